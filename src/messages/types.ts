import type { IssueCode, IssueOf } from '../core/model';

/** One message per code: a missing message does not compile. */
export type MessagesOf<Facts> = { readonly [C in keyof Facts & IssueCode]: (issue: IssueOf<C>) => string };
export type Messages = { readonly [C in IssueCode]: (issue: IssueOf<C>) => string };
export type Language = 'zh-CN' | 'en';

import type { Issue, IssueCode, IssueOf } from '../core/model';
import { en } from './en';
import { zhCN } from './zh-CN';
import { place } from './place';
import type { Language, Messages } from './types';

export type { Language } from './types';
export const languages: Readonly<Record<Language, Messages>> = { 'zh-CN': zhCN, en };

/** The issue as one sentence for people, with its place in front. */
export function formatIssue(issue: Issue, language: Language): string {
  return place(issue.at, language) + formatFinding(issue, language);
}

/** The sentence without its place, for lists that show the place in a column of its own. */
export function formatFinding<C extends IssueCode>(issue: IssueOf<C>, language: Language): string {
  return languages[language][issue.code](issue);
}

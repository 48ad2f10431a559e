import type { IssueFacts } from './issue-codes';

export type { AttachmentType } from './issue-codes/file';

export type Severity = 'error' | 'warning' | 'info';

/** Where something was found: whatever of it is known. Rows and columns are zero-based; lines count from 1. */
export type Place = {
  readonly file?: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: number;
  readonly line?: number;
};

export type IssueCode = keyof IssueFacts;

/** A finding in people's data: a code and the facts that its message needs (words live in `messages`). */
export type IssueOf<C extends IssueCode> = {
  readonly code: C;
  readonly severity: Severity;
  readonly at?: Place;
} & Readonly<IssueFacts[C]>;
export type Issue = { [C in IssueCode]: IssueOf<C> }[IssueCode];

export type FactsOf<C extends IssueCode> = IssueFacts[C] & { readonly at?: Place; readonly severity?: Severity };

/** Makes an issue; a warning unless the caller says otherwise. */
export function issue<C extends IssueCode>(code: C, facts: FactsOf<C>): IssueOf<C> {
  return { ...facts, severity: facts.severity ?? 'warning', code };
}

/** A value together with everything that was doubtful on the way to it. */
export type WithIssues<T> = { readonly value: T; readonly issues: readonly Issue[] };

/**
 * A broken world (unreadable file, refused write, missing host feature), thrown at the rim.
 * The code has a message in every language, as an issue's has.
 */
export class AdapterError extends Error {
  override readonly name = 'AdapterError';
  readonly issue: Issue;
  constructor(issue: Issue, options?: { cause?: unknown }) {
    super(issue.code, options);
    this.issue = issue;
  }
  get code(): IssueCode {
    return this.issue.code;
  }
}

/** `throw failure('xlsx.encrypted', { file }, cause)`: an AdapterError of that code. */
export function failure<C extends IssueCode>(code: C, facts: FactsOf<C>, cause?: unknown): AdapterError {
  const found: unknown = issue(code, { severity: 'error', ...facts });
  return new AdapterError(found as Issue, cause === undefined ? undefined : { cause });
}

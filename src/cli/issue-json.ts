import { cellName, type Issue, type Place } from '../core/model';
import { formatFinding, formatIssue, type Language } from '../messages';
import type { CliWords } from '../messages/cli';

export type IssueJson = {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly at?: { readonly file?: string; readonly sheet?: string; readonly cell?: string; readonly line?: number };
};

/** An issue as the command line's JSON has it: code, severity, words, place. */
export function issueJson(issue: Issue, language: Language): IssueJson {
  const base = { code: issue.code, severity: issue.severity, message: formatFinding(issue, language) };
  return issue.at === undefined ? base : { ...base, at: placeJson(issue.at) };
}

function placeJson(at: Place): NonNullable<IssueJson['at']> {
  return {
    ...(at.file === undefined ? {} : { file: at.file }),
    ...(at.sheet === undefined ? {} : { sheet: at.sheet }),
    ...(at.row === undefined || at.column === undefined ? {} : { cell: cellName(at.row, at.column) }),
    ...(at.line === undefined ? {} : { line: at.line }),
  };
}

/** `必须改：《…》F7：…` */
export function issueLine(issue: Issue, language: Language, words: CliWords): string {
  return `${words.severity[issue.severity]}${language === 'en' ? ': ' : '：'}${formatIssue(issue, language)}`;
}

export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === 'error');
}

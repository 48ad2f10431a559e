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

/**
 * The sentence without its place, for lists that show the place in a column of its own; behind it what the filler said
 * to it (情况说明), where something was said.
 */
export function formatFinding<C extends IssueCode>(issue: IssueOf<C>, language: Language): string {
  const sentence = languages[language][issue.code](issue);
  const said = explanationOf(issue);
  if (said === null) return sentence;
  return language === 'en' ? `${sentence} (The unit explains: ${said})` : `${sentence}（单位说明：${said}）`;
}

function explanationOf(issue: object): string | null {
  return 'explanation' in issue && typeof issue.explanation === 'string' ? issue.explanation : null;
}

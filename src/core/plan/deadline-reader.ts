import { issue, type Deadline, type Issue } from '../model';
import { isDeadlineText, readDeadline, type DeadlineContext } from './deadline';
import { fold } from './fold';
import { proseDeadlines } from './prose-deadlines';

/** Reads a document's deadlines in order, remembers the year that was named last, and gathers what is doubtful. */
export type DeadlineReader = {
  /** one deadline */
  readonly read: (text: string, line: number) => Deadline;
  /** the value of a label or cell, which may hold several (6月底前…，10月底前…) */
  readonly readStated: (text: string, line: number) => Deadline[];
  readonly issues: () => readonly Issue[];
};

/** 3月、6月、9月: a list in which every part is a deadline of its own. */
function listed(text: string): string[] {
  if (text.length > 60) return [];
  const parts = text.split(/[、，,;；\s]+/).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => isDeadlineText(fold(part))) ? parts : [];
}

export function deadlineReader(context: DeadlineContext): DeadlineReader {
  const issues: Issue[] = [];
  const told = new Set<string>();
  // a ledger's row and the task made of it have the same deadline
  const tell = (one: Issue, key: string): void => {
    if (!told.has(key)) issues.push(one);
    told.add(key);
  };
  const yearless = new Map<string, { text: string; line: number }>();
  let neighbour: number | undefined;
  const known = context.year !== undefined || (context.issuedOn ?? null) !== null;
  const read = (text: string, line: number): Deadline => {
    const here = known || neighbour === undefined ? context : { ...context, year: neighbour };
    const found = readDeadline(text, here);
    if (found.deadline.due !== null && /\d{4}/.test(fold(text))) neighbour = Number(found.deadline.due.slice(0, 4));
    const at = { line };
    if (found.impossible !== undefined)
      tell(issue('deadline.impossible', { text, meant: found.impossible, at }), `impossible ${line} ${text}`);
    if (found.ambiguous !== undefined) {
      const [first, second] = found.ambiguous;
      tell(issue('deadline.ambiguous', { text, first, second, at, severity: 'info' }), `ambiguous ${line} ${text}`);
    }
    if (found.yearless === true) yearless.set(`${line} ${text}`, { text, line });
    if (found.deadline.kind === 'unclear')
      tell(issue('deadline.unreadable', { text, at }), `unreadable ${line} ${text}`);
    return found.deadline;
  };
  const readStated = (text: string, line: number): Deadline[] => {
    const dated = proseDeadlines(text);
    const parts = dated.length > 1 ? dated : listed(text);
    return parts.length > 1 ? parts.map((part) => read(part, line)) : [read(text, line)];
  };
  const all = (): Issue[] => {
    const [first] = yearless.values();
    if (first === undefined) return issues;
    return [...issues, issue('deadline.noYear', { text: first.text, count: yearless.size, at: { line: first.line } })];
  };
  return { read, readStated, issues: all };
}

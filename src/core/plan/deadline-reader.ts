import { issue, type Deadline, type Issue } from '../model';
import { readDeadline, type DeadlineContext } from './deadline';
import { fold } from './fold';
import { proseDeadlines } from './prose-deadlines';

/** Reads a document's deadlines in order, remembers the year that was named last, and gathers what is doubtful. */
export type DeadlineReader = {
  /** one deadline */
  readonly read: (text: string, line: number) => Deadline;
  /** the value of a label or cell, which may hold several (6月底前…，10月底前…) */
  readonly readStated: (text: string, line: number) => Deadline[];
  readonly issues: readonly Issue[];
};

export function deadlineReader(context: DeadlineContext, firstYear: number | undefined): DeadlineReader {
  const issues: Issue[] = [];
  let neighbour = firstYear;
  const known = context.year !== undefined || (context.issuedOn ?? null) !== null;
  const read = (text: string, line: number): Deadline => {
    const here = known || neighbour === undefined ? context : { ...context, year: neighbour };
    const found = readDeadline(text, here);
    if (found.deadline.due !== null && /\d{4}/.test(fold(text))) neighbour = Number(found.deadline.due.slice(0, 4));
    const at = { line };
    if (found.impossible !== undefined)
      issues.push(issue('deadline.impossible', { text, meant: found.impossible, at }));
    if (found.ambiguous !== undefined) {
      const [first, second] = found.ambiguous;
      issues.push(issue('deadline.ambiguous', { text, first, second, at, severity: 'info' }));
    }
    if (found.yearless === true) issues.push(issue('deadline.noYear', { text, at }));
    if (found.deadline.kind === 'unclear') issues.push(issue('deadline.unreadable', { text, at }));
    return found.deadline;
  };
  const readStated = (text: string, line: number): Deadline[] => {
    const parts = text.length > 14 ? proseDeadlines(text) : [];
    return parts.length > 1 ? parts.map((part) => read(part, line)) : [read(text, line)];
  };
  return { read, readStated, issues };
}

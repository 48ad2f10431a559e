import { taskTitles } from '../ledger';
import { cellText, likenesses, matchKey, unitDirectory, type ColumnKey, type Grid, type Ledger } from '../model';
import type { Header } from '../sheet';

/** From this likeness on a cell says a task of the ledger. */
const SAYS_TASK = 0.8;

/**
 * A table that was copied without its header: the column whose cells say the ledger's tasks is the task column, and if
 * of all others just one holds free text, that is the progress. Null where that is not clear.
 */
export function headerlessTable(grid: Grid, ledger: Ledger): Header | null {
  const width = Math.max(0, ...grid.rows.map((row) => row?.length ?? 0));
  const columns = Array.from({ length: Math.min(width, 60) }, (_, column) =>
    grid.rows.map((row) => cellText(row?.[column])).filter((text) => text !== ''),
  );
  const titles = taskTitles(ledger.template);
  const task = columns.findIndex((texts) => texts.length >= 2 && saysTasks(texts, titles));
  if (task === -1) return null;
  const kinds = columns.map((texts, column) => (column === task ? 'task' : kindOf(texts, ledger)));
  const free = kinds.flatMap((kind, column) => (kind === 'free' ? [column] : []));
  const [progress] = free;
  if (free.length !== 1 || progress === undefined) return null;
  const found = new Map<ColumnKey, number[]>([
    ['task', [task]],
    ['progress', [progress]],
  ]);
  kinds.forEach((kind, column) => {
    if (kind !== 'free' && kind !== 'empty' && !found.has(kind)) found.set(kind, [column]);
  });
  const first = grid.rows.findIndex((row) => likenesses([cellText(row?.[task])], titles, SAYS_TASK).length > 0);
  return { top: first, bottom: first - 1, columns: found, titles: columns.map(() => ''), score: 0 };
}

function saysTasks(texts: readonly string[], titles: readonly string[]): boolean {
  const saying = new Set(likenesses(texts, titles, SAYS_TASK).map((pair) => pair.left));
  return saying.size >= 2 && saying.size * 2 >= texts.length;
}

type Kind = 'sequence' | 'status' | 'responsibleUnit' | 'closedOn' | 'deadline' | 'empty' | 'free' | 'task';

function kindOf(texts: readonly string[], ledger: Ledger): Kind {
  const most = (test: (text: string) => boolean): boolean => texts.filter(test).length * 3 >= texts.length * 2;
  if (texts.length === 0) return 'empty';
  if (most((text) => /^\d{1,4}$/.test(text))) return 'sequence';
  const words = new Set(ledger.template.vocabulary.flatMap((entry) => entry.words).map(matchKey));
  if (most((text) => words.has(matchKey(text)))) return 'status';
  const directory = unitDirectory(ledger.template);
  if (most((text) => text.split(/[、，,\s]/).every((part) => directory.canonical(part) !== null)))
    return 'responsibleUnit';
  if (most((text) => /^\d{4}-\d{2}-\d{2}/.test(text))) return 'closedOn';
  const deadlines = new Set(ledger.template.assignments.map((assignment) => assignment.deadline?.text ?? ''));
  return most((text) => deadlines.has(text)) ? 'deadline' : 'free';
}

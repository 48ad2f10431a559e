import { matchKey, type Assignment, type ColumnKey, type Decision, type Period, type Template } from '../model';
import { valueText } from '../validate/values';
import { statusWords } from '../validate/vocabulary';
import { namesSilentUnits, rollUpStatus, stackTexts, statusText, type Part } from './compose';
import { CONFIRMED_WORDS } from './compose-words';
import type { Conflict } from './conflict';
import { applyCorrections } from './correction';
import { issuedText } from './issued';
import type { LoggedEntry } from './log';
import type { OpenTask, UnitPart } from './task';

/** One fillable cell of the ledger. */
export type CellState = {
  readonly text: string;
  /** the period that the text belongs to; null where nothing stands */
  readonly period: Period | null;
  /** ids of the entries behind it */
  readonly sources: readonly string[];
  /** the coordinator's own words, where they stand instead of the units' */
  readonly decision: Decision | null;
  readonly conflicts: readonly Conflict[];
  /** where nothing could be decided and an earlier text still stands: what waits, so that words written over it settle it */
  readonly waiting?: { readonly period: Period; readonly sources: readonly string[] };
};

const NOTHING: CellState = { text: '', period: null, sources: [], decision: null, conflicts: [] };

/** The column's text of the latest period that has one; an undecided answer leaves what stood there before. */
export function latestCell(task: OpenTask, column: ColumnKey, periods: readonly Period[]): CellState {
  const cell = latestText(task, column, periods);
  return column === 'status' ? withConfirmation(task, cell, periods) : cell;
}

/** A task that was confirmed as closed (销号) stays so while its units go on saying that it is done. */
function withConfirmation(task: OpenTask, cell: CellState, periods: readonly Period[]): CellState {
  if (!task.template.confirmsClosing || cell.decision !== null) return cell;
  if (statusWords(task.template.vocabulary).statusOf(cell.text) !== 'done') return cell;
  const decision = confirmation(task, periods);
  return decision === null || typeof decision.choice !== 'object' ? cell : { ...cell, text: decision.choice.text };
}

/** The coordinator's latest confirmation up to the given periods, latest first; null where there is none. */
export function confirmation(task: OpenTask, periods: readonly Period[]): Decision | null {
  for (const period of periods) {
    const found = task.decisionsIn(period).findLast(isConfirmation);
    if (found !== undefined) return found;
  }
  return null;
}

function isConfirmation({ key, column, choice }: Decision): boolean {
  const text = typeof choice === 'object' ? matchKey(choice.text) : '';
  return key.unit === null && column === 'status' && CONFIRMED_WORDS.some((word) => matchKey(word) === text);
}

function latestText(task: OpenTask, column: ColumnKey, periods: readonly Period[]): CellState {
  const undecided: { period: Period; sources: readonly string[]; conflicts: readonly Conflict[] }[] = [];
  for (const period of periods) {
    const cell = cellIn(task, column, period);
    if (cell.period !== null) return withWaiting(cell, undecided);
    if (cell.conflicts.length > 0) undecided.push({ period, sources: cell.sources, conflicts: cell.conflicts });
  }
  return withWaiting(standingCell(column, task.assignment), undecided);
}

/** What stands in a cell before anybody has answered: nothing, or the coordinator's remark. */
export function standingCell(column: ColumnKey, assignment: Assignment): CellState {
  return column === 'remarks' && assignment.remarks !== '' ? { ...NOTHING, text: assignment.remarks } : NOTHING;
}

function withWaiting(
  cell: CellState,
  undecided: readonly { period: Period; sources: readonly string[]; conflicts: readonly Conflict[] }[],
): CellState {
  const [latest] = undecided;
  if (latest === undefined) return cell;
  const conflicts = [...undecided.flatMap((one) => one.conflicts), ...cell.conflicts];
  return { ...cell, conflicts, waiting: { period: latest.period, sources: latest.sources } };
}

/** The column's text of exactly this period: the units' answers, or the coordinator's words over them. */
export function cellIn(task: OpenTask, column: ColumnKey, period: Period): CellState {
  const entries = task.entriesIn(period);
  const decisions = task.decisionsIn(period);
  if (entries.length === 0 && !decisions.some((one) => one.column === column)) return NOTHING;
  const parts = task.partsIn(period);
  const shown = entries.length === 0 ? NOTHING : composeCell(task, column, period, parts);
  return applyCorrections(task, column, period, shown, parts);
}

function composeCell(task: OpenTask, column: ColumnKey, period: Period, parts: readonly UnitPart[]): CellState {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return onlyCell(task, column, period, only);
  const answers = parts.flatMap((part) => part.answers.get(column) ?? []);
  const sources = answers.flatMap((answer) => answer.ids);
  const conflicts = parts.flatMap((part) => versionConflict(task, column, period, part));
  const answering = parts.filter((part) => !part.silent && !part.closedBefore);
  const undecided = answering.every((part) => part.answers.get(column)?.text === null);
  if (undecided) return { ...NOTHING, sources, conflicts };
  return { text: composeText(task, column, parts), period, sources, decision: null, conflicts };
}

/** The cell of a task that one unit answers alone, which most are. */
function onlyCell(task: OpenTask, column: ColumnKey, period: Period, part: UnitPart): CellState {
  const sources = part.answers.get(column)?.ids ?? [];
  const conflicts = versionConflict(task, column, period, part);
  const answers = !part.silent && !part.closedBefore;
  if (!answers || part.answers.get(column)?.text === null) return { ...NOTHING, sources, conflicts };
  return { text: composeText(task, column, [part]), period, sources, decision: null, conflicts };
}

function composeText(task: OpenTask, column: ColumnKey, parts: readonly UnitPart[]): string {
  const several = task.units.length > 1;
  if (column === 'status') {
    const standings = parts.map(({ status, silent, answers }) => ({
      status,
      silent,
      text: answers.get('status')?.text ?? '',
    }));
    return statusText(standings, task.template);
  }
  if (column === 'closedOn' && several) return closedOnOf(parts, task.template) ?? '';
  const texts = parts.map((part): Part => {
    const text = part.answers.get(column)?.text;
    return { unit: part.unit, text: text ?? '', silent: part.silent, undecided: text === null };
  });
  const text = several ? stackTexts(texts, namesSilentUnits(column)) : (texts[0]?.text ?? '');
  return column === 'remarks' ? withStandingRemark(text, task.assignment.remarks) : text;
}

/** The coordinator's own remark on the task stays in front of the units'. */
function withStandingRemark(text: string, standing: string): string {
  if (standing === '' || text.includes(standing)) return text;
  return text === '' ? standing : `${standing}\n${text}`;
}

function closedOnOf(parts: readonly UnitPart[], template: Template): string | null {
  const status = rollUpStatus(
    parts.map((part) => ({ status: part.status, silent: part.silent, text: '' })),
    template.statusRollUp,
  );
  if (status !== 'done') return null;
  const days = parts.flatMap((part) => (part.closedOn === null ? [] : [part.closedOn])).sort();
  return days.at(-1) ?? null;
}

function versionConflict(task: OpenTask, column: ColumnKey, period: Period, part: UnitPart): Conflict[] {
  const answer = part.answers.get(column);
  if (answer === undefined || answer.open.length === 0 || part.closedBefore) return [];
  const versions = [...answer.open].reverse();
  const textOf = (logged: LoggedEntry): string => valueText(logged.entry.values, column, task.template);
  const [likeliest] = versions.filter((logged) => textOf(logged) !== answer.text);
  return [
    {
      kind: 'versions',
      taskId: task.assignment.taskId,
      task: task.assignment.title,
      unit: part.unit,
      period,
      column,
      issued: issuedText(task.index, answer.ids, column),
      theirs: likeliest === undefined ? '' : textOf(likeliest),
      ours: answer.text ?? '',
      files: [...new Set(versions.map(({ entry }) => entry.file.name))].sort(),
      entries: versions.map(({ entry }) => entry.id),
      versions: versions.map((logged) => ({
        text: textOf(logged),
        file: logged.entry.file.name,
        entry: logged.entry.id,
        savedAt: logged.savedAt,
      })),
    },
  ];
}

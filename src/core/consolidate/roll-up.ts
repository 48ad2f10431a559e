import { periodAt, periodEnd, periodStart, tasksOf } from '../ledger';
import {
  plainText,
  unitDirectory,
  unitNamedIn,
  type Assignment,
  type Book,
  type ColumnKey,
  type EntrySource,
  type FileRef,
  type Identity,
  type Ledger,
  type Period,
  type Status,
  type Template,
  type UnitReturn,
} from '../model';
import { LOG_SHEET, readLedger, readMetadata, type LedgerSheet } from '../sheet';
import { unitColumns } from '../validate/values';
import { statusWords } from '../validate/vocabulary';
import { ledgerAsShown } from './as-shown';
import { rollUpStatus } from './compose';
import { indexLog, type LogIndex } from './log';
import { readStates, type TaskState } from './state';
import type { ReturnInput } from './types';

/**
 * A ledger of the level below (a bureau's, for the city) as that unit's return to the level above. Its rows answer the
 * tasks that they were cut from; several rows of one task are put together, statuses rolled up, quantities added. Each
 * answer carries the lowest answers behind it, so that a cell can be traced through any number of levels. Whose ledger
 * it is, is certain only where it says so itself.
 */
export function rollUp(
  sheet: LedgerSheet,
  file: FileRef,
  parent: Ledger,
  options: { readonly period: Period; readonly savedAt?: string | null },
): UnitReturn {
  const child = ledgerAsShown(sheet, periodEnd(options.period, parent.template.calendar));
  const unit = unitOf(child, file, parent);
  const states = readStates(indexLog(child), options.period);
  const rows = parentRows(states, child, parent, options.period, file);
  const answered = new Set(rows.map(({ match }) => (match.kind === 'matched' ? match.taskId : '')));
  const asked = unit === null ? [] : tasksOf(parent.template, unit).map(({ taskId }) => taskId);
  return {
    file,
    sheet: sheet.sheet,
    identity: declared(child, unit, parent, options.period),
    unit,
    period: options.period,
    revision: child.runs.length,
    savedAt: options.savedAt ?? null,
    recognisedBy: child.identity.unit === undefined ? ['title'] : ['metadata'],
    rows,
    missingTaskIds: asked.filter((taskId) => !answered.has(taskId)),
  };
}

/** True for a ledger that is not this one and whose rows were cut from this one's tasks. */
export function isLowerLedger(child: Ledger, parent: Ledger): boolean {
  if (child.identity.ledgerId === parent.identity.ledgerId) return false;
  const links = parentTasks(parent);
  return child.template.assignments.some((assignment) => parentTaskOf(assignment, links) !== null);
}

function unitOf(child: Ledger, file: FileRef, parent: Ledger): string | null {
  const directory = unitDirectory(parent.template);
  const declaredUnit = child.identity.unit;
  if (declaredUnit !== undefined) return directory.canonical(declaredUnit) ?? declaredUnit;
  return unitNamedIn(file.name, directory) ?? unitNamedIn(child.template.title, directory);
}

function declared(child: Ledger, unit: string | null, parent: Ledger, period: Period): Identity | null {
  if (child.identity.unit === undefined || unit === null) return null;
  const { ledgerId, templateVersion } = parent.identity;
  return { ledgerId, templateVersion, kind: 'return', unit, period, revision: child.runs.length };
}

/** The parent's task of each id that a child's row may name: its own, and that of the plan it was cut from. */
function parentTasks(parent: Ledger): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  for (const { taskId, planTaskId } of parent.template.assignments) {
    links.set(taskId, taskId);
    if (planTaskId !== null && !links.has(planTaskId)) links.set(planTaskId, taskId);
  }
  return links;
}

function parentTaskOf(assignment: Assignment, links: ReadonlyMap<string, string>): string | null {
  const named = [assignment.parentTaskId, assignment.planTaskId, assignment.taskId];
  for (const id of named) {
    const taskId = id === undefined || id === null ? undefined : links.get(id);
    if (taskId !== undefined) return taskId;
  }
  return null;
}

function parentRows(
  states: readonly TaskState[],
  child: Ledger,
  parent: Ledger,
  period: Period,
  file: FileRef,
): UnitReturn['rows'] {
  const links = parentTasks(parent);
  const groups = new Map<string, TaskState[]>();
  for (const state of states) {
    const taskId = parentTaskOf(state.assignment, links);
    if (taskId === null) continue;
    const own = groups.get(taskId);
    if (own === undefined) groups.set(taskId, [state]);
    else own.push(state);
  }
  const index = indexLog(child);
  return [...groups].map(([taskId, own], row) => ({
    row: {
      row,
      idText: taskId,
      cells: rolledCells(own, child.template, parent.template, period),
      columns: {},
      marks: [],
      sources: own.flatMap((state) => sourcesOf(state, index, file, period, parent.template)),
    },
    match: { kind: 'matched', taskId, by: 'id', confidence: 1 },
  }));
}

function rolledCells(
  states: readonly TaskState[],
  child: Template,
  parent: Template,
  period: Period,
): Partial<Record<ColumnKey, string>> {
  const current = states.filter((state) => isWithin(state.period, period, child, parent));
  const cells: Partial<Record<ColumnKey, string>> = {};
  for (const column of unitColumns(parent)) {
    const texts = current.map((state) => ({ state, text: freshText(state, column, period, child, parent) }));
    if (column === 'status') cells.status = rolledStatus(states, current, parent);
    else if (column === 'closedOn') cells.closedOn = rolledDay(states);
    else
      cells[column] = together(
        texts.filter(({ text }) => text !== ''),
        states.length,
        column,
      );
  }
  return cells;
}

/** A task of the level above is done when all rows cut from it are, whichever period they were done in. */
function rolledStatus(states: readonly TaskState[], current: readonly TaskState[], parent: Template): string {
  if (current.length === 0) return '';
  const standings = states.map(({ status }) => ({ status, text: '', silent: status === null }));
  const status: Status | null = rollUpStatus(standings, 'allUnits');
  return status === null ? '' : statusWords(parent.vocabulary).wordOf(status);
}

function rolledDay(states: readonly TaskState[]): string {
  if (!states.every(({ status }) => status === 'done')) return '';
  return (
    states
      .flatMap(({ closedOn }) => closedOn ?? [])
      .sort()
      .at(-1) ?? ''
  );
}

/** Only what was said in this period goes up; older words went up in theirs. */
function freshText(state: TaskState, column: ColumnKey, period: Period, child: Template, parent: Template): string {
  const cell = state.cells.get(column);
  return cell !== undefined && isWithin(cell.period, period, child, parent) ? cell.text : '';
}

/** One row's text as it is; several under their titles; plain numbers added up, several units' in one row too. */
function together(
  texts: readonly { readonly state: TaskState; readonly text: string }[],
  rows: number,
  column: ColumnKey,
): string {
  const [only] = texts;
  if (only === undefined) return '';
  const numbers = texts.map(({ state, text }) => numberOf(text) ?? sumOfUnits(state, column));
  if (numbers.every((one) => one !== null) && (rows > 1 || numberOf(only.text) === null)) {
    return String(Number(numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0).toFixed(6)));
  }
  if (rows === 1) return only.text;
  return texts.map(({ state, text }) => `${state.assignment.title}：${text}`).join('\n');
}

/** What several units of one row say, where all that say something give a number and nobody has written over it. */
function sumOfUnits(state: TaskState, column: ColumnKey): number | null {
  const cell = state.cells.get(column);
  if (cell === undefined || cell.decision !== null || cell.period !== state.period) return null;
  const texts = state.parts.flatMap(({ answers }) => answers.get(column)?.text ?? []).filter((text) => text !== '');
  const numbers = texts.map(numberOf);
  if (numbers.length === 0 || !numbers.every((one) => one !== null)) return null;
  return numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

/** 12, 1,200 or １２.５; never a percentage, a date or a number with words. */
function numberOf(text: string): number | null {
  const plain = plainText(text);
  return /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(plain) ? Number(plain.replaceAll(',', '')) : null;
}

/** A month of the level below lies within the quarter of the level above. */
function isWithin(own: Period | null, period: Period, child: Template, parent: Template): boolean {
  if (own === null) return false;
  return (
    periodStart(own, child.calendar) >= periodStart(period, parent.calendar) &&
    periodEnd(own, child.calendar) <= periodEnd(period, parent.calendar)
  );
}

/** The lowest answers: where the child's own answers were rolled up, those behind them. */
function sourcesOf(state: TaskState, index: LogIndex, file: FileRef, period: Period, parent: Template): EntrySource[] {
  // older words went up in their own period; a status counts from whichever period it is
  const counting = [...state.cells].flatMap(([column, cell]) =>
    column === 'status' || isWithin(cell.period, period, index.ledger.template, parent) ? [cell] : [],
  );
  const ids = new Set(counting.flatMap(({ sources }) => sources));
  const found = [...ids].sort().flatMap((id): EntrySource[] => {
    const entry = index.all.get(id);
    if (entry === undefined) return [];
    const { unit, taskId } = entry;
    return entry.sources ?? [{ unit, period: entry.period, taskId, entry: id, file: entry.file }];
  });
  const { taskId } = state.assignment;
  const byHand = counting.some(({ decision }) => decision !== null);
  const own: EntrySource[] = byHand ? [{ unit: state.units[0] ?? '—', period, taskId, entry: 'hand', file }] : [];
  return [...found, ...own];
}

/**
 * A returned file that is itself a ledger whose rows were cut from this ledger's tasks, as that unit's return; null for
 * every other file.
 */
export function rollUpInput(
  book: Book,
  file: FileRef,
  parent: Ledger,
  options: { readonly asOf: string; readonly period?: Period },
): ReturnInput | null {
  // hundreds of returns come this way: only a workbook with a log can be a ledger
  if (!book.sheets.some(({ name }) => name === LOG_SHEET)) return null;
  const metadata = readMetadata(book.sheets);
  if (metadata.kind !== 'read' || metadata.metadata.identity.kind !== 'ledger') return null;
  if (!isLowerLedger({ ...metadata.metadata, entries: [] }, parent)) return null;
  const { value, issues } = readLedger(book, file.name);
  const period = options.period ?? periodAt(parent.template.calendar, options.asOf);
  return { kind: 'return', file, returns: [rollUp(value, file, parent, { period, savedAt: book.savedAt })], issues };
}

import type { ColumnKey, Decision, Period } from '../model';
import { valueText } from '../validate/values';
import type { CellState } from './cell';
import type { Conflict } from './conflict';
import { issuedText } from './issued';
import { coversAll } from './resolve';
import type { OpenTask, UnitPart } from './task';

/** The coordinator's words for a cell, with every entry that they were written or kept against. */
type Correction = { readonly decision: Decision; readonly text: string; readonly against: ReadonlySet<string> };

/**
 * Lays the coordinator's own words over what the units' answers make. They stand until a unit sends something else
 * for the same period; then they stay in the cell and the cell is a conflict.
 */
export function applyCorrections(
  task: OpenTask,
  column: ColumnKey,
  period: Period,
  natural: CellState,
  parts: readonly UnitPart[],
): CellState {
  const correction = standingCorrection(task.decisionsIn(period), column);
  if (correction === null) return natural;
  // words written over versions that differ settle them; over later versions they stand as one value more
  const conflicts = natural.conflicts
    .filter((one) => !coversAll(correction.against, one.entries))
    .map((one): Conflict => ({ ...one, ours: correction.text, corrected: true }));
  const cell = { ...natural, text: correction.text, period, decision: correction.decision, conflicts };
  if (natural.period !== null && natural.text === correction.text) return cell;
  const before = textsBefore(task, column, correction.against);
  const changed = parts.filter((part) => saysSomethingElse(column, part, correction.against, before));
  if (changed.length === 0) return cell;
  return { ...cell, conflicts: [...conflicts, conflict(task, column, period, natural, correction, changed)] };
}

/** Decisions in the order they were made: the last words hold; “ours” keeps them, “theirs” lets them go. */
function standingCorrection(decisions: readonly Decision[], column: ColumnKey): Correction | null {
  return decisions
    .filter((decision) => decision.column === column && decision.key.unit === null)
    .reduce<Correction | null>((standing, decision) => {
      if (typeof decision.choice === 'object') {
        return { decision, text: decision.choice.text, against: new Set(decision.for) };
      }
      if (decision.choice === 'theirs' || standing === null) return null;
      return { ...standing, against: new Set([...standing.against, ...decision.for]) };
    }, null);
}

/** What each unit had said when the correction was written. */
function textsBefore(
  task: OpenTask,
  column: ColumnKey,
  against: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const texts = new Map<string, Set<string>>();
  for (const id of against) {
    const entry = task.index.all.get(id);
    if (entry === undefined) continue;
    const unit = task.index.directory.canonical(entry.unit) ?? entry.unit;
    texts.set(unit, (texts.get(unit) ?? new Set()).add(valueText(entry.values, column, task.template)));
  }
  return texts;
}

/** True where the unit's answer is no longer one that the correction was written against. */
function saysSomethingElse(
  column: ColumnKey,
  part: UnitPart,
  against: ReadonlySet<string>,
  textsOf: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const answer = part.answers.get(column);
  if (part.closedBefore || answer === undefined || answer.text === null || coversAll(against, answer.ids)) return false;
  const before = textsOf.get(part.unit);
  return before === undefined ? answer.text !== '' : !before.has(answer.text);
}

function conflict(
  task: OpenTask,
  column: ColumnKey,
  period: Period,
  natural: CellState,
  correction: Correction,
  changed: readonly UnitPart[],
): Conflict {
  const answers = changed.flatMap((part) => {
    const answer = part.answers.get(column);
    return answer === undefined ? [] : [{ unit: part.unit, answer }];
  });
  const ids = answers.flatMap(({ answer }) => answer.ids);
  const files = ids.flatMap((id) => task.index.all.get(id)?.file.name ?? []);
  return {
    kind: 'correction',
    taskId: task.assignment.taskId,
    task: task.assignment.title,
    unit: changed[0]?.unit ?? '',
    period,
    column,
    issued: issuedText(task.index, ids, column),
    theirs: natural.text,
    ours: correction.text,
    files: [...new Set(files)].sort(),
    entries: natural.sources,
    versions: answers.map(({ answer }) => ({
      text: answer.text ?? '',
      file: answer.entry?.entry.file.name ?? '',
      entry: answer.entry?.entry.id ?? '',
      savedAt: answer.entry?.savedAt ?? null,
    })),
  };
}

import type { ColumnKey, Decision, Period } from '../model';
import { valueText } from '../validate/values';
import type { CellState } from './cell';
import type { Conflict } from './conflict';
import { issuedText } from './issued';
import { coversAll } from './resolve';
import type { OpenTask, UnitPart } from './task';

/** The coordinator's words for a cell, with every entry that they were written or kept against. */
type Correction = { readonly decision: Decision; readonly text: string; readonly against: readonly string[] };

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
  // words written over versions that differ settle them
  const conflicts = natural.conflicts.filter((one) => !coversAll(correction.against, one.entries));
  const cell = { ...natural, text: correction.text, period, decision: correction.decision, conflicts };
  if (natural.period !== null && natural.text === correction.text) return cell;
  const changed = parts.filter((part) => saysSomethingElse(task, column, part, correction.against));
  if (changed.length === 0) return cell;
  return { ...cell, conflicts: [...conflicts, conflict(task, column, period, natural, correction, changed)] };
}

/** Decisions in the order they were made: the last words hold; “ours” keeps them, “theirs” lets them go. */
function standingCorrection(decisions: readonly Decision[], column: ColumnKey): Correction | null {
  return decisions
    .filter((decision) => decision.column === column && decision.key.unit === null)
    .reduce<Correction | null>((standing, decision) => {
      if (typeof decision.choice === 'object') {
        return { decision, text: decision.choice.text, against: decision.for };
      }
      if (decision.choice === 'theirs' || standing === null) return null;
      return { ...standing, against: [...standing.against, ...decision.for] };
    }, null);
}

/** True where the unit's answer is no longer one that the correction was written against. */
function saysSomethingElse(task: OpenTask, column: ColumnKey, part: UnitPart, against: readonly string[]): boolean {
  const answer = part.answers.get(column);
  if (part.closedBefore || answer === undefined || answer.text === null || coversAll(against, answer.ids)) return false;
  const before = against.flatMap((id) => {
    const entry = task.index.all.get(id);
    const unit = entry === undefined ? null : (task.index.directory.canonical(entry.unit) ?? entry.unit);
    return entry !== undefined && unit === part.unit ? [valueText(entry.values, column, task.template)] : [];
  });
  return before.length === 0 ? answer.text !== '' : !before.includes(answer.text);
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

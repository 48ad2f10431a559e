import { lastDayOf, MOST_IN_CELL, ownersOf } from '../ledger';
import type { Assignment, ColumnKey } from '../model';

export type CellTexts = Readonly<Partial<Record<ColumnKey, string>>>;

/**
 * What the coordinator's columns say about a task; with a unit given, as its return shows it (its own person). Texts
 * are trimmed, since that is how a sheet gives them back.
 */
export function issuedCells(assignment: Assignment, unit: string | null = null): CellTexts {
  const owners = unit === null ? assignment.owners.map((owner) => owner.name) : ownersOf(assignment, unit);
  const texts: Record<string, string> = {
    sequence: assignment.sequence,
    section: assignment.section.at(-1) ?? '',
    task: assignment.title,
    requirement: assignment.requirements.join('\n'),
    deadline: assignment.deadline?.text ?? '',
    leadUnit: assignment.leadUnits.join('、'),
    responsibleUnit: assignment.responsibleUnits.join('、'),
    supportingUnit: assignment.supportingUnits.join('、'),
    owner: [...new Set(owners)].join(' '),
    supervisingLeader: assignment.supervisingLeader,
    remarks: assignment.remarks,
    ...originCells(assignment),
    ...assignment.extra,
    ...officeCell(assignment, unit),
  };
  for (const key of Object.keys(texts)) texts[key] = fitted((texts[key] ?? '').trim());
  return texts;
}

/** No cell holds more than 32,767 characters; `checkTemplate` says so where a text is cut. */
function fitted(text: string): string {
  return text.length <= MOST_IN_CELL ? text : `${text.slice(0, MOST_IN_CELL - 1)}…`;
}

/** 市财政局：国库科 in the ledger; a unit's return shows its own office alone. */
function officeCell({ extra }: Assignment, unit: string | null): Record<string, string> {
  const offices = extra?.['extra:office'];
  if (offices === undefined || unit === null) return {};
  const own = offices.split('\n').filter((line) => line.startsWith(`${unit}：`));
  return { 'extra:office': own.map((line) => line.slice(unit.length + 1)).join('、') };
}

function originCells(assignment: Assignment): Record<string, string> {
  const origin = assignment.origin;
  if (origin === undefined) return {};
  return { 'extra:origin': origin.text, 'extra:assignedOn': origin.assignedOn ?? '' };
}

/**
 * The last day on which a task is in time, by what its deadline's words say; null where they name none, and for a
 * withdrawn task, which is never late.
 */
export function dueOf(assignment: Assignment): string | null {
  const due = assignment.withdrawn === true ? null : (assignment.deadline?.due ?? null);
  return due === null ? null : lastDayOf(due);
}

import type { Assignment, Ledger, Projection, Template } from '../model';
import { tasksOf } from './assignment';
import { newLedger } from './new-ledger';
import { mostlyOffices } from './columns';
import { directoryUnits } from './units';

export type SecondLevelOptions = {
  /** the ledger above */
  readonly ledgerId: string;
  /** the unit whose own ledger this is */
  readonly unit: string;
  /** its own offices or sub-units by task of the ledger above; tasks that are absent are not assigned yet */
  readonly offices?: Readonly<Record<string, readonly string[]>>;
  /** days before the upper ledger's closing day on which the own returns are due */
  readonly daysEarlier?: number;
  readonly title?: string;
};

/**
 * A unit's own ledger below another: its tasks, each linked to the task above, to be given to its own offices or
 * sub-units and handed out in the same way; on any level, since the result is a ledger like every other.
 */
export function secondLevelLedger(template: Template, options: SecondLevelOptions): Ledger {
  const rows = tasksOf(template, options.unit).map((row, index): Assignment => {
    const offices = options.offices?.[row.taskId] ?? [];
    return {
      ...row,
      sequence: String(index + 1),
      parentTaskId: row.taskId,
      leadUnits: [],
      responsibleUnits: [...offices],
      supportingUnits: [],
      owners: row.owners
        .filter((owner) => owner.unit === options.unit || owner.unit === null)
        .map(({ name }) => ({ name, unit: null })),
    };
  });
  const closingDay = Math.max(1, template.calendar.closingDay - (options.daysEarlier ?? 3));
  return newLedger({
    ...template,
    title: options.title ?? `${options.unit}${template.title}`,
    assignments: rows,
    units: directoryUnits(rows.flatMap((row) => row.responsibleUnits)),
    columns: ownColumns(template, rows),
    calendar: { ...template.calendar, closingDay },
    levels: [...template.levels, { name: options.unit, closingDay, offsetMonths: template.calendar.offsetMonths }],
    parent: { ledgerId: options.ledgerId, unit: options.unit },
  });
}

/** Within a unit there are no leads and supporters, only its own offices. */
function ownColumns(template: Template, rows: readonly Assignment[]): Template['columns'] {
  const offices = rows.flatMap((row) => row.responsibleUnits);
  const kept = template.columns.filter((column) => column.key !== 'leadUnit' && column.key !== 'supportingUnit');
  return kept.map((column) =>
    column.key === 'responsibleUnit' && (offices.length === 0 || mostlyOffices(offices))
      ? { ...column, title: '责任科室' }
      : column,
  );
}

/** What the own ledger says about the tasks above: the texts of all rows below one task, ready for the return upward. */
export function upwardTexts(
  ledger: Ledger,
  projection: Projection,
): { readonly taskId: string; readonly cells: Readonly<Record<string, string>> }[] {
  const parents = new Map(ledger.template.assignments.map((row) => [row.taskId, row.parentTaskId]));
  const texts = new Map<string, Record<string, string[]>>();
  for (const row of projection.rows) {
    const parent = parents.get(row.taskId);
    if (parent === undefined) continue;
    const known = texts.get(parent) ?? {};
    for (const [key, text] of Object.entries(row.cells)) {
      if (text !== undefined && text !== '') known[key] = [...(known[key] ?? []), text];
    }
    texts.set(parent, known);
  }
  return [...texts].map(([taskId, cells]) => ({
    taskId,
    cells: Object.fromEntries(Object.entries(cells).map(([key, parts]) => [key, upwardText(key, parts)])),
  }));
}

/** Several rows below one task: their progress one after the other; a status or date only where all say the same. */
function upwardText(key: string, parts: readonly string[]): string {
  const distinct = [...new Set(parts)];
  if (distinct.length === 1) return distinct[0] ?? '';
  return key === 'status' || key === 'closedOn' ? '' : distinct.join('\n');
}

import type { Assignment, Issue, Ledger, Template, TemplateStyle, WithIssues } from '../model';
import { matchKey } from '../model';
import { parseDeadline } from '../plan';
import { matchRows, unitsInRow, type AssignmentRow, type AssignmentTable } from './assignment-table';
import { tasksOf } from './assignment';
import { rowId } from './build-template';
import { mostlyOffices } from './columns';
import { newLedger } from './new-ledger';
import { pairOwners } from './owners';
import { applyStyle, yearOfPlan } from './template-style';
import { directoryUnits } from './units';

export type SecondLevelOptions = {
  /** the ledger above */
  readonly ledgerId: string;
  /** the unit whose own ledger this is */
  readonly unit: string;
  /** its own offices or sub-units by task of the ledger above; tasks that are absent are not assigned yet */
  readonly offices?: Readonly<Record<string, readonly string[]>>;
  /** its own decomposition: offices and persons, and 细化措施, any number of rows for a task above */
  readonly table?: AssignmentTable;
  /** how the ledger looks where tasks are broken down into measures */
  readonly style?: TemplateStyle;
  /** the own closing day, where the ledger above says nothing of this level */
  readonly closingDay?: number;
  /** days before the upper ledger's closing day on which the own returns are due */
  readonly daysEarlier?: number;
  readonly title?: string;
};

/**
 * A unit's own ledger below another: its tasks, each linked to the task above, whole or broken down into measures, to
 * be given to its own offices or sub-units and handed out in the same way; on any level, since the result is a ledger
 * like every other. Rows of the table that fit no task are said.
 */
export function secondLevel(template: Template, options: SecondLevelOptions): WithIssues<Ledger> {
  const above = tasksOf(template, options.unit).map((row) => ownRow(row, options));
  const refined = options.table === undefined ? null : refine(above, options.table, yearOfPlan(template.plan));
  const rows = (refined?.value ?? above).map((row, index) => ({ ...row, sequence: String(index + 1) }));
  const title = options.title ?? `${options.unit}${template.title}`;
  const level = ownLevel(template, options);
  const plain: Template = {
    ...template,
    title,
    assignments: rows,
    units: directoryUnits(rows.flatMap((row) => row.responsibleUnits)),
    columns: ownColumns(template, rows),
    calendar: { ...template.calendar, closingDay: level.closingDay, offsetMonths: level.offsetMonths },
    levels: levelsWith(template, level),
    parent: { ledgerId: options.ledgerId, unit: options.unit },
  };
  const hasMeasures = rows.some((row) => row.taskId !== row.parentTaskId);
  const styled =
    options.style === undefined || !hasMeasures
      ? plain
      : { ...applyStyle(withTaskAbove(plain, above), options.style, null), title, calendar: plain.calendar };
  const ledger = newLedger(styled);
  return {
    value: { ...ledger, identity: { ...ledger.identity, unit: options.unit } },
    issues: refined?.issues ?? [],
  };
}

/** The same without what there is to say. */
export function secondLevelLedger(template: Template, options: SecondLevelOptions): Ledger {
  return secondLevel(template, options).value;
}

function ownRow(row: Assignment, options: SecondLevelOptions): Assignment {
  return {
    ...row,
    parentTaskId: row.taskId,
    leadUnits: [],
    responsibleUnits: [...(options.offices?.[row.taskId] ?? [])],
    supportingUnits: [],
    owners: row.owners
      .filter((owner) => owner.unit === options.unit || owner.unit === null)
      .map(({ name }) => ({ name, unit: null })),
  };
}

/** A table's rows about one task, one after the other, break it down; matched as one by its words and number. */
function refine(above: readonly Assignment[], table: AssignmentTable, year: number | null): WithIssues<Assignment[]> {
  const groups: AssignmentRow[][] = [];
  for (const row of table.rows) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && matchKey(last[0].taskText) === matchKey(row.taskText)) last.push(row);
    else groups.push([row]);
  }
  const { rowOf, issues } = matchRows(above, { rows: groups.flatMap(([first]) => first ?? []) });
  const rows = above.flatMap((task, index): Assignment[] => {
    const at = rowOf.get(index);
    const group = at === undefined ? undefined : groups[at];
    return group === undefined ? [task] : measuresOf(task, group, year);
  });
  return { value: rows, issues: [...issues] as Issue[] };
}

function measuresOf(task: Assignment, group: readonly AssignmentRow[], year: number | null): Assignment[] {
  const owners = pairOwners(group.map((row) => ({ units: unitsInRow(row), names: row.owners })));
  const isWhole = group.length === 1 && (group[0]?.measure ?? '') === '';
  return group.map((row, index): Assignment => {
    const measure = row.measure ?? '';
    return {
      ...task,
      ...(isWhole ? {} : { taskId: rowId(`${task.taskId} ${measure}`, index), section: [task.title] }),
      title: measure === '' ? task.title : measure,
      responsibleUnits: unitsInRow(row),
      owners: row.owners.length > 0 ? (owners[index] ?? []) : task.owners,
      deadline:
        row.deadlineText === '' ? task.deadline : parseDeadline(row.deadlineText, year === null ? {} : { year }),
      remarks: row.remarks,
    };
  });
}

/** Where some tasks are broken down, the others stand under themselves, so that the column of tasks above has no gap. */
function withTaskAbove(template: Template, above: readonly Assignment[]): Template {
  const titles = new Map(above.map((row) => [row.taskId, row.title]));
  return {
    ...template,
    assignments: template.assignments.map((row) => ({
      ...row,
      section: [titles.get(row.parentTaskId ?? '') ?? row.title],
    })),
  };
}

type Level = Template['levels'][number];

/** The levels below the first ledger stand in its template in their order; one that says nothing closes days earlier. */
function ownLevel(template: Template, { unit, closingDay, daysEarlier }: SecondLevelOptions): Level {
  const declared = template.levels[depthOf(template)];
  const { calendar } = template;
  return {
    name: unit,
    closingDay: closingDay ?? declared?.closingDay ?? Math.max(1, calendar.closingDay - (daysEarlier ?? 3)),
    offsetMonths: declared?.offsetMonths ?? calendar.offsetMonths,
  };
}

function levelsWith(template: Template, level: Level): Level[] {
  const depth = depthOf(template);
  return [...template.levels.slice(0, depth), level, ...template.levels.slice(depth + 1)];
}

function depthOf({ levels, parent }: Template): number {
  return parent === undefined ? 0 : levels.findLastIndex((level) => level.name === parent.unit) + 1;
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

import { assignmentsById } from '../ledger';
import {
  issue,
  plainText,
  type Assignment,
  type CellChange,
  type ColumnKey,
  type FixedEdit,
  type Issue,
  type Owner,
  type Template,
  type Unit,
  type WorkbookChange,
} from '../model';
import { parseDeadline } from '../plan/deadline';
import { splitUnits } from '../plan/units';
import { dueOf, issuedCells, type LedgerSheet } from '../sheet';
import { sameLockedText } from '../validate/locked';
import { renamedUnits } from './renamed-units';

/** The fixed columns that a coordinator may reword on the sheet, and the template follows. */
const FOLLOWED: readonly ColumnKey[] = [
  'task',
  'requirement',
  'deadline',
  'leadUnit',
  'responsibleUnit',
  'supportingUnit',
  'owner',
  'supervisingLeader',
];
/** What the product itself writes into a column of the coordinator's. */
const OWN_WORK: ReadonlySet<ColumnKey> = new Set<ColumnKey>(['extra:light']);
/** 10.30 that a spreadsheet turned into 10.3 is damage, not a decision. */
const LOST_ZERO = /^\d{1,2}\.[1-3]$/;

export type Absorbed = {
  readonly sheet: LedgerSheet;
  readonly issues: readonly Issue[];
  readonly edits: readonly FixedEdit[];
  /** the real dates behind deadlines that now say another day */
  readonly changes: readonly WorkbookChange[];
};

/**
 * Takes what the coordinator changed in the ledger's fixed columns (a deadline, an owner, a unit, a title) into the
 * template, one version further, so that hand-outs, checks and reports follow the sheet. A unit that bears a new name
 * in every one of its rows was renamed; what it returned before stays its own. An emptied cell changes nothing.
 */
export function absorbEdits(sheet: LedgerSheet): Absorbed {
  const { template } = sheet.ledger;
  const assignments = assignmentsById(template);
  const edits = sheet.rows.flatMap((row) => {
    const assignment = assignments.get(row.taskId);
    return assignment === undefined ? [] : editsOf(assignment, row.cells, sheet);
  });
  return takeEdits(sheet, edits);
}

/** The ledger with other words in its fixed cells, one version further; the sheet's own cells are not looked at. */
export function takeEdits(sheet: LedgerSheet, edits: readonly Edit[]): Absorbed {
  const { template } = sheet.ledger;
  const assignments = assignmentsById(template);
  if (edits.length === 0) return { sheet, issues: [], edits: [], changes: [] };
  const byTask = new Map<string, Edit[]>();
  for (const edit of edits) byTask.set(edit.taskId, [...(byTask.get(edit.taskId) ?? []), edit]);
  const edited = template.assignments.map((row) => withEdits(row, byTask.get(row.taskId) ?? [], template));
  const renamed = renamedUnits(template.assignments, edited);
  const next: Template = { ...template, assignments: edited, units: withRenames(template.units, renamed) };
  const { identity } = sheet.ledger;
  const ledger = {
    ...sheet.ledger,
    identity: { ...identity, templateVersion: identity.templateVersion + 1 },
    template: next,
  };
  return {
    sheet: { ...sheet, ledger },
    issues: [
      ...edits.map((edit) => editIssue(edit, template, assignments)),
      ...renamed.map((one) => issue('ledger.unitRenamed', { ...one, severity: 'info' })),
    ],
    edits: edits.map(({ taskId, column, before, after }) => ({ taskId, column, before, after })),
    changes: movedDates(sheet, template.assignments, edited),
  };
}

/** The hidden date column, which conditional formats and sorting go by, follows the deadline's words. */
function movedDates(
  sheet: LedgerSheet,
  before: readonly Assignment[],
  after: readonly Assignment[],
): readonly WorkbookChange[] {
  const { dueColumn } = sheet;
  if (dueColumn === null) return [];
  const moved = new Map(after.flatMap((row, at) => moveOf(before[at], row)));
  const cells = sheet.rows.flatMap(({ taskId, parts }): CellChange[] => {
    const due = moved.get(taskId);
    if (due === undefined) return [];
    return parts.map(({ row }) => ({ row, column: dueColumn, value: due === null ? null : { date: due } }));
  });
  return cells.length === 0 ? [] : [{ kind: 'setCells', sheet: sheet.sheet, cells }];
}

function moveOf(before: Assignment | undefined, after: Assignment): [string, string | null][] {
  const due = dueOf(after);
  return before === undefined || dueOf(before) === due ? [] : [[after.taskId, due]];
}

export type Edit = {
  readonly taskId: string;
  readonly column: ColumnKey;
  readonly before: string;
  readonly after: string;
};

function editsOf(assignment: Assignment, cells: LedgerSheet['rows'][number]['cells'], sheet: LedgerSheet): Edit[] {
  const issued = issuedCells(assignment);
  return followedColumns(sheet).flatMap((column) => {
    const before = issued[column] ?? '';
    const after = (cells[column] ?? '').trim();
    if (after === '' || sameLockedText(column, before, after)) return [];
    if (column === 'deadline' && LOST_ZERO.test(plainText(after)) && plainText(before) === `${plainText(after)}0`)
      return [];
    return [{ taskId: assignment.taskId, column, before, after }];
  });
}

/** The columns of the coordinator's that a sheet has, the template's own ones (细化措施, 目标数量) too. */
export function followedColumns({ ledger, columns }: LedgerSheet): ColumnKey[] {
  const own = ledger.template.columns.filter(
    ({ key, filledBy }) => filledBy === 'coordinator' && key.startsWith('extra:'),
  );
  return [...FOLLOWED, ...own.map(({ key }) => key)].filter((key) => columns.has(key) && !OWN_WORK.has(key));
}

function withEdits(assignment: Assignment, edits: readonly Edit[], template: Template): Assignment {
  return edits.reduce((row, { column, after }) => withEdit(row, column, after, template), assignment);
}

function withEdit(row: Assignment, column: ColumnKey, text: string, template: Template): Assignment {
  switch (column) {
    case 'task':
      return { ...row, title: text };
    case 'requirement':
      return { ...row, requirements: text.split('\n') };
    case 'deadline':
      return { ...row, deadline: parseDeadline(text, deadlineContext(row, template)) };
    case 'leadUnit':
      return { ...row, leadUnits: splitUnits(text) };
    case 'responsibleUnit':
      return { ...row, responsibleUnits: splitUnits(text) };
    case 'supportingUnit':
      return { ...row, supportingUnits: splitUnits(text) };
    case 'owner':
      return { ...row, owners: ownersAfter(row, text) };
    case 'supervisingLeader':
      return { ...row, supervisingLeader: text };
    default:
      return column.startsWith('extra:') ? { ...row, extra: { ...row.extra, [column]: text } } : row;
  }
}

function deadlineContext(row: Assignment, template: Template): Parameters<typeof parseDeadline>[1] {
  const { issuedOn } = template.plan;
  const year = row.deadline?.due?.slice(0, 4) ?? issuedOn?.slice(0, 4);
  return { issuedOn, ...(year === undefined ? {} : { year: Number(year) }) };
}

/** Who stays keeps the unit; who came for somebody takes over the place and with it the unit. */
function ownersAfter(row: Assignment, text: string): Owner[] {
  const names = text.split(/[\s、，,;；]+/).filter((name) => name !== '');
  const known = new Map(row.owners.map(({ name, unit }) => [name, unit]));
  const left = row.owners.filter(({ name }) => !names.includes(name));
  const units = [...new Set([...row.leadUnits, ...row.responsibleUnits])];
  const only = units.length === 1 ? (units[0] ?? null) : null;
  return names.map((name) => {
    const unit = known.get(name);
    if (unit !== undefined) return { name, unit };
    return { name, unit: left.shift()?.unit ?? only };
  });
}

function withRenames(
  units: readonly Unit[],
  renamed: readonly { readonly before: string; readonly after: string }[],
): Unit[] {
  return renamed.reduce<Unit[]>(
    (directory, { before, after }) => {
      const old = directory.find(({ name }) => name === before);
      const known = directory.find(({ name }) => name === after);
      const formerNames = [...new Set([...(known?.formerNames ?? []), ...(old?.formerNames ?? []), before])];
      const unit: Unit = {
        ...(old ?? { aliases: [] }),
        ...known,
        name: after,
        aliases: [...(known?.aliases ?? []), ...(old?.aliases ?? [])],
        formerNames,
      };
      const place = directory.findIndex(({ name }) => name === before || name === after);
      const others = directory.filter(({ name }) => name !== before && name !== after);
      return place < 0 ? [...others, unit] : [...others.slice(0, place), unit, ...others.slice(place)];
    },
    [...units],
  );
}

function editIssue(edit: Edit, template: Template, assignments: ReadonlyMap<string, Assignment>): Issue {
  const { taskId, column, before, after } = edit;
  const columnTitle = template.columns.find(({ key }) => key === column)?.title ?? column;
  const task = assignments.get(taskId)?.title ?? taskId;
  return issue('ledger.edited', { taskId, task, columnTitle, before, after, severity: 'info' });
}

import { DEFAULT_VOCABULARY, defaultColumns, newLedger, tasksOf } from '../../src/core/ledger';
import {
  Period,
  sha256,
  TaskId,
  Template,
  TEMPLATE_FORMAT,
  type Assignment,
  type CellMark,
  type ColumnKey,
  type Deadline,
  type FileRef,
  type Ledger,
  type ReturnRow,
  type RowMatch,
  type UnitReturn,
} from '../../src/core/model';
import type { ReturnInput } from '../../src/core/consolidate';
import { issuedCells } from '../../src/core/sheet';

/** A task as a test names it: a title is enough. */
export type TaskParts = Partial<Omit<Assignment, 'deadline' | 'owners'>> & {
  readonly title: string;
  /** its responsible units, where roles do not matter */
  readonly units?: readonly string[];
  readonly deadline?: string | Deadline | null;
  readonly owners?: readonly { readonly name: string; readonly unit: string | null }[];
};

export type LedgerParts = Partial<Omit<Template, 'assignments' | 'plan'>> & {
  readonly tasks?: readonly TaskParts[];
};

export function aPeriod(text: string): Period {
  return Period.parse(text);
}

/** The id that a task of this title gets in test ledgers. */
export function taskIdOf(title: string): string {
  return TaskId.parse(`t-${sha256(title).slice(0, 12)}`);
}

/** A ledger of invented tasks: by default two, one of 政法科 and one shared by 办公室 and 机关总支. */
export function aLedger(parts: LedgerParts = {}): Ledger {
  const { tasks = DEFAULT_TASKS, ...rest } = parts;
  const assignments = tasks.map(anAssignment);
  return newLedger(
    Template.parse({
      format: TEMPLATE_FORMAT,
      plan: { title: '工作方案', documentNumber: null, issuer: null, issuedOn: '2020-05-01', filing: [], tasks: [] },
      columns: defaultColumns(assignments),
      title: '工作台账',
      notes: [],
      vocabulary: DEFAULT_VOCABULARY,
      rules: {},
      calendar: { cycle: 'monthly', closingDay: 30 },
      units: [],
      assignments,
      levels: [],
      ...rest,
    }),
  );
}

const DEFAULT_TASKS: readonly TaskParts[] = [
  { title: '完善立法程序', units: ['政法科'], deadline: '2020-10-31' },
  { title: '健全决策机制', units: ['办公室', '机关总支'], deadline: '2020-10-31' },
];

export function anAssignment(task: TaskParts, index = 0): Assignment {
  const { units, deadline, owners, ...rest } = task;
  return {
    taskId: taskIdOf(task.title),
    planTaskId: null,
    sequence: String(index + 1),
    section: [],
    requirements: [],
    leadUnits: [],
    responsibleUnits: [...(units ?? [])],
    supportingUnits: [],
    supervisingLeader: '',
    remarks: '',
    ...rest,
    owners: [...(owners ?? [])],
    deadline: typeof deadline === 'string' ? { text: deadline, kind: 'by', due: deadline } : (deadline ?? null),
  };
}

/** One row of a return, named by its task's title; an array of cells stands in the order status, progress, closedOn, remarks. */
export type RowParts = {
  readonly task?: string;
  readonly status?: string;
  readonly progress?: string;
  readonly closedOn?: string;
  readonly remarks?: string;
  /** any other cells, locked ones included */
  readonly cells?: Readonly<Partial<Record<ColumnKey, string>>>;
  readonly match?: RowMatch;
  readonly marks?: readonly CellMark[];
};

export type ReturnParts = {
  readonly unit: string;
  readonly period?: string;
  readonly rows?: readonly RowParts[];
  readonly file?: string;
  readonly revision?: number;
  readonly savedAt?: string | null;
  readonly owner?: string;
  readonly issuedOn?: string;
  readonly ledgerId?: string;
  /** false: copied into a new workbook, nothing hidden */
  readonly identity?: boolean;
  readonly receivedAt?: string;
  /** texts handed out in the fillable cells, by task title */
  readonly issued?: Readonly<Record<string, Readonly<Partial<Record<ColumnKey, string>>>>>;
  readonly missing?: readonly string[];
};

/** A filled return as the recogniser hands it over: rows of the unit that are not named come back empty. */
export function aUnitReturn(ledger: Ledger, parts: ReturnParts): UnitReturn {
  const { unit, period = '2020-07', rows = [], revision = 1, savedAt = null, owner } = parts;
  const file = aFile(parts.file ?? `${unit}_${period}.xlsx`, [parts, ledger.identity.ledgerId]);
  const missing = new Set((parts.missing ?? []).map(taskIdOf));
  const asked = tasksOf(ledger.template, unit).filter(({ taskId }) => !missing.has(taskId));
  const named = new Set(rows.map((row) => row.task));
  const all = [...rows, ...asked.filter(({ title }) => !named.has(title)).map(({ title }) => ({ task: title }))];
  return {
    file,
    sheet: '填报表',
    identity:
      parts.identity === false
        ? null
        : {
            ledgerId: parts.ledgerId ?? ledger.identity.ledgerId,
            templateVersion: ledger.identity.templateVersion,
            kind: 'return',
            unit,
            ...(owner === undefined ? {} : { owner }),
            period: aPeriod(period),
            revision,
            issuedOn: parts.issuedOn ?? '2020-05-01',
            issued: asked.map((assignment) => ({
              taskId: assignment.taskId,
              values: { ...issuedCells(assignment, unit), remarks: '', ...parts.issued?.[assignment.title] },
            })),
          },
    unit,
    period: aPeriod(period),
    revision,
    savedAt,
    recognisedBy: parts.identity === false ? ['fileName'] : ['metadata'],
    rows: all.map((row, index) => ({ row: aRow(ledger, unit, row, index + 4), match: matchOf(row) })),
    missingTaskIds: [...missing],
  };
}

/** The same as a file that was handed in. */
export function aReturn(ledger: Ledger, parts: ReturnParts): ReturnInput {
  const returned = aUnitReturn(ledger, parts);
  const received = parts.receivedAt === undefined ? {} : { receivedAt: parts.receivedAt };
  return { kind: 'return', file: returned.file, returns: [returned], issues: [], ...received };
}

export function aFile(name: string, content: unknown = name): FileRef {
  return { name, sha256: sha256(JSON.stringify(content)) };
}

const COLUMNS: readonly ColumnKey[] = ['sequence', 'task', 'requirement', 'deadline', 'responsibleUnit', 'owner'];
const OPEN: readonly ColumnKey[] = ['status', 'progress', 'closedOn', 'remarks'];

function aRow(ledger: Ledger, unit: string, row: RowParts, at: number): ReturnRow {
  const assignment = ledger.template.assignments.find(({ title }) => title === row.task);
  const issued = assignment === undefined ? {} : issuedCells(assignment, unit);
  const { status = '', progress = '', closedOn = '', remarks = '' } = row;
  const cells = { ...issued, status, progress, closedOn, remarks, ...row.cells };
  const keys = [...COLUMNS, ...OPEN, ...Object.keys(row.cells ?? {})];
  return {
    row: at,
    idText: assignment?.taskId ?? '',
    cells,
    columns: Object.fromEntries([...new Set(keys)].map((key, column) => [key, column])),
    marks: row.marks ?? [],
  };
}

function matchOf(row: RowParts): RowMatch {
  if (row.match !== undefined) return row.match;
  if (row.task === undefined) return { kind: 'added' };
  return { kind: 'matched', taskId: taskIdOf(row.task), by: 'id', confidence: 1 };
}

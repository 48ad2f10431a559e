import {
  canonicalJson,
  issue,
  sha256,
  TaskId,
  Template,
  TEMPLATE_FORMAT,
  type Assignment,
  type FilingCalendar,
  type Issue,
  type Plan,
  type PrintedLedger,
  type Task,
  type WithIssues,
} from '../model';
import { checkTemplate } from './check-template';
import { defaultColumns } from './columns';
import { pairOwners } from './owners';
import { shapeLooks, shapeRows, type Shaping } from './shape-template';
import { yearOfPlan } from './template-style';
import { ledgerTitle } from './title';
import { directoryOf } from './units';
import { DEFAULT_VOCABULARY } from './vocabulary-words';

export type TemplateOptions = Shaping & {
  /** `YYYY-MM-DD`, today */
  readonly asOf: string;
  readonly fileName?: string;
};

/**
 * Makes the template of a new ledger. Where the plan holds a printed ledger its rows become the ledger's rows, each
 * linked to the plan task it was cut from and carrying that task's requirements; else all tasks of the plan do.
 */
export function buildTemplate(plan: Plan, options: TemplateOptions): WithIssues<Template> {
  const printed = plan.ledgers.find((ledger) => ledger.rows.length > 0);
  const rows = printed === undefined ? planRows(plan) : printedRows(plan, printed);
  const year = options.year ?? yearOfPlan(plan);
  const raw = Template.parse({
    format: TEMPLATE_FORMAT,
    plan: planFacts(plan),
    columns: defaultColumns(rows),
    title: printed === undefined || printed.title === '' ? ledgerTitle(plan.title) : printed.title,
    notes: printed?.notes ?? [],
    vocabulary: DEFAULT_VOCABULARY,
    rules: {},
    calendar: filingCalendar(plan),
    units: directoryOf(plan, rows),
    assignments: rows,
    levels: [],
  });
  const shaped = shapeRows(raw, { ...options, keepsRows: printed !== undefined }, year);
  const { assignments } = shaped.value;
  const template = shapeLooks(
    {
      ...shaped.value,
      columns: defaultColumns(assignments),
      units: options.units === undefined ? directoryOf(plan, assignments) : shaped.value.units,
      layout: { sections: hasSections(assignments) ? 'rows' : 'none' },
    },
    options,
    year,
  );
  return {
    value: template,
    issues: onceEach([...shaped.issues, ...leftOut(plan, printed, assignments), ...checkTemplate(template)]),
  };
}

/** A task that a printed ledger and an assignment table leave out is left out once. */
function onceEach(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  return issues.filter((found) => {
    if (found.code !== 'assignment.leftOut') return true;
    const isNew = !seen.has(found.taskId);
    seen.add(found.taskId);
    return isNew;
  });
}

function planFacts(plan: Plan): Template['plan'] {
  const { title, documentNumber, issuer, issuedOn, filing } = plan;
  const tasks = plan.tasks.map(({ id, ordinal, title: words, section, source }) => ({
    id,
    ordinal,
    title: words,
    section,
    source,
  }));
  return { title, documentNumber, issuer, issuedOn, filing, tasks };
}

function planRows(plan: Plan): Assignment[] {
  return plan.tasks.map((task, index) => ({
    taskId: task.id,
    planTaskId: task.id,
    sequence: String(index + 1),
    title: task.title.trim(),
    section: task.section,
    requirements: task.requirements,
    deadline: task.deadline,
    leadUnits: writtenOut(task, task.leadUnits),
    responsibleUnits: writtenOut(task, task.responsibleUnits),
    supportingUnits: writtenOut(task, task.supportingUnits),
    owners: task.owners ?? [],
    supervisingLeader: '',
    remarks: '',
  }));
}

/** Names as a return can be addressed to: 市发改委、经委 → 市发改委、市经委; 市建设局等部门 → 市建设局. */
function writtenOut(task: Task, names: readonly string[]): string[] {
  const whole = new Map((task.units ?? []).map((unit) => [unit.name, unit.normalized ?? unit.name]));
  return [...new Set(names.map((name) => (whole.get(name) ?? name).replace(AND_OTHERS, '')))];
}

const AND_OTHERS = /(?<=.)等(?:有关|相关)?(?:部门|单位)$/;

function printedRows(plan: Plan, printed: PrintedLedger): Assignment[] {
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  const owners = pairOwners(printed.rows.map((row) => ({ units: unitsOfRow(row), names: row.owners })));
  const used = new Set<string>();
  return printed.rows.map((row, index) => {
    const task = row.taskId === null ? undefined : tasks.get(row.taskId);
    const id = task !== undefined && !used.has(task.id) ? task.id : rowId(row.task, index);
    used.add(id);
    return {
      taskId: id,
      planTaskId: task?.id ?? null,
      sequence: row.sequence.trim() === '' ? String(index + 1) : row.sequence.trim(),
      title: row.task.trim(),
      section: [],
      requirements: task?.requirements ?? [],
      deadline: row.deadline ?? task?.deadline ?? null,
      leadUnits: row.leadUnits ?? [],
      responsibleUnits: row.responsibleUnits,
      supportingUnits: row.supportingUnits ?? [],
      owners: owners[index] ?? [],
      supervisingLeader: '',
      remarks: row.remarks,
    };
  });
}

function unitsOfRow(row: PrintedLedger['rows'][number]): string[] {
  return [...(row.leadUnits ?? []), ...row.responsibleUnits, ...(row.supportingUnits ?? [])];
}

/** An id for a row that stands in no plan, or that shares its plan task with another row. */
export function rowId(text: string, index: number): string {
  return TaskId.parse(`t-${sha256(canonicalJson([text, index])).slice(0, 12)}`);
}

/** The filing rule of the plan's words; monthly by day 30 where it says nothing, by phases where it only has phases. */
function filingCalendar(plan: Plan): FilingCalendar {
  const rule = plan.filing.find((filing) => filing.every !== 'phases') ?? plan.filing[0];
  const phases = plan.phases;
  return {
    cycle: rule?.every ?? 'monthly',
    closingDay: rule?.by ?? 30,
    offsetMonths: 0,
    phases,
    startsOn: null,
    endsOn: null,
  };
}

/** Headings are worth showing where the rows stand under at least two different ones, in one run each. */
function hasSections(rows: readonly Assignment[]): boolean {
  const headings = rows.map((row) => row.section.join('\n'));
  const runs = headings.filter((heading, index) => heading !== headings[index - 1]);
  return new Set(headings).size > 1 && runs.length === new Set(runs).size && !headings.includes('');
}

/** The plan's tasks that no row of the printed ledger was cut from, so that what was left out can be proved. */
function leftOut(plan: Plan, printed: PrintedLedger | undefined, rows: readonly Assignment[]): Issue[] {
  if (printed === undefined) return [];
  const taken = new Set(rows.map((row) => row.planTaskId));
  return plan.tasks
    .filter((task) => !taken.has(task.id))
    .map((task) =>
      issue('assignment.leftOut', {
        task: task.title,
        taskId: task.id,
        severity: 'info',
        at: { line: task.source.from },
      }),
    );
}

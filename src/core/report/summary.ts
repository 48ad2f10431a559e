import { indexLog, readStates, unitReports, openConflicts, type TaskState, type UnitReport } from '../consolidate';
import { closingDate, daysBetween, lastDayOf, periodAt } from '../ledger';
import { Status, type Assignment, type Ledger, type Period } from '../model';
import { statusWords } from '../validate';

/** What is derived of a task on a day and never stored. */
export type TaskTiming = 'overdue' | 'dueSoon' | 'doneOnTime' | 'doneLate' | 'done' | 'open';

/** One row of the ledger as a report needs it. */
export type TaskSummary = {
  readonly taskId: string;
  readonly sequence: string;
  readonly title: string;
  readonly section: string;
  readonly units: readonly string[];
  readonly owners: readonly string[];
  /** as written */
  readonly deadline: string;
  /** the last day in time, where the deadline names one */
  readonly due: string | null;
  /** days from as-of to that day; negative where it is past */
  readonly daysLeft: number | null;
  readonly status: Status | null;
  readonly statusWord: string;
  readonly timing: TaskTiming;
  /** red: overdue; yellow: due soon or at risk; green: else */
  readonly light: 'red' | 'yellow' | 'green';
  readonly progress: string;
  readonly remarks: string;
  readonly closedOn: string | null;
  /** said to be done, waiting for the coordinator's confirmation (销号) */
  readonly claimed: boolean;
};

export type UnitSummary = UnitReport & {
  readonly done: number;
  readonly overdue: number;
  readonly dueSoon: number;
  /** titles of the tasks it has not answered */
  readonly openTasks: readonly string[];
  readonly overdueTasks: readonly string[];
  readonly dueSoonTasks: readonly string[];
};

export type SectionSummary = {
  readonly section: string;
  readonly tasks: number;
  readonly done: number;
  readonly overdue: number;
  readonly dueSoon: number;
};

/** The state of a ledger in figures and lists: JSON as it is. */
export type Summary = {
  readonly title: string;
  readonly planTitle: string;
  readonly period: Period;
  readonly asOf: string;
  /** the last day on which the period's returns are in time */
  readonly closing: string;
  readonly tasks: number;
  readonly done: number;
  readonly doneOnTime: number;
  readonly doneLate: number;
  /** done as the units say, not yet confirmed */
  readonly claimed: number;
  readonly overdue: number;
  readonly dueSoon: number;
  /** done in hundredths of all tasks, one decimal */
  readonly doneRate: number;
  readonly byStatus: Readonly<Record<Status | 'none', number>>;
  readonly conflicts: number;
  readonly rows: readonly TaskSummary[];
  readonly units: readonly UnitSummary[];
  readonly sections: readonly SectionSummary[];
  /** how many units: by what became of their returns */
  readonly returns: Readonly<Record<UnitReport['state'], number>>;
};

const DUE_SOON_DAYS = 10;
const NOT_OVERDUE: readonly (Status | null)[] = ['done', 'notApplicable', 'ongoing', 'reassign'];

/** The figures of a period: what is done, overdue and due soon, and who has returned what. */
export function summarize(ledger: Ledger, options: { readonly asOf: string; readonly period?: Period }): Summary {
  const { template } = ledger;
  const period = options.period ?? periodAt(template.calendar, options.asOf);
  const index = indexLog(ledger);
  const soon = template.layout?.dueSoonDays ?? DUE_SOON_DAYS;
  const rows = readStates(index, period).map((state) => taskSummary(state, ledger, options.asOf, soon));
  const units = unitReports(index, period).map((report) => unitSummary(report, rows));
  const count = (...timings: readonly TaskTiming[]): number =>
    rows.filter(({ timing }) => timings.includes(timing)).length;
  const done = count('done', 'doneOnTime', 'doneLate');
  return {
    title: template.title,
    planTitle: template.plan.title,
    period,
    asOf: options.asOf,
    closing: closingDate(template.calendar, period),
    tasks: rows.length,
    done,
    doneOnTime: count('doneOnTime'),
    doneLate: count('doneLate'),
    claimed: rows.filter(({ claimed }) => claimed).length,
    overdue: count('overdue'),
    dueSoon: count('dueSoon'),
    doneRate: rows.length === 0 ? 0 : Math.round((done * 1000) / rows.length) / 10,
    byStatus: byStatus(rows),
    conflicts: openConflicts(index).length,
    rows,
    units,
    sections: sections(rows),
    returns: returnCounts(units),
  };
}

function taskSummary(state: TaskState, ledger: Ledger, asOf: string, soon: number): TaskSummary {
  const { assignment, status } = state;
  const due = dueDay(assignment);
  const claimed = status === 'done' && !state.confirmed;
  const timing = timingOf(state, due, asOf, soon);
  return {
    taskId: assignment.taskId,
    sequence: assignment.sequence,
    title: assignment.title,
    section: assignment.section.at(-1) ?? '',
    units: state.units,
    owners: [...new Set(assignment.owners.map(({ name }) => name))],
    deadline: assignment.deadline?.text ?? '',
    due,
    daysLeft: due === null ? null : daysBetween(asOf, due),
    status,
    statusWord:
      state.cells.get('status')?.text ??
      (status === null ? '' : statusWords(ledger.template.vocabulary).wordOf(status)),
    timing,
    light: timing === 'overdue' ? 'red' : timing === 'dueSoon' || status === 'atRisk' ? 'yellow' : 'green',
    progress: state.cells.get('progress')?.text ?? '',
    remarks: state.cells.get('remarks')?.text ?? '',
    closedOn: state.closedOn,
    claimed,
  };
}

function dueDay(assignment: Assignment): string | null {
  const due = assignment.deadline?.due;
  return due === undefined || due === null ? null : lastDayOf(due);
}

function timingOf(
  { status, confirmed, closedOn }: TaskState,
  due: string | null,
  asOf: string,
  soon: number,
): TaskTiming {
  if (status === 'done' && confirmed) {
    if (due === null || closedOn === null) return 'done';
    return closedOn <= due ? 'doneOnTime' : 'doneLate';
  }
  if (due === null || NOT_OVERDUE.includes(status)) return 'open';
  const left = daysBetween(asOf, due);
  if (left < 0) return 'overdue';
  return left <= soon ? 'dueSoon' : 'open';
}

function unitSummary(report: UnitReport, rows: readonly TaskSummary[]): UnitSummary {
  const own = rows.filter(({ units }) => units.includes(report.unit));
  const titlesOf = (timing: TaskTiming): string[] =>
    own.filter((row) => row.timing === timing).map(({ title }) => title);
  const open = new Set(report.openTaskIds);
  const overdueTasks = titlesOf('overdue');
  const dueSoonTasks = titlesOf('dueSoon');
  return {
    ...report,
    done: own.filter(({ timing }) => timing.startsWith('done')).length,
    overdue: overdueTasks.length,
    dueSoon: dueSoonTasks.length,
    openTasks: own.filter(({ taskId }) => open.has(taskId)).map(({ title }) => title),
    overdueTasks,
    dueSoonTasks,
  };
}

function sections(rows: readonly TaskSummary[]): SectionSummary[] {
  const names = [...new Set(rows.map(({ section }) => section))];
  return names.map((section) => {
    const own = rows.filter((row) => row.section === section);
    const count = (prefix: string): number => own.filter(({ timing }) => timing.startsWith(prefix)).length;
    return { section, tasks: own.length, done: count('done'), overdue: count('overdue'), dueSoon: count('dueSoon') };
  });
}

function byStatus(rows: readonly TaskSummary[]): Record<Status | 'none', number> {
  const counts = Object.fromEntries([...Status.options, 'none'].map((status) => [status, 0])) as Record<
    Status | 'none',
    number
  >;
  for (const { status } of rows) counts[status ?? 'none'] += 1;
  return counts;
}

function returnCounts(units: readonly UnitReport[]): Record<UnitReport['state'], number> {
  const counts = { returned: 0, partial: 0, nil: 0, missing: 0, late: 0 };
  for (const { state } of units) counts[state] += 1;
  return counts;
}

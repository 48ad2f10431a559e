import { ledgerAsShown } from '../core/consolidate';
import { recogniseReturn } from '../core/returns';
import {
  assignmentsById,
  closingDate,
  comparePeriods,
  ownersOf,
  periodAt,
  tasksOf,
  unitsToReport,
} from '../core/ledger';
import { AdapterError, type Assignment, type Ledger, type Period, type UnitReturn } from '../core/model';
import { distinctNames, issuedCells, layoutReturn, returnFileName, type PreviousReturn } from '../core/sheet';
import { unitColumns, valueText } from '../core/validate';
import { openLedger } from './open-ledger';
import type { InputFile, OutputFile, Services } from './ports';

export type DistributeOptions = {
  readonly asOf: string;
  /** default: the period whose filing window holds as-of */
  readonly period?: Period;
  /** one workbook a unit, or one a person within a unit */
  readonly by?: 'unit' | 'owner';
};

export type HandOut = {
  readonly period: Period;
  /** the day the returns are due */
  readonly closing: string;
  readonly files: readonly (OutputFile & { readonly unit: string; readonly owner?: string; readonly tasks: number })[];
};

/** 下发: one return workbook for every unit (or person) that a task names, each with just its own rows. */
export async function distribute(
  services: Services,
  ledgerFile: InputFile,
  options: DistributeOptions,
): Promise<HandOut> {
  const { sheet } = await openLedger(services, ledgerFile);
  return handOutOf(services, ledgerAsShown(sheet, options.asOf), options);
}

/** The same of a ledger that is open already. */
export function handOutOf(
  services: Pick<Services, 'writeWorkbook'>,
  ledger: Ledger,
  options: DistributeOptions,
): HandOut {
  const period = options.period ?? periodAt(ledger.template.calendar, options.asOf);
  const to = recipients(ledger, options.by ?? 'unit');
  // two units whose names differ only by signs that no file name takes still get a file each
  const names = distinctNames(to.map(({ unit, owner }) => returnFileName(unit, period, owner)));
  const files = to.map(({ unit, owner, tasks }, index) => {
    const layout = layoutReturn(ledger, unit, period, {
      asOf: options.asOf,
      ...previousAnswers(ledger, unit, period),
      ...(owner === undefined ? {} : { owner }),
    });
    return {
      name: names[index] ?? '',
      bytes: services.writeWorkbook(layout),
      unit,
      ...(owner === undefined ? {} : { owner }),
      tasks,
    };
  });
  return { period, closing: closingDate(ledger.template.calendar, period), files };
}

/**
 * Whether a file is a hand-out of this ledger that nobody has written into, so that a new one may take its place.
 * Whatever cannot be read, or is something else, is not.
 */
export async function isUntouchedHandOut(
  services: Pick<Services, 'readFile'>,
  file: InputFile,
  ledger: Ledger,
): Promise<boolean> {
  try {
    const read = await services.readFile(file);
    if (read.kind !== 'book') return false;
    const { value } = recogniseReturn(read.book, read.file, ledger);
    return value.length > 0 && value.every((returned) => returned.identity !== null && isUnanswered(returned, ledger));
  } catch (error) {
    if (error instanceof AdapterError) return false;
    throw error;
  }
}

function isUnanswered({ rows }: UnitReturn, { template }: Ledger): boolean {
  const columns = unitColumns(template);
  const tasks = assignmentsById(template);
  return rows.every(({ row, match }) => {
    const task = match.kind === 'matched' ? tasks.get(match.taskId) : undefined;
    const issued = task === undefined ? {} : issuedCells(task);
    return columns.every((column) => (row.cells[column] ?? '').trim() === (issued[column] ?? ''));
  });
}

type Recipient = { readonly unit: string; readonly owner?: string; readonly tasks: number };

function recipients({ template }: Ledger, by: 'unit' | 'owner'): Recipient[] {
  return unitsToReport(template).flatMap((unit) => {
    const tasks = tasksOf(template, unit);
    return by === 'unit' ? [{ unit, tasks: tasks.length }] : personsOf(tasks, unit);
  });
}

/** One recipient a person; tasks for which nobody of the unit is named go out under the unit alone. */
function personsOf(tasks: readonly Assignment[], unit: string): Recipient[] {
  const counts = new Map<string | undefined, number>();
  for (const task of tasks) {
    const own = new Set(ownersOf(task, unit));
    for (const name of own.size === 0 ? [undefined] : own) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([owner, count]) => ({ unit, ...(owner === undefined ? {} : { owner }), tasks: count }));
}

/** What the unit said in the latest period before this one, shown to it for reference. */
function previousAnswers({ entries, template }: Ledger, unit: string, period: Period): { previous?: PreviousReturn } {
  const earlier = entries.filter((entry) => entry.unit === unit && comparePeriods(entry.period, period) < 0);
  const last = earlier
    .map((entry) => entry.period)
    .sort(comparePeriods)
    .at(-1);
  if (last === undefined) return {};
  const rows = new Map<string, PreviousReturn['rows'][number]>();
  for (const { taskId, values, period: said } of earlier) {
    if (said !== last) continue;
    const cells = unitColumns(template).map((column) => [column, valueText(values, column, template)]);
    rows.set(taskId, { taskId, cells: Object.fromEntries(cells) as PreviousReturn['rows'][number]['cells'] });
  }
  return { previous: { period: last, rows: [...rows.values()] } };
}

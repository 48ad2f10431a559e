import { closingDate, periodAt, reportingUnits } from '../core/ledger';
import { project } from '../core/consolidate';
import type { Ledger, Period } from '../core/model';
import { layoutReturn, returnFileName } from '../core/sheet';
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
  const { ledger } = sheet;
  const period = options.period ?? periodAt(ledger.template.calendar, options.asOf);
  const shown = project(ledger, period);
  const files = recipients(ledger, options.by ?? 'unit').map(({ unit, owner, tasks }) => {
    const layout = layoutReturn(ledger, unit, period, {
      asOf: options.asOf,
      previous: shown,
      ...(owner === undefined ? {} : { owner }),
    });
    const name = returnFileName(owner === undefined ? unit : `${unit}_${owner}`, period);
    return { name, bytes: services.writeWorkbook(layout), unit, ...(owner === undefined ? {} : { owner }), tasks };
  });
  return { period, closing: closingDate(ledger.template.calendar, period), files };
}

type Recipient = { readonly unit: string; readonly owner?: string; readonly tasks: number };

function recipients(ledger: Ledger, by: 'unit' | 'owner'): Recipient[] {
  const counts = new Map<string, { unit: string; owner?: string; tasks: number }>();
  for (const assignment of ledger.template.assignments) {
    if (assignment.withdrawn === true) continue;
    for (const unit of reportingUnits(assignment)) {
      const owners =
        by === 'unit' ? [] : assignment.owners.filter((owner) => owner.unit === unit || owner.unit === null);
      const persons = owners.length === 0 ? [undefined] : owners.map(({ name }) => name);
      for (const owner of persons) {
        const key = JSON.stringify([unit, owner ?? null]);
        const known = counts.get(key) ?? { unit, ...(owner === undefined ? {} : { owner }), tasks: 0 };
        known.tasks += 1;
        counts.set(key, known);
      }
    }
  }
  return [...counts.values()];
}

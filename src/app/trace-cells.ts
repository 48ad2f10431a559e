import { ledgerAsShown, provenance, type Provenance } from '../core/consolidate';
import { periodAt } from '../core/ledger';
import { failure, type ColumnKey, type Period } from '../core/model';
import { unitColumns } from '../core/validate';
import { openLedger } from './open-ledger';
import type { InputFile, Services } from './ports';

export type TraceRequest = {
  readonly asOf: string;
  /** a task's number in the ledger or its id; default: every task */
  readonly task?: string;
  /** a column's title or key; default: every column that units fill */
  readonly column?: string;
  /** default: the period whose filing window holds as-of */
  readonly period?: Period;
};

export type TracedCell = Provenance & {
  readonly taskId: string;
  readonly sequence: string;
  readonly task: string;
  readonly column: ColumnKey;
  readonly columnTitle: string;
};

/**
 * 查来源: where the text of each filled cell comes from: file, row and run of every version, what was decided, and
 * through rolled-up ledgers the lowest files.
 * @throws AdapterError trace.noTask, trace.noColumn
 */
export async function traceCells(
  services: Services,
  ledgerFile: InputFile,
  request: TraceRequest,
): Promise<readonly TracedCell[]> {
  const ledger = ledgerAsShown((await openLedger(services, ledgerFile)).sheet, request.asOf);
  const { template } = ledger;
  const period = request.period ?? periodAt(template.calendar, request.asOf);
  const tasks = template.assignments.filter(
    ({ taskId, sequence }) => request.task === undefined || request.task === taskId || request.task === sequence,
  );
  if (request.task !== undefined && tasks.length === 0) throw failure('trace.noTask', { text: request.task });
  const titles = new Map(template.columns.map(({ key, title }) => [key, title]));
  const columns = unitColumns(template).filter(
    (key) => request.column === undefined || request.column === key || request.column === titles.get(key),
  );
  if (columns.length === 0) throw failure('trace.noColumn', { text: request.column ?? '' });
  return tasks.flatMap(({ taskId, sequence, title: task }) =>
    columns.flatMap((column): TracedCell[] => {
      const found = provenance(ledger, taskId, column, period);
      if (found === null || (found.answers.length === 0 && found.decisions.length === 0)) return [];
      return [{ taskId, sequence, task, column, columnTitle: titles.get(column) ?? column, ...found }];
    }),
  );
}

import { ledgerAsShown, project, rollUp } from '../core/consolidate';
import { newLedger, reshapeTemplate, secondLevel, tasksOf, unitsToReport } from '../core/ledger';
import { failure, unitDirectory, type Issue, type Ledger, type Template } from '../core/model';
import { layoutLedger, layoutReturn, readLedger, readMetadata, templateForUnit, type Metadata } from '../core/sheet';
import { openLedger } from './open-ledger';
import type { InputFile, OutputFile, Services } from './ports';
import { readyStyle } from './ready-styles';
import { readShaping, type ShapeFiles } from './shape-options';

export type SublevelOptions = ShapeFiles & {
  readonly asOf: string;
  /** whose ledger, where the file is the ledger above and not a return */
  readonly unit?: string;
};

export type Sublevel = {
  readonly file: OutputFile;
  readonly ledger: Ledger;
  readonly issues: readonly Issue[];
  readonly reportingUnits: readonly string[];
};

/**
 * 二级台账: a unit's own ledger from the return that was handed down to it, or from the ledger above: its tasks, whole
 * or broken down into measures by an assignment table, to be handed on to its own offices or sub-units.
 * @throws AdapterError sublevel.whose, sublevel.noTasks, and whatever the readers say
 */
export async function makeSublevel(services: Services, file: InputFile, options: SublevelOptions): Promise<Sublevel> {
  const { asOf, unit: named, ...files } = options;
  const above = await readAbove(services, file, named, asOf);
  const { value: shaping, issues } = await readShaping(services, files);
  const { assignments: table, style, calendar, title, ...rest } = shaping;
  const measures = style ?? readyStyle('second-level');
  const made = secondLevel(above.template, {
    ledgerId: above.ledgerId,
    unit: above.unit,
    ...(table === undefined ? {} : { table }),
    ...(measures === null ? {} : { style: measures }),
    ...(title === undefined ? {} : { title }),
    ...(calendar?.closingDay === undefined ? {} : { closingDay: calendar.closingDay }),
  });
  const { value: template, issues: shaped } = reshapeTemplate(made.value.template, {
    ...rest,
    ...(calendar === undefined ? {} : { calendar }),
  });
  const ledger = newLedger(template);
  const own: Ledger = { ...ledger, identity: { ...ledger.identity, unit: above.unit } };
  return {
    file: {
      name: `${above.unit}台账.xlsx`,
      bytes: services.writeWorkbook(layoutLedger(own, project(own, null), { asOf })),
    },
    ledger: own,
    issues: [...issues, ...made.issues, ...shaped],
    reportingUnits: unitsToReport(template),
  };
}

type Above = { readonly template: Template; readonly ledgerId: string; readonly unit: string };

async function readAbove(services: Services, file: InputFile, named: string | undefined, asOf: string): Promise<Above> {
  const read = await services.readFile(file);
  const reading = read.kind === 'book' ? readMetadata(read.book.sheets) : null;
  if (read.kind !== 'book' || reading?.kind !== 'read') throw failure('ledger.notALedger', { file: file.name });
  const { identity, template } = reading.metadata;
  if (identity.kind === 'return' && identity.unit !== undefined) {
    return { template, ledgerId: identity.ledgerId, unit: identity.unit };
  }
  if (named === undefined) throw failure('sublevel.whose', { file: file.name, units: unitsToReport(template) });
  const shown = ledgerAsShown(readLedger(read.book, file.name).value, asOf);
  const unit = unitDirectory(shown.template).canonical(named) ?? named;
  if (tasksOf(shown.template, unit).length === 0) throw failure('sublevel.noTasks', { unit, file: file.name });
  return { template: templateForUnit(shown.template, unit), ledgerId: identity.ledgerId, unit };
}

/**
 * The return that was handed down, filled with what the unit's own ledger says: each task above gets the words of all
 * rows below it, done only when all of them are.
 * @throws AdapterError return.noIdentity where the second file is no return that was handed down
 */
export async function answerUpward(
  services: Services,
  ledgerFile: InputFile,
  returnFile: InputFile,
  options: { readonly asOf: string },
): Promise<{ readonly file: OutputFile; readonly unit: string; readonly filled: number; readonly tasks: number }> {
  const own = await openLedger(services, ledgerFile);
  const received = await readReturned(services, returnFile);
  const { unit, period, ledgerId, templateVersion, revision, issuedOn, owner } = received.identity;
  if (unit === undefined || period === undefined) throw failure('return.noIdentity', { file: returnFile.name });
  const { template } = received;
  const above: Ledger = {
    identity: { ledgerId, templateVersion, kind: 'ledger' },
    template,
    entries: [],
    runs: [],
    decisions: [],
  };
  const answers = rollUp(own.sheet, own.file, above, { period }).rows.flatMap(({ row, match }) =>
    match.kind === 'matched' ? [{ taskId: match.taskId, cells: row.cells, sources: row.sources ?? [] }] : [],
  );
  const layout = layoutReturn(above, unit, period, {
    asOf: issuedOn ?? options.asOf,
    // filled anew after more has come in, it takes the place of what was sent before
    revision: (revision ?? 0) + own.sheet.ledger.runs.length,
    filled: answers,
    ...(owner === undefined ? {} : { owner }),
  });
  const said = answers.filter(({ cells }) => (cells.progress ?? '') !== '' || (cells.status ?? '') !== '');
  return {
    file: { name: returnFile.name, bytes: services.writeWorkbook(layout) },
    unit,
    filled: said.length,
    tasks: tasksOf(template, unit).length,
  };
}

async function readReturned(services: Services, file: InputFile): Promise<Metadata> {
  const read = await services.readFile(file);
  const reading = read.kind === 'book' ? readMetadata(read.book.sheets) : null;
  if (reading?.kind !== 'read' || reading.metadata.identity.kind !== 'return') {
    throw failure('return.noIdentity', { file: file.name });
  }
  return reading.metadata;
}

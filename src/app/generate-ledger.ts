import { buildTemplate, newLedger, readTemplate, reshapeTemplate, unitsToReport } from '../core/ledger';
import { failure, type Issue, type Ledger, type Plan, type Template, type WithIssues } from '../core/model';
import { project } from '../core/consolidate';
import { layoutLedger, readLedger, readMetadata } from '../core/sheet';
import type { InputFile, OutputFile, Services } from './ports';
import { holdsTasks, readPlan } from './read-plan';
import { readShaping, type ShapeFiles } from './shape-options';

export type GenerateOptions = ShapeFiles & {
  readonly asOf: string;
  /** the plan document's name, for messages */
  readonly sourceName?: string;
  readonly fileName?: string;
};

export type GeneratedLedger = {
  readonly file: OutputFile;
  readonly ledger: Ledger;
  readonly issues: readonly Issue[];
  /** tasks of the plan that no row of the ledger was cut from */
  readonly leftOut: readonly { readonly id: string; readonly ordinal: string; readonly title: string }[];
  readonly reportingUnits: readonly string[];
};

/** Makes a ledger workbook from a plan, or from a template that was made of one. */
export async function generateLedger(
  services: Services,
  source: { readonly plan: Plan } | { readonly template: Template },
  options: GenerateOptions,
): Promise<GeneratedLedger> {
  const built = await shapedTemplate(services, source, options);
  const template = built.value;
  const ledger = newLedger(template);
  const bytes = services.writeWorkbook(layoutLedger(ledger, project(ledger, null), { asOf: options.asOf }));
  return {
    file: { name: options.fileName ?? '台账.xlsx', bytes },
    ledger,
    issues: built.issues,
    leftOut: leftOutOf(template),
    reportingUnits: unitsToReport(template),
  };
}

/**
 * Generates from a file: a plan document of any format, or a template saved as JSON.
 * @throws AdapterError plan.noTasks where the document holds none
 */
export async function generateFromFile(
  services: Services,
  file: InputFile,
  options: GenerateOptions,
): Promise<GeneratedLedger> {
  const source = await sourceOf(services, file, options);
  const generated = await generateLedger(services, source.value, { ...options, sourceName: file.name });
  return { ...generated, issues: [...source.issues, ...generated.issues] };
}

/** The template that a file gives, shaped as asked for: to be saved, worked on and generated from later. */
export async function templateFromFile(
  services: Services,
  file: InputFile,
  options: GenerateOptions,
): Promise<WithIssues<Template>> {
  const source = await sourceOf(services, file, options);
  const built = await shapedTemplate(services, source.value, { ...options, sourceName: file.name });
  return { value: built.value, issues: [...source.issues, ...built.issues] };
}

type Source = { readonly plan: Plan } | { readonly template: Template };

/** A plan, a saved template, or the template inside a ledger workbook. */
async function sourceOf(services: Services, file: InputFile, options: GenerateOptions): Promise<WithIssues<Source>> {
  if (/\.json$/i.test(file.name)) {
    return { value: { template: readTemplate(new TextDecoder().decode(file.bytes), file.name) }, issues: [] };
  }
  const inside = await templateInside(services, file);
  if (inside !== null) return { value: { template: inside }, issues: [] };
  const plan = await readPlan(services, file, options.year === undefined ? {} : { year: options.year });
  if (!holdsTasks(plan.value)) throw failure('plan.noTasks', { file: file.name });
  return { value: { plan: plan.value }, issues: plan.issues };
}

/** A ledger of ours carries its template; any other workbook is a plan in a table. */
async function templateInside(services: Services, file: InputFile): Promise<Template | null> {
  if (!/\.xls[xm]$/i.test(file.name)) return null;
  const read = await services.readFile(file);
  if (read.kind !== 'book') return null;
  const reading = readMetadata(read.book.sheets);
  return reading.kind === 'read' && reading.metadata.identity.kind === 'ledger'
    ? readLedger(read.book, file.name).value.ledger.template
    : null;
}

async function shapedTemplate(
  services: Services,
  source: Source,
  options: GenerateOptions,
): Promise<WithIssues<Template>> {
  const { asOf, sourceName, ...files } = options;
  const shaping = await readShaping(services, files);
  const named = sourceName === undefined ? {} : { fileName: sourceName };
  const built =
    'plan' in source
      ? buildTemplate(source.plan, { ...shaping.value, ...named, asOf })
      : reshapeTemplate(source.template, shaping.value);
  return { value: built.value, issues: [...shaping.issues, ...built.issues] };
}

function leftOutOf(template: Template) {
  const taken = new Set(template.assignments.map(({ planTaskId }) => planTaskId));
  return template.plan.tasks
    .filter(({ id }) => !taken.has(id))
    .map(({ id, ordinal, title }) => ({ id, ordinal, title }));
}

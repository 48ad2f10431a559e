import { buildTemplate, newLedger, unitsToReport, type AssignmentTable } from '../core/ledger';
import { failure, Template, type Issue, type Ledger, type Plan } from '../core/model';
import { project } from '../core/consolidate';
import { layoutLedger, readAssignmentTable } from '../core/sheet';
import type { InputFile, OutputFile, Services } from './ports';
import { holdsTasks, readPlan } from './read-plan';

export type GenerateOptions = {
  readonly asOf: string;
  readonly title?: string;
  readonly year?: number;
  /** 责任分工表: which office and person takes which task (.csv, .xlsx, .docx) */
  readonly assignments?: InputFile;
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
  const table = options.assignments === undefined ? null : await readAssignments(services, options.assignments);
  const built =
    'template' in source ? { value: source.template, issues: [] } : templateOf(source.plan, table?.value, options);
  const template = options.title === undefined ? built.value : { ...built.value, title: options.title };
  const ledger = newLedger(template);
  const bytes = services.writeWorkbook(layoutLedger(ledger, project(ledger, null), { asOf: options.asOf }));
  return {
    file: { name: options.fileName ?? '台账.xlsx', bytes },
    ledger,
    issues: [...(table?.issues ?? []), ...built.issues],
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
  const template = templateFrom(file);
  if (template !== null) return generateLedger(services, { template }, options);
  const plan = await readPlan(services, file, options);
  if (!holdsTasks(plan.value)) throw failure('plan.noTasks', { file: file.name });
  const generated = await generateLedger(services, { plan: plan.value }, { ...options, sourceName: file.name });
  return { ...generated, issues: [...plan.issues, ...generated.issues] };
}

function templateOf(plan: Plan, assignments: AssignmentTable | undefined, options: GenerateOptions) {
  return buildTemplate(plan, {
    asOf: options.asOf,
    ...(options.title === undefined ? {} : { title: options.title }),
    ...(options.year === undefined ? {} : { year: options.year }),
    ...(options.sourceName === undefined ? {} : { fileName: options.sourceName }),
    ...(assignments === undefined ? {} : { assignments }),
  });
}

async function readAssignments(services: Services, file: InputFile) {
  const read = await services.readFile(file);
  if (read.kind !== 'book') throw failure('file.unknownKind', { file: file.name });
  return readAssignmentTable(read.book, file.name);
}

function templateFrom(file: InputFile): Template | null {
  if (!/\.json$/i.test(file.name)) return null;
  try {
    return Template.parse(JSON.parse(new TextDecoder().decode(file.bytes)));
  } catch (cause) {
    throw failure('ledger.badTemplate', { file: file.name }, cause);
  }
}

function leftOutOf(template: Template) {
  const taken = new Set(template.assignments.map(({ planTaskId }) => planTaskId));
  return template.plan.tasks
    .filter(({ id }) => !taken.has(id))
    .map(({ id, ordinal, title }) => ({ id, ordinal, title }));
}

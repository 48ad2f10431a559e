import {
  issue,
  unitDirectory,
  type ColumnKey,
  type Ledger,
  type Period,
  type Template,
  type UnitDirectory,
} from '../model';
import { CATALOGUE } from './catalogue';
import type { CheckContext, CheckedRow } from './context';
import type { Finding } from './finding';
import type { Subject } from './rule';
import { customRules } from './rules/custom';
import { unitColumns } from './values';
import { statusWords } from './vocabulary';

/** Runs the whole catalogue, as the template sets it, over rows: the same for files, imports and live sheets. */
export function checkRows(rows: readonly CheckedRow[], context: CheckContext): Finding[] {
  const { rules, unreadable } = rulesOf(context.template);
  const own = rules.filter((rule) => rule.subjects.includes(context.subject));
  const broken = unreadable.map((rule): Finding => issue('rule.unreadable', { rule }));
  return [...broken, ...own.flatMap((rule) => rule.run(rows, context))];
}

/** Everything that rules ask about beside the row. */
export function checkContext(
  ledger: Pick<Ledger, 'template'>,
  facts: {
    readonly subject: Subject;
    readonly asOf: string;
    readonly period: Period | null;
    readonly unit: string | null;
  },
): CheckContext {
  const { template } = ledger;
  const { directory, owners, titles } = knownNames(template);
  return {
    ...facts,
    template,
    directory,
    owners,
    statuses: statusWords(template.vocabulary),
    open: unitColumns(template),
    titleOf: (column) => titles.get(column) ?? column,
    severityOf: (code) => template.rules[code]?.severity,
    option: (code, name, otherwise) => {
      const value: unknown = template.rules[code]?.options?.[name];
      return isLike(value, otherwise) ? value : otherwise;
    },
  };
}

type Rules = { readonly rules: readonly (typeof CATALOGUE)[number][]; readonly unreadable: readonly string[] };
type Names = {
  readonly directory: UnitDirectory;
  readonly owners: ReadonlySet<string>;
  readonly titles: ReadonlyMap<ColumnKey, string>;
};

const knownRules = new WeakMap<Template, Rules>();
const names = new WeakMap<Template, Names>();

function rulesOf(template: Template): Rules {
  const known = knownRules.get(template);
  if (known !== undefined) return known;
  const custom = customRules(template);
  const enabled = CATALOGUE.filter(({ code }) => template.rules[code]?.enabled !== false);
  const made = { rules: [...enabled, ...custom.rules], unreadable: custom.unreadable };
  knownRules.set(template, made);
  return made;
}

/** The directory of a template, read once. */
export function knownNames(template: Template): Names {
  const known = names.get(template);
  if (known !== undefined) return known;
  const made = {
    directory: unitDirectory(template),
    owners: new Set(template.assignments.flatMap((assignment) => assignment.owners.map(({ name }) => name))),
    titles: new Map(template.columns.map(({ key, title }) => [key, title] as const)),
  };
  names.set(template, made);
  return made;
}

/** True where a setting is of the kind that the rule expects. */
function isLike<T>(value: unknown, otherwise: T): value is T {
  return value !== undefined && (Array.isArray(otherwise) ? Array.isArray(value) : typeof value === typeof otherwise);
}

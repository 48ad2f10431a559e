import type { Template } from './template';
import { nameKey } from './text';

/** Every unit a template knows, by any name it has or had. */
export type UnitDirectory = {
  /** the unit's present name, whatever known name it is called by; null where the name is unknown */
  readonly canonical: (name: string) => string | null;
  /** present names, in template order */
  readonly names: readonly string[];
  /** every known name as it is compared, aliases and former names included, beside the present one */
  readonly spellings: readonly { readonly key: string; readonly unit: string }[];
};

type Named = Pick<Template, 'units' | 'assignments'>;
const directories = new WeakMap<Named, UnitDirectory>();

/** The directory of a template, built once: its units first, then units that stand only in assignments. */
export function unitDirectory(template: Named): UnitDirectory {
  const known = directories.get(template) ?? buildDirectory(template);
  directories.set(template, known);
  return known;
}

function buildDirectory(template: Named): UnitDirectory {
  const byKey = new Map<string, string>();
  const names: string[] = [];
  const spellings: { key: string; unit: string }[] = [];
  const learn = (spelling: string, unit: string): void => {
    const key = nameKey(spelling);
    if (byKey.has(key)) return;
    byKey.set(key, unit);
    spellings.push({ key, unit });
    if (spelling === unit) names.push(unit);
  };
  for (const unit of template.units) learn(unit.name, unit.name);
  for (const unit of template.units) {
    for (const spelling of [...unit.aliases, ...unit.formerNames]) learn(spelling, unit.name);
  }
  for (const assignment of template.assignments) {
    for (const unit of [...assignment.leadUnits, ...assignment.responsibleUnits, ...assignment.supportingUnits]) {
      learn(unit, unit);
    }
  }
  return { canonical: (name) => byKey.get(nameKey(name)) ?? null, names, spellings };
}

/** The unit whose name stands in a file name or title; the longest name wins; null where none or two differ. */
export function unitNamedIn(text: string, directory: UnitDirectory): string | null {
  const key = nameKey(text);
  const found = directory.spellings.filter((spelling) => key.includes(spelling.key));
  const longest = Math.max(0, ...found.map((spelling) => spelling.key.length));
  const units = new Set(found.filter((spelling) => spelling.key.length === longest).map(({ unit }) => unit));
  const [unit] = units;
  return units.size === 1 && unit !== undefined ? unit : null;
}

/** The unit that a file's own name says, else the name of the folder or archive that it lies in, from the inside out. */
export function unitNamedInPath(path: string, directory: UnitDirectory): string | null {
  const steps = path.split(/[/\\]/).reverse();
  return steps.map((step) => unitNamedIn(step, directory)).find((unit) => unit !== null) ?? null;
}

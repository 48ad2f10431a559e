import type { Template } from './template';
import { nameKey } from './text';

/** Every unit a template knows, by any name it has or had. */
export type UnitDirectory = {
  /** the unit's present name, whatever known name it is called by; null where the name is unknown */
  readonly canonical: (name: string) => string | null;
  /** present names, in template order */
  readonly names: readonly string[];
  /** every known name as it is compared, aliases and former names included, beside the present one */
  readonly spellings: readonly Spelling[];
  /** the known names that stand in a text, which is a `nameKey` */
  readonly within: (key: string) => readonly Spelling[];
};

/** A name as it is compared, and the unit's present name. */
export type Spelling = { readonly key: string; readonly unit: string };

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
  const spellings: Spelling[] = [];
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
  const lengths = [...new Set(spellings.map(({ key }) => key.length))].filter((length) => length > 0);
  return {
    canonical: (name) => byKey.get(nameKey(name)) ?? null,
    names,
    spellings,
    within: (key) => spellingsWithin(key, byKey, lengths),
  };
}

/** Looks each piece of the text up that is as long as a name: with thousands of units that is far less than asking for each. */
function spellingsWithin(text: string, byKey: ReadonlyMap<string, string>, lengths: readonly number[]): Spelling[] {
  const found = new Map<string, Spelling>();
  for (let at = 0; at < text.length; at += 1) {
    for (const length of lengths) {
      if (at + length > text.length) continue;
      const key = text.slice(at, at + length);
      const unit = byKey.get(key);
      if (unit !== undefined) found.set(key, { key, unit });
    }
  }
  return [...found.values()];
}

/** The unit whose name stands in a file name or title; the longest name wins; null where none or two differ. */
export function unitNamedIn(text: string, directory: UnitDirectory): string | null {
  const found = directory.within(nameKey(text));
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

import { nameKey, unitDirectory, type Assignment, type Template, type Unit } from '../model';
import { isGroup } from '../plan';
import type { AssignmentTable } from './assignment-table';

/**
 * Gives a template the unit directory that somebody keeps. Units that the rows call by a short or former name get
 * their present one, so that a merger leads to its successor; groups resolve to the directory's members. Names that
 * the directory does not know stay in the rows and are left out of it, for `checkTemplate` to say with the nearest.
 */
export function withDirectory(template: Template, units: readonly Unit[]): Template {
  const own = new Map(template.units.map((unit) => [nameKey(unit.name), unit]));
  const known = new Set(units.map((unit) => nameKey(unit.name)));
  const present = presentNames(units);
  const groups = template.units.filter(
    (unit) => (unit.members !== undefined || isGroup(unit.name)) && !known.has(nameKey(unit.name)),
  );
  return {
    ...template,
    assignments: template.assignments.map((row) => withPresentNames(row, present)),
    units: [
      ...units.map((unit) => ({
        ...unit,
        aliases: [...new Set([...unit.aliases, ...(own.get(nameKey(unit.name))?.aliases ?? [])])],
      })),
      ...groups,
    ],
  };
}

/** The table with units by their present names, so that a row of last year's finds this year's unit. */
export function tableInDirectory(table: AssignmentTable, units: readonly Unit[]): AssignmentTable {
  const present = presentNames(units);
  return {
    rows: table.rows.map((row) => ({
      ...row,
      leadUnits: present(row.leadUnits),
      responsibleUnits: present(row.responsibleUnits),
      supportingUnits: present(row.supportingUnits),
    })),
  };
}

type PresentNames = (names: readonly string[]) => string[];

function presentNames(units: readonly Unit[]): PresentNames {
  const directory = unitDirectory({ units: [...units], assignments: [] });
  return (names) => [...new Set(names.map((name) => directory.canonical(name) ?? name))];
}

function withPresentNames(row: Assignment, present: PresentNames): Assignment {
  return {
    ...row,
    leadUnits: present(row.leadUnits),
    responsibleUnits: present(row.responsibleUnits),
    supportingUnits: present(row.supportingUnits),
    owners: row.owners.map(({ name, unit }) => ({ name, unit: unit === null ? null : (present([unit])[0] ?? unit) })),
  };
}

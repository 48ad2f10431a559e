import { issue, nameKey, unitDirectory, type Assignment, type Issue, type Template } from '../model';
import { reportingUnits } from './assignment';
import { nearestName } from './near-name';

/** No cell holds more than 32,767 characters; longer texts are cut here, and said. */
export const MOST_IN_CELL = 32000;
/** A longer title does not fit the head of a page. */
const LONGEST_TITLE = 120;

/**
 * Is everything assigned and can it be laid out: tasks without unit, units without task, units that nobody knows (with
 * the nearest known name), a unit named twice, texts that no cell holds, two tasks with one number.
 */
export function checkTemplate(template: Template): Issue[] {
  return [
    ...template.assignments.flatMap((row) => taskIssues(row, template)),
    ...unitIssues(template),
    ...sequenceIssues(template),
    ...(template.title.length > LONGEST_TITLE
      ? [issue('template.longTitle', { length: template.title.length, limit: LONGEST_TITLE })]
      : []),
  ];
}

function taskIssues(row: Assignment, template: Template): Issue[] {
  const named = [...row.leadUnits, ...row.responsibleUnits, ...row.supportingUnits];
  const twice = named.filter((unit, index) => named.findIndex((other) => nameKey(other) === nameKey(unit)) !== index);
  const texts = [row.title, row.requirements.join('\n'), row.remarks, named.join('、')];
  const common = { task: row.title, taskId: row.taskId };
  return [
    ...(named.length === 0 && row.withdrawn !== true ? [issue('coverage.taskWithoutUnit', common)] : []),
    ...(named.length > 0 && row.withdrawn !== true && reportingUnits(row, template.units).length === 0
      ? [issue('coverage.groupWithoutMembers', { ...common, groups: named })]
      : []),
    ...[...new Set(twice)].map((unit) => issue('coverage.unitTwice', { ...common, unit, severity: 'info' })),
    ...(texts.some((text) => text.length > MOST_IN_CELL)
      ? [issue('template.longText', { task: row.title.slice(0, 40), taskId: row.taskId, limit: MOST_IN_CELL })]
      : []),
  ];
}

function unitIssues(template: Template): Issue[] {
  const listed = new Map(template.units.map((unit) => [nameKey(unit.name), unit]));
  const directory = unitDirectory({ units: template.units, assignments: [] });
  const named = template.assignments.flatMap((row) => [
    ...row.leadUnits,
    ...row.responsibleUnits,
    ...row.supportingUnits,
  ]);
  const members = template.units.flatMap((unit) => unit.members ?? []);
  const unknown = [...new Set([...named, ...members])].filter((name) => directory.canonical(name) === null);
  const used = new Set(named.map((name) => nameKey(directory.canonical(name) ?? name)));
  const inGroups = new Set(
    template.assignments.flatMap((row) => reportingUnits(row, template.units)).map((name) => nameKey(name)),
  );
  const idle = template.units.filter(
    (unit) => unit.members === undefined && !used.has(nameKey(unit.name)) && !inGroups.has(nameKey(unit.name)),
  );
  const names = [...listed.values()].map((unit) => unit.name);
  return [
    ...unknown.map((unit) => issue('coverage.unknownUnit', { unit, nearest: nearestName(unit, names) })),
    ...idle.map((unit) => issue('coverage.unitWithoutTask', { unit: unit.name, severity: 'info' })),
  ];
}

function sequenceIssues(template: Template): Issue[] {
  const seen = new Set<string>();
  return template.assignments.flatMap((row) => {
    const isTwice = seen.has(row.sequence);
    seen.add(row.sequence);
    return isTwice
      ? [issue('template.sequenceTwice', { sequence: row.sequence, task: row.title, severity: 'info' })]
      : [];
  });
}

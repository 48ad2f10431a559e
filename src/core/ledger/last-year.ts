import { issue, type Assignment, type Issue, type Template, type Unit } from '../model';
import { isGroup } from '../plan';
import { isOwnDecomposition, matchRows, unitsInRow, type Applied, type AssignmentTable } from './assignment-table';
import { pairOwners } from './owners';

/** A ledger as an assignment table: who has which task, without its numbers, deadlines and remarks. */
export function assignmentsOfLedger(template: Template): AssignmentTable {
  return {
    rows: template.assignments.map((row, index) => ({
      row: index,
      taskText: row.title,
      sequence: '',
      leadUnits: row.leadUnits,
      responsibleUnits: row.responsibleUnits,
      supportingUnits: row.supportingUnits,
      owners: row.owners.map((owner) => owner.name),
      supervisingLeader: row.supervisingLeader,
      deadlineText: '',
      remarks: '',
    })),
  };
}

/**
 * Gives tasks the units and persons that a task with nearly the same words had last year, and names each, since
 * likeness is a proposal for a person to look at. Tasks for which the plan names somebody keep them, unless last
 * year's units are an organisation's own offices; deadlines, numbers and remarks of last year are never taken.
 */
export function applyLastYear(
  tasks: readonly Assignment[],
  lastYear: AssignmentTable,
  units: readonly Unit[],
): Applied {
  const table = { rows: lastYear.rows.map((row) => ({ ...row, sequence: '' })) };
  const { rowOf, issues } = matchRows(tasks, table);
  const owners = pairOwners(table.rows.map((row) => ({ units: unitsInRow(row), names: row.owners })));
  const isOwn = isOwnDecomposition(tasks, table);
  const taken: Issue[] = [];
  const assignments = tasks.map((task, index): Assignment => {
    const at = rowOf.get(index);
    const row = at === undefined ? undefined : table.rows[at];
    if (at === undefined || row === undefined || unitsInRow(row).length === 0) return task;
    if (!isOwn && namesSomebody(task, units)) return task;
    const given = unitsInRow(row);
    taken.push(
      issue('assignment.lastYear', {
        task: task.title,
        taskId: task.taskId,
        before: row.taskText,
        units: given,
        severity: 'info',
      }),
    );
    return {
      ...task,
      leadUnits: [...row.leadUnits],
      responsibleUnits: [...row.responsibleUnits],
      supportingUnits: [...row.supportingUnits],
      owners: row.owners.length > 0 ? (owners[at] ?? []) : task.owners,
      supervisingLeader: task.supervisingLeader === '' ? row.supervisingLeader : task.supervisingLeader,
    };
  });
  const unclear = issues.filter(({ code }) => code === 'assignment.unclear');
  return { assignments, issues: [...taken, ...unclear] };
}

function namesSomebody(task: Assignment, units: readonly Unit[]): boolean {
  return [...task.leadUnits, ...task.responsibleUnits, ...task.supportingUnits].some((name) => !isOpen(name, units));
}

/** A group of which nobody said who belongs to it. */
export function isOpen(name: string, units: readonly Unit[]): boolean {
  const known = units.find((unit) => unit.name === name);
  return known?.members === undefined ? isGroup(name) : known.members.length === 0;
}

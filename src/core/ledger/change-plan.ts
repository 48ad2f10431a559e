import { issue, type Assignment, type Deadline, type Issue, type Ledger, type WithIssues } from '../model';
import { assignmentOf } from './assignment';
import { rowId } from './build-template';
import { directoryUnits } from './units';

/** Stands in 备注 of a withdrawn task, where nothing else does. */
const WITHDRAWN = '已撤销';

/** What may happen to a plan while its ledger is in use. */
export type PlanChange =
  | {
      readonly kind: 'add';
      readonly title: string;
      readonly requirements?: readonly string[];
      readonly deadline?: Deadline | null;
      readonly leadUnits?: readonly string[];
      readonly responsibleUnits?: readonly string[];
      readonly supportingUnits?: readonly string[];
      readonly owners?: Assignment['owners'];
      readonly section?: readonly string[];
      /** 来源 and 交办日期 of a task given in mid-year */
      readonly origin?: Assignment['origin'];
    }
  | { readonly kind: 'withdraw'; readonly taskId: string }
  | { readonly kind: 'restore'; readonly taskId: string }
  | { readonly kind: 'postpone'; readonly taskId: string; readonly deadline: Deadline }
  | {
      readonly kind: 'reassign';
      readonly taskId: string;
      readonly leadUnits?: readonly string[];
      readonly responsibleUnits?: readonly string[];
      readonly supportingUnits?: readonly string[];
      readonly owners?: Assignment['owners'];
    };

/**
 * Makes a new version of the ledger's template. Ids stay, so returns that were handed out on the old version still
 * fit; withdrawn tasks keep their row and their log and are asked for no more.
 */
export function changePlan(ledger: Ledger, changes: readonly PlanChange[]): WithIssues<Ledger> {
  const issues: Issue[] = [];
  let assignments = ledger.template.assignments;
  for (const change of changes) {
    if (change.kind === 'add') {
      assignments = [...assignments, added(change, assignments)];
      continue;
    }
    const row = assignmentOf(ledger.template, change.taskId);
    if (row === null) issues.push(issue('plan.taskGone', { taskId: change.taskId, severity: 'error' }));
    assignments = assignments.map((one) => (one.taskId === change.taskId ? changed(one, change) : one));
  }
  const named = new Set(
    assignments.flatMap((row) => [...row.leadUnits, ...row.responsibleUnits, ...row.supportingUnits]),
  );
  const known = new Set(ledger.template.units.map((unit) => unit.name));
  const fresh = directoryUnits([...named].filter((name) => !known.has(name)));
  const identity = { ...ledger.identity, templateVersion: ledger.identity.templateVersion + 1 };
  return {
    value: {
      ...ledger,
      identity,
      template: { ...ledger.template, assignments, units: [...ledger.template.units, ...fresh] },
    },
    issues,
  };
}

function added(change: Extract<PlanChange, { kind: 'add' }>, rows: readonly Assignment[]): Assignment {
  const numbers = rows.map((row) => Number(row.sequence)).filter((number) => Number.isInteger(number));
  return {
    taskId: rowId(change.title, rows.length),
    planTaskId: null,
    sequence: String(Math.max(0, ...numbers) + 1),
    title: change.title,
    section: [...(change.section ?? [])],
    requirements: [...(change.requirements ?? [])],
    deadline: change.deadline ?? null,
    leadUnits: [...(change.leadUnits ?? [])],
    responsibleUnits: [...(change.responsibleUnits ?? [])],
    supportingUnits: [...(change.supportingUnits ?? [])],
    owners: [...(change.owners ?? [])],
    supervisingLeader: '',
    remarks: '',
    ...(change.origin === undefined ? {} : { origin: change.origin }),
  };
}

function changed(row: Assignment, change: Exclude<PlanChange, { kind: 'add' }>): Assignment {
  switch (change.kind) {
    case 'withdraw':
      return { ...row, withdrawn: true, remarks: row.remarks === '' ? WITHDRAWN : row.remarks };
    case 'restore':
      return { ...row, withdrawn: false, remarks: row.remarks === WITHDRAWN ? '' : row.remarks };
    case 'postpone':
      return { ...row, deadline: change.deadline };
    case 'reassign':
      return {
        ...row,
        leadUnits: [...(change.leadUnits ?? row.leadUnits)],
        responsibleUnits: [...(change.responsibleUnits ?? row.responsibleUnits)],
        supportingUnits: [...(change.supportingUnits ?? row.supportingUnits)],
        owners: [...(change.owners ?? row.owners)],
      };
  }
}

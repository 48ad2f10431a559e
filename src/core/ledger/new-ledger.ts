import { canonicalJson, sha256, type Ledger, type Template } from '../model';

/**
 * A ledger without entries. Its id is made from what makes it this ledger (the plan, the title, who answers for which
 * task), so the same plan and assignment give the same ledger, however it is laid out.
 */
export function newLedger(template: Template): Ledger {
  return {
    identity: { ledgerId: ledgerId(template), templateVersion: 1, kind: 'ledger' },
    template,
    entries: [],
    runs: [],
    decisions: [],
  };
}

function ledgerId({ title, plan, assignments }: Template): string {
  const content = {
    title,
    plan: [plan.title, plan.documentNumber, plan.issuer, plan.issuedOn],
    tasks: assignments.map(({ taskId, sequence, leadUnits, responsibleUnits, supportingUnits, owners }) => ({
      taskId,
      sequence,
      units: [leadUnits, responsibleUnits, supportingUnits],
      owners: owners.map(({ name, unit }) => [name, unit]),
    })),
  };
  return `l-${sha256(canonicalJson(content)).slice(0, 12)}`;
}

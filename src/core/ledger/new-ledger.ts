import { canonicalJson, sha256, type Ledger, type Template } from '../model';

/** A ledger without entries; its id is made from the template, so the same plan gives the same ledger. */
export function newLedger(template: Template): Ledger {
  const ledgerId = `l-${sha256(canonicalJson(template)).slice(0, 12)}`;
  return { identity: { ledgerId, templateVersion: 1, kind: 'ledger' }, template, entries: [], runs: [], decisions: [] };
}

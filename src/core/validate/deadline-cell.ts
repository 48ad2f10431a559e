import { readDeadline, type ReadDeadline } from '../plan/deadline';
import type { CheckContext, CheckedRow } from './context';

/**
 * The deadline as the sheet has it; null where there is nothing to read, or where a return shows what was handed out
 * (then a change is told as a changed fixed cell).
 */
export function sheetDeadline(row: CheckedRow, { subject, template }: CheckContext): ReadDeadline | null {
  const text = (row.texts.deadline ?? '').trim();
  const own = row.assignment?.deadline ?? null;
  if (text === '' || (subject === 'return' && row.issued.deadline !== undefined)) return null;
  const year = own?.due?.slice(0, 4) ?? template.plan.issuedOn?.slice(0, 4);
  const read = readDeadline(text, {
    issuedOn: template.plan.issuedOn,
    ...(year === undefined ? {} : { year: Number(year) }),
  });
  // what was understood when the ledger was made (with the plan's whole text at hand) counts
  return own !== null && text === own.text.trim() ? { ...read, deadline: own } : read;
}

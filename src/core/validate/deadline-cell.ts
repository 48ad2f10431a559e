import { readDeadline, type ReadDeadline } from '../plan/deadline';
import type { CheckContext, CheckedRow } from './context';

/** The deadline as the sheet has it; null where there is nothing to read, or where it is what was handed out. */
export function sheetDeadline(row: CheckedRow, { template }: CheckContext): ReadDeadline | null {
  const text = (row.texts.deadline ?? '').trim();
  const own = row.assignment?.deadline ?? null;
  if (text === '' || text === row.issued.deadline?.trim()) return null;
  const year = own?.due?.slice(0, 4) ?? template.plan.issuedOn?.slice(0, 4);
  const read = readDeadline(text, {
    issuedOn: template.plan.issuedOn,
    ...(year === undefined ? {} : { year: Number(year) }),
  });
  // what was understood when the ledger was made (with the plan's whole text at hand) counts
  return own !== null && text === own.text.trim() ? { ...read, deadline: own } : read;
}

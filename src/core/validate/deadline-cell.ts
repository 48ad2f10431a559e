import { readDeadline, type ReadDeadline } from '../plan/deadline';
import type { CheckContext, CheckedRow } from './context';

/** The deadline as the sheet has it, where it is not the ledger's own; null where there is nothing to read. */
export function sheetDeadline(row: CheckedRow, { subject, template }: CheckContext): ReadDeadline | null {
  const text = (row.texts.deadline ?? '').trim();
  const own = row.assignment?.deadline ?? null;
  if (text === '') return null;
  if (own !== null && text === own.text.trim())
    return subject === 'ledger' && own.kind === 'unclear' ? { deadline: own } : null;
  const year = own?.due?.slice(0, 4) ?? template.plan.issuedOn?.slice(0, 4);
  return readDeadline(text, {
    issuedOn: template.plan.issuedOn,
    ...(year === undefined ? {} : { year: Number(year) }),
  });
}

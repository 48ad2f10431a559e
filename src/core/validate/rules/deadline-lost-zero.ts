import { plainText } from '../../model';
import { sheetDeadline } from '../deadline-cell';
import { rowRule } from '../rule';

const LOST = /^\d{1,2}\.[1-3]$/;

/** `10.3` where `10.30` was written: a spreadsheet took it for a number. */
export const deadlineLostZero = rowRule({
  code: 'deadline.lostZero',
  severity: 'warning',
  check: (row, context) => {
    const text = plainText(row.texts.deadline ?? '');
    if (!LOST.test(text)) return [];
    const known = [row.issued.deadline, row.assignment?.deadline?.text].map((one) => plainText(one ?? ''));
    const meant = `${text}0`;
    if (known.includes(meant)) {
      return [{ facts: { text, meant }, column: 'deadline', fix: { column: 'deadline', text: meant } }];
    }
    const other = known.includes(text) ? undefined : sheetDeadline(row, context)?.ambiguous?.[1];
    return other === undefined ? [] : [{ facts: { text, meant: other }, column: 'deadline' }];
  },
});

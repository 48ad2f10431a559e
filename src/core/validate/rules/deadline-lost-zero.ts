import { plainText } from '../../model';
import { rowRule } from '../rule';

const LOST = /^\d{1,2}\.[1-3]$/;

/** `10.3` where `10.30` was written: a spreadsheet took it for a number. */
export const deadlineLostZero = rowRule({
  code: 'deadline.lostZero',
  severity: 'warning',
  check: ({ texts, assignment, issued }) => {
    const text = plainText(texts.deadline ?? '');
    if (!LOST.test(text)) return [];
    const known = [issued.deadline, assignment?.deadline?.text].map((one) => plainText(one ?? ''));
    const meant = `${text}0`;
    if (known.includes(text) || !known.includes(meant)) return [];
    return [{ facts: { text, meant }, column: 'deadline', fix: { column: 'deadline', text: meant } }];
  },
});

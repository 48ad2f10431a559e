import { plainText } from '../../model';
import { isDay, readDay } from '../day';
import { rowRule } from '../rule';

const ONE_DIGIT = /^(\d{4}[./年-])?(\d{1,2})[./]([1-3])$/;

/** `10.3` typed into a cell may be the third, or the thirtieth whose 0 the application dropped. */
export const closingAmbiguous = rowRule({
  code: 'closing.ambiguous',
  severity: 'warning',
  check: ({ texts, values }) => {
    const typed = plainText(texts.closedOn ?? '');
    const { closedOn } = values;
    if (closedOn === null || !isDay(closedOn) || !ONE_DIGIT.test(typed)) return [];
    const other = readDay(`${closedOn.slice(0, 8)}${typed.slice(-1)}0`, null);
    return other === null ? [] : [{ facts: { text: typed, day: closedOn, other }, column: 'closedOn' }];
  },
});

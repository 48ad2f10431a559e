import { cutToHeight, textHeight } from '../../sheet/text-size';
import { rowRule } from '../rule';

/** Excel stops at 409 points of row height; what does not fit is neither shown nor printed. */
const TALLEST = 409;
const SIZE = 10.5;
/** the width of 进展情况 in returns, in characters */
const WIDTH = 46;

/** Longer than a printed cell can show. In the ledger itself such texts go on in further rows. */
export const textTooLong = rowRule({
  code: 'text.tooLong',
  severity: 'warning',
  subjects: ['return'],
  check: (row, { titleOf, option }) => {
    const text = row.values.progress;
    const width = option('text.tooLong', 'width', WIDTH);
    if (text.length < 200 || textHeight(text, width, SIZE) <= TALLEST) return [];
    const fits = cutToHeight(text, width, SIZE, TALLEST)[0]?.length ?? 0;
    return [{ facts: { columnTitle: titleOf('progress'), length: text.length, fits }, column: 'progress' }];
  },
});

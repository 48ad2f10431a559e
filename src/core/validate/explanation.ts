import { EXPLANATION_MARKS } from './rules-words';

/**
 * What the filler says to doubts about a row: lines of 备注 that begin with 说明： or 情况说明：. They travel with the
 * return whatever program it was filled in, stay in 备注, and are shown with the findings.
 */
export function explanationsIn(remarks: string): string[] {
  return remarks.split('\n').flatMap((line) => {
    const text = line.trim();
    const mark = EXPLANATION_MARKS.find((word) => text.startsWith(word) && '：:'.includes(text.charAt(word.length)));
    const said = mark === undefined ? '' : text.slice(mark.length + 1).trim();
    return said === '' ? [] : [said];
  });
}

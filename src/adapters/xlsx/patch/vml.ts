import { ownReferences, shiftFormula, shiftedIndex, type Shift } from './shift';

/**
 * The old drawings of comments and form controls (VML). They are not always well-formed XML, so only the elements that
 * count rows and columns are touched: `x:Row`, `x:Column`, and the eight numbers of `x:Anchor` (left column, offset,
 * top row, offset, right column, offset, bottom row, offset).
 */
export function shiftVml(xml: string, shift: Shift, sheet: string): string {
  const own = shift.axis === 'rows' ? 'Row' : 'Column';
  const moved = (number: string): string => String(shiftedIndex(shift, Number(number)));
  return xml
    .replace(/(<x:(Row|Column)>)(\d+)(?=<\/x:)/g, (whole, open: string, name: string, number: string) =>
      name === own ? open + moved(number) : whole,
    )
    .replace(
      /(<x:Anchor>)([\d,\s-]*)(?=<\/x:Anchor>)/g,
      (_whole, open: string, numbers: string) => open + anchor(numbers, shift, moved),
    )
    .replace(
      /(<x:Fmla(?:Link|Range|Group|Txbx)>)([^<]*)/g,
      (_whole, open: string, formula: string) => open + shiftFormula(formula, shift, ownReferences(sheet)),
    );
}

function anchor(numbers: string, shift: Shift, moved: (number: string) => string): string {
  const places = shift.axis === 'rows' ? [2, 6] : [0, 4];
  return numbers
    .split(',')
    .map((number, index) => (places.includes(index) ? moved(number.trim()) : number.trim()))
    .join(', ');
}

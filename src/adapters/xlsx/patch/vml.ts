import { decodeEntities, escapeText } from '../write/xml';
import { shiftFormula, shiftedIndex, type IsShifted, type Shift } from './shift';

/*
 * The old drawings of comments and form controls (VML). They are not always well-formed XML, so only the elements that
 * count rows and columns or hold formulas are touched, whatever prefix Excel's namespace has (`x:` in Excel's own files,
 * `ns2:` in openpyxl's).
 */

/** `Row`, `Column`, and the eight numbers of `Anchor`: left column, offset, top row, offset, right column … */
export function shiftVmlPlaces(xml: string, shift: Shift): string {
  const own = shift.axis === 'rows' ? 'Row' : 'Column';
  const moved = (number: string): string => String(shiftedIndex(shift, Number(number)));
  const counted = replaceContent(xml, own, '\\s*\\d+\\s*', moved);
  return replaceContent(counted, 'Anchor', '[\\d,\\s-]*', (numbers) => anchor(numbers, shift, moved));
}

/** The cells that form controls show and fill. */
export function shiftVmlFormulas(xml: string, shift: Shift, isShifted: IsShifted): string {
  return replaceContent(xml, 'Fmla(?:Link|Range|Group|Txbx)', '[^<]*', (written) => {
    const formula = decodeEntities(written);
    const shifted = shiftFormula(formula, shift, isShifted);
    return shifted === formula ? written : escapeText(shifted);
  });
}

function replaceContent(xml: string, name: string, content: string, change: (text: string) => string): string {
  return excelPrefixes(xml).reduce((text, prefix) => {
    const element = new RegExp(`(<${prefix}:${name}>)(${content})(?=</)`, 'g');
    return text.replace(element, (_whole, open: string, inner: string) => open + change(inner));
  }, xml);
}

function excelPrefixes(xml: string): readonly string[] {
  const declared = xml.matchAll(/xmlns:([\w-]+)\s*=\s*["']urn:schemas-microsoft-com:office:excel["']/g);
  return [...new Set(Array.from(declared, ([, prefix = '']) => prefix))];
}

function anchor(numbers: string, shift: Shift, moved: (number: string) => string): string {
  const places = shift.axis === 'rows' ? [2, 6] : [0, 4];
  return numbers
    .split(',')
    .map((number, index) => (places.includes(index) ? moved(number.trim()) : number.trim()))
    .join(', ');
}

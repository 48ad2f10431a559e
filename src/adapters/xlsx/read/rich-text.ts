import { isOn } from './styles';
import { forbiddenMarkup, handOver, type Where } from './where';
import { decodeCellText } from './xml-text';
import { walkXml, type XmlCursor } from './xml-cursor';

/** A string's text without what is struck out of it, and the struck runs. */
export type RichText = { readonly text: string; readonly struck: readonly string[] };

/**
 * Reads the element `<si>`, `<is>` or `<text>`: plain text or runs. Phonetic runs are left out, struck runs kept apart.
 * Throws `file.markup` for what could hide text, HandOver for elements it does not know.
 */
export function readRichText(element: string, where: Where): RichText {
  refuseHiding(element, where);
  const cursor = walkXml(element, where, true);
  let text = '';
  const struck: string[] = [];
  let runIsStruck = false;
  while (cursor.next()) {
    if (cursor.kind === 'close') continue;
    if (cursor.name === 'r') runIsStruck = false;
    else if (cursor.name === 't') {
      const piece = readText(cursor, where);
      if (runIsStruck && piece !== '') struck.push(piece);
      else text += piece;
    } else if (cursor.name === 'strike') runIsStruck = isOn(cursor.attribute('val'));
    else if (cursor.name === 'rPh') cursor.skip();
    else if (cursor.depth === 2 && !KNOWN_CHILDREN.has(cursor.name)) throw handOver(where, cursor.name);
  }
  return { text, struck };
}

const KNOWN_CHILDREN: ReadonlySet<string> = new Set(['rPr', 'phoneticPr', 'extLst']);

/** The text of the element that the cursor stands at; it may hold no elements of its own. */
function readText(cursor: XmlCursor, where: Where): string {
  if (cursor.kind === 'empty') return '';
  cursor.next();
  if (cursor.kind !== 'close') throw handOver(where, 'element inside text');
  return decodeCellText(cursor.textBefore(), where);
}

export function refuseHiding(source: string, where: Where): void {
  if (source.includes('<![CDATA[')) throw forbiddenMarkup(where, 'cdata');
  if (source.includes('<!')) throw forbiddenMarkup(where, source.includes('<!--') ? 'comment' : 'doctype');
  if (source.includes('<?')) throw forbiddenMarkup(where, 'instruction');
}

import { escapeText } from './xml';

/**
 * Text as OOXML strings hold it (ECMA-376 Part 1, 22.9.2.19 ST_Xstring): line ends are LF, what XML cannot hold is
 * written `_xHHHH_` as Excel does, a text that looks like such an escape is itself escaped, half a surrogate pair
 * becomes U+FFFD. Blanks at either end are escaped too: readers drop them from an element without `xml:space`, and the
 * schema knows no such attribute here. Nothing of a legible text is lost.
 */
export function spreadsheetText(text: string): string {
  if (isPlain(text)) return text;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(CONTROL, escaped)
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/^[\t\n ]|[\t\n ]$/g, escaped);
}

function escaped(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

/** Text of a cell as XML; nearly every one stands as it is. */
export function textXml(text: string): string {
  return isPlain(text) ? text : escapeText(spreadsheetText(text));
}

/** No control character, no surrogate, nothing that looks like an escape or a tag, no blank at the ends. */
function isPlain(text: string): boolean {
  return !UNUSUAL.test(text) && !isBlank(text.charCodeAt(0)) && !isBlank(text.charCodeAt(text.length - 1));
}

const UNUSUAL = /[\u0000-\u0008\u000B-\u001F&<>\uD800-\uDFFF\uFFFE\uFFFF]|_x/;

/** For names, titles and prompts, which know no escapes: what XML cannot hold is left out. */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD');
}

const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a;
}

/**
 * Whether a spreadsheet would take the text for something else when a person opens the cell and presses Enter: a
 * formula, or (unless the cell's format is text) a number or a date. Such cells carry the text prefix, `quotePrefix`.
 */
export function needsTextPrefix(text: string, numberFormat?: string): boolean {
  const first = text.charAt(0);
  if (first !== '' && "'=+-@".includes(first)) return true;
  return numberFormat !== '@' && MAY_BEGIN_NUMBER.test(first) && /^[\d\s.,/:%年月日-]+$/.test(text);
}

const MAY_BEGIN_NUMBER = /[\d\s.,/:%年月日-]/;

import { builtInDateFormat, isDateFormat } from '../../../core/model';
import { rememberLast } from './last-one';
import type { Where } from './where';
import { walkXml, type XmlCursor } from './xml-cursor';

/** What a cell's style index says about its content. */
export type Styles = {
  /** by style index: the number format's code where it shows a date, else null */
  readonly dateFormats: readonly (string | null)[];
  /** by style index: whether the font is struck through */
  readonly struck: readonly boolean[];
};

export const NO_STYLES: Styles = { dateFormats: [], struck: [] };

/** Reads styles.xml as far as it decides what a value is: number formats and struck fonts. */
export const readStyles = rememberLast(parseStyles);

function parseStyles(text: string, where: Where): Styles {
  const formats = new Map<number, string>();
  const struckFonts: boolean[] = [];
  const dateFormats: (string | null)[] = [];
  const struck: boolean[] = [];
  const mayStrike = text.includes('strike');
  const cursor = walkXml(text, where);
  while (cursor.next()) {
    if (cursor.depth !== 2 || cursor.kind !== 'open') continue;
    if (cursor.name === 'numFmts') readFormats(cursor, formats);
    else if (cursor.name === 'fonts' && mayStrike) readFonts(cursor, struckFonts);
    else if (cursor.name === 'cellXfs') {
      const kinds = dateFormatFinder(formats);
      eachChild(cursor, 'xf', () => {
        dateFormats.push(kinds(Number(cursor.attribute('numFmtId') ?? 0)));
        struck.push(struckFonts[Number(cursor.attribute('fontId') ?? 0)] ?? false);
      });
    } else cursor.skip();
  }
  return { dateFormats, struck };
}

/** Visits the direct children of the current element by name, and leaves the cursor at its closing tag. */
function eachChild(cursor: XmlCursor, name: string, visit: () => void): void {
  const depth = cursor.depth;
  while (cursor.next() && cursor.depth > depth) {
    if (cursor.depth === depth + 1 && cursor.kind !== 'close' && cursor.name === name) visit();
  }
}

function readFormats(cursor: XmlCursor, formats: Map<number, string>): void {
  eachChild(cursor, 'numFmt', () => {
    formats.set(Number(cursor.attribute('numFmtId') ?? NaN), cursor.attribute('formatCode') ?? '');
  });
}

function readFonts(cursor: XmlCursor, struckFonts: boolean[]): void {
  const depth = cursor.depth;
  while (cursor.next() && cursor.depth > depth) {
    if (cursor.kind === 'close') continue;
    if (cursor.depth === depth + 1 && cursor.name === 'font') struckFonts.push(false);
    if (cursor.depth === depth + 2 && cursor.name === 'strike' && isOn(cursor.attribute('val'))) {
      struckFonts[struckFonts.length - 1] = true;
    }
  }
}

/** A switch element such as `<strike/>`: on unless its value says no. */
export function isOn(value: string | null): boolean {
  return value !== '0' && value !== 'false';
}

/** A file's own format goes before a built-in one of the same id. */
function dateFormatFinder(formats: ReadonlyMap<number, string>): (id: number) => string | null {
  const known = new Map<number, string | null>();
  return (id) => {
    let found = known.get(id);
    if (found === undefined) {
      const code = formats.get(id);
      found = code === undefined ? builtInDateFormat(id) : isDateFormat(code) ? code : null;
      known.set(id, found);
    }
    return found;
  };
}

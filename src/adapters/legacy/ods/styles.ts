import type { SaxesTagNS } from 'saxes';
import { attribute, NUMBER, STYLE, TABLE } from './names';

/** What styles say about content: what is struck through, hidden, or shown as a date. */
export type Styles = {
  readonly open: (tag: SaxesTagNS) => void;
  readonly text: (text: string) => void;
  readonly close: (tag: SaxesTagNS) => void;
  readonly isStruck: (family: Family, name: string) => boolean;
  readonly isHiddenTable: (name: string) => boolean;
  /** the number format code of a cell style's dates; null where it shows none */
  readonly dateFormat: (cellStyle: string) => string | null;
  /** whether a cell style counts hours beyond a day (`[h]:mm`) */
  readonly countsHours: (cellStyle: string) => boolean;
};

export type Family = 'table-cell' | 'text' | 'paragraph';

type Style = { parent: string; struck: boolean | null; data: string; hidden: boolean };
type DataStyle = { code: string; elapsed: boolean };

/** Styles inherit from one another; a chain longer than this is a ring. */
const LONGEST_CHAIN = 20;

/** Gathers styles while the parts that hold them are walked: styles.xml first, then content.xml. */
export function gatherStyles(): Styles {
  const styles = new Map<string, Style>();
  const dataStyles = new Map<string, DataStyle>();
  let current: Style | null = null;
  let data: DataStyle | null = null;
  let literal = false;

  function find<T>(family: string, name: string, value: (style: Style) => T | null): T | null {
    let key = `${family}/${name}`;
    for (let step = 0; step < LONGEST_CHAIN; step++) {
      const style = styles.get(key);
      if (style === undefined) return null;
      const found = value(style);
      if (found !== null) return found;
      key = `${family}/${style.parent}`;
    }
    return null;
  }
  const dataOf = (cellStyle: string): DataStyle | undefined =>
    dataStyles.get(find('table-cell', cellStyle, (style) => style.data || null) ?? '');

  return {
    open(tag) {
      if (tag.uri === NUMBER) {
        if (/^(?:date|time)-style$/.test(tag.local)) {
          data = { code: '', elapsed: attribute(tag, NUMBER, 'truncate-on-overflow') === 'false' };
          dataStyles.set(attribute(tag, STYLE, 'name'), data);
        } else if (data !== null && tag.local === 'text') literal = true;
        else if (data !== null) data.code += codeOf(tag);
      } else if (tag.uri === STYLE) {
        if (tag.local === 'style' || tag.local === 'default-style') {
          const name = tag.local === 'style' ? attribute(tag, STYLE, 'name') : '';
          current = { parent: '', struck: null, data: attribute(tag, STYLE, 'data-style-name'), hidden: false };
          if (name !== '') current.parent = attribute(tag, STYLE, 'parent-style-name');
          styles.set(`${attribute(tag, STYLE, 'family')}/${name}`, current);
        } else if (current !== null && tag.local === 'text-properties') {
          const line =
            attribute(tag, STYLE, 'text-line-through-style') || attribute(tag, STYLE, 'text-line-through-type');
          if (line !== '') current.struck = line !== 'none';
        } else if (current !== null && tag.local === 'table-properties') {
          current.hidden = attribute(tag, TABLE, 'display') === 'false';
        }
      }
    },
    text(text) {
      if (literal && data !== null) data.code += `"${text}"`;
    },
    close(tag) {
      if (tag.uri === NUMBER && tag.local === 'text') literal = false;
      if (tag.uri === NUMBER && /^(?:date|time)-style$/.test(tag.local)) data = null;
      if (tag.uri === STYLE && tag.local === 'style') current = null;
    },
    isStruck: (family, name) => find(family, name, (style) => style.struck) ?? false,
    isHiddenTable: (name) => styles.get(`table/${name}`)?.hidden ?? false,
    dateFormat: (cellStyle) => dataOf(cellStyle)?.code ?? null,
    countsHours: (cellStyle) => dataOf(cellStyle)?.elapsed ?? false,
  };
}

/** An element of a date style as a number format code has it (ECMA-376 part 1, 18.8.31). */
function codeOf(tag: SaxesTagNS): string {
  const long = attribute(tag, NUMBER, 'style') === 'long';
  const textual = attribute(tag, NUMBER, 'textual') === 'true';
  switch (tag.local) {
    case 'year':
      return long ? 'yyyy' : 'yy';
    case 'month':
      return `${textual ? 'mm' : ''}${long ? 'mm' : 'm'}`;
    case 'day':
      return long ? 'dd' : 'd';
    case 'day-of-week':
      return long ? 'dddd' : 'ddd';
    case 'hours':
      return long ? 'hh' : 'h';
    case 'minutes':
      return long ? 'mm' : 'm';
    case 'seconds':
      return long ? 'ss' : 's';
    case 'am-pm':
      return 'AM/PM';
    default:
      return '';
  }
}

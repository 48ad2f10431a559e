import { SaxesParser, type SaxesTagNS } from 'saxes';
import { failure, type Book, type Grid } from '../../../core/model';
import { attribute, DUBLIN_CORE, OFFICE, TABLE } from './names';
import { gatherStyles, type Styles } from './styles';
import { walkTable, type TableWalk } from './table';

/**
 * Reads the unpacked parts of an OpenDocument spreadsheet. The library's own reading takes texts of shapes for cells,
 * loses merged areas, blanks and the types of dates, so it is not asked. Throws `file.damaged`, `file.tooManyCells`.
 * Rules: OpenDocument 1.3 part 3.
 */
export function readOds(parts: ReadonlyMap<string, Uint8Array>, file: string): Book {
  const content = parts.get('content.xml');
  if (content === undefined) throw failure('file.damaged', { file, part: 'content.xml' });
  const styles = gatherStyles();
  const shared = parts.get('styles.xml');
  if (shared !== undefined) walkXml(shared, file, 'styles.xml', styles);
  return {
    format: 'ods',
    ...readContent(content, styles, file),
    otherSheets: [],
    savedAt: readSavedAt(parts.get('meta.xml'), file),
  };
}

type Visitor = Pick<Styles, 'open' | 'text' | 'close'>;

function walkXml(bytes: Uint8Array, file: string, part: string, visit: Visitor): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('opentag', (tag) => visit.open(tag));
  parser.on('text', (text) => visit.text(text));
  parser.on('closetag', (tag) => visit.close(tag));
  parser.on('error', (cause) => {
    throw failure('file.damaged', { file, part }, cause);
  });
  parser.write(decode(bytes, file, part)).close();
}

function decode(bytes: Uint8Array, file: string, part: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw failure('file.damaged', { file, part }, cause);
  }
}

function readContent(content: Uint8Array, styles: Styles, file: string): Pick<Book, 'sheets' | 'date1904'> {
  const sheets: Grid[] = [];
  let date1904 = false;
  let table: { readonly tag: SaxesTagNS; readonly walk: TableWalk } | null = null;
  const parents: SaxesTagNS[] = [];

  walkXml(content, file, 'content.xml', {
    open(tag) {
      const parent = parents.at(-1);
      parents.push(tag);
      if (table !== null) table.walk.open(tag);
      else if (isSheet(tag, parent)) table = { tag, walk: walkTable(tag, { file, styles, date1904 }) };
      else if (tag.uri === TABLE && tag.local === 'null-date') {
        date1904 = attribute(tag, TABLE, 'date-value') === '1904-01-01';
      } else styles.open(tag);
    },
    text(text) {
      if (table === null) styles.text(text);
      else table.walk.text(text);
    },
    close(tag) {
      parents.pop();
      if (table === null) styles.close(tag);
      else if (tag !== table.tag) table.walk.close(tag);
      else {
        const sheet = table.walk.finish();
        if (sheet !== null) sheets.push(sheet);
        table = null;
      }
    },
  });
  return { sheets, date1904 };
}

/** Tables elsewhere are copies of linked data. */
function isSheet(tag: SaxesTagNS, parent: SaxesTagNS | undefined): boolean {
  const isTable = tag.uri === TABLE && tag.local === 'table';
  return isTable && parent?.uri === OFFICE && parent.local === 'spreadsheet';
}

/** `dc:date`, where it says its time zone; LibreOffice's own is in the writer's, which it does not name. */
function readSavedAt(meta: Uint8Array | undefined, file: string): string | null {
  if (meta === undefined) return null;
  let date = '';
  let inDate = false;
  walkXml(meta, file, 'meta.xml', {
    open: (tag) => void (inDate = tag.uri === DUBLIN_CORE && tag.local === 'date'),
    text: (text) => void (date += inDate ? text : ''),
    close: () => void (inDate = false),
  });
  const moment = /(?:Z|[+-]\d\d:\d\d)$/.test(date) ? new Date(date) : null;
  return moment === null || Number.isNaN(moment.getTime()) ? null : `${moment.toISOString().slice(0, 19)}Z`;
}

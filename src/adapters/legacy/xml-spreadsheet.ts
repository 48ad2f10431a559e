import { SaxesParser, type SaxesTagNS } from 'saxes';
import {
  cellText,
  dateOfSerial,
  digitsOf,
  failure,
  hasTooManyDigits,
  isDateFormat,
  pictureOf,
  serialOfDate,
  type Book,
  type CellMark,
  type CellRange,
  type CellValue,
  type Grid,
  type Visibility,
} from '../../core/model';

const SHEET = 'urn:schemas-microsoft-com:office:spreadsheet';
const EXCEL = 'urn:schemas-microsoft-com:office:excel';
const MAX_ROWS = 1048576;
const MAX_COLUMNS = 16384;
const MAX_CELLS = 2_000_000;

/**
 * Reads an XML spreadsheet of 2003 (SpreadsheetML), which usually calls itself .xls, by the rules of XML: the library
 * finds cells by patterns, reads what is left of a file that breaks off, and takes struck text for plain.
 * Throws `file.damaged`, `file.contradictory`, `file.tooManyCells`. Rules: Microsoft's XML Spreadsheet Reference (2002).
 */
export function readXmlSpreadsheet(text: string, file: string): Omit<Book, 'issues'> {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const walk = walkWorkbook(file);
  parser.on('opentag', walk.open);
  parser.on('text', walk.text);
  parser.on('cdata', walk.text);
  parser.on('closetag', walk.close);
  parser.on('error', (cause) => {
    throw failure('file.damaged', { file, part: '' }, cause);
  });
  parser.write(text).close();
  return walk.finish();
}

type Style = { readonly parent: string; format: string | null; struck: boolean | null };
type Sheet = {
  readonly name: string;
  visibility: Visibility;
  readonly rows: (CellValue[] | undefined)[];
  readonly merges: CellRange[];
  readonly hiddenRows: number[];
  readonly hiddenColumns: number[];
  readonly marks: CellMark[];
};
type Cell = {
  readonly style: string;
  readonly formula: string | null;
  type: string | null;
  text: string;
  struck: string[];
};
type Walk = {
  readonly open: (tag: SaxesTagNS) => void;
  readonly text: (text: string) => void;
  readonly close: (tag: SaxesTagNS) => void;
  readonly finish: () => Omit<Book, 'issues'>;
};
/** Where character data goes to. */
type Target = 'data' | 'comment' | 'visible' | 'saved' | null;

function walkWorkbook(file: string): Walk {
  const styles = new Map<string, Style>();
  const sheets: Sheet[] = [];
  let [date1904, saved] = [false, ''];
  let style: Style | null = null;
  let sheet: Sheet | null = null;
  let cell: Cell | null = null;
  let comment: { author: string; text: string } | null = null;
  let target: Target = null;
  let [row, column, nextColumn, columns, struck, cells] = [-1, -1, 0, 0, 0, 0];
  let [rowStyle, visible] = ['', ''];
  const columnStyles = new Map<number, string>();

  function openSheetTag(tag: SaxesTagNS): void {
    switch (tag.local) {
      case 'Style':
        style = { parent: own(tag, 'Parent'), format: null, struck: null };
        styles.set(own(tag, 'ID'), style);
        break;
      case 'NumberFormat':
        if (style !== null) style.format = formatOf(own(tag, 'Format'));
        break;
      case 'Font':
        if (style !== null && own(tag, 'StrikeThrough') !== '') style.struck = own(tag, 'StrikeThrough') === '1';
        break;
      case 'Worksheet':
        sheet = newSheet(own(tag, 'Name'));
        sheets.push(sheet);
        columnStyles.clear();
        [row, columns] = [-1, 0];
        break;
      case 'Column':
        openColumn(tag);
        break;
      case 'Row':
        openRow(tag);
        break;
      case 'Cell':
        openCell(tag);
        break;
      case 'Comment':
        comment = { author: own(tag, 'Author'), text: '' };
        break;
      case 'Data':
        if (comment !== null) target = 'comment';
        else if (cell !== null) {
          if (cell.type !== null) throw twice();
          cell.type = own(tag, 'Type');
          target = 'data';
        }
        break;
    }
  }

  const twice = (): Error => failure('file.contradictory', { file, part: '', what: 'duplicateCell' });

  function openColumn(tag: SaxesTagNS): void {
    const first = placeOf(tag, columns, MAX_COLUMNS);
    const count = 1 + Math.min(Number(own(tag, 'Span')) || 0, MAX_COLUMNS);
    for (let at = first; at < Math.min(first + count, MAX_COLUMNS); at++) {
      if (own(tag, 'Hidden') === '1') sheet?.hiddenColumns.push(at);
      columnStyles.set(at, own(tag, 'StyleID'));
    }
    columns = first + count;
  }

  function openRow(tag: SaxesTagNS): void {
    row = placeOf(tag, row + 1, MAX_ROWS);
    nextColumn = 0;
    rowStyle = own(tag, 'StyleID');
    const span = Math.min(Number(own(tag, 'Span')) || 0, MAX_ROWS - row - 1);
    if (own(tag, 'Hidden') === '1') {
      for (let at = row; at <= row + Math.min(span, MAX_COLUMNS); at++) sheet?.hiddenRows.push(at);
    }
  }

  function openCell(tag: SaxesTagNS): void {
    column = placeOf(tag, nextColumn, MAX_COLUMNS);
    if (++cells > MAX_CELLS) throw failure('file.tooManyCells', { file, limit: MAX_CELLS });
    const [across, down] = [Number(own(tag, 'MergeAcross')) || 0, Number(own(tag, 'MergeDown')) || 0];
    if (across > 0 || down > 0) {
      const [bottom, right] = [Math.min(row + down, MAX_ROWS - 1), Math.min(column + across, MAX_COLUMNS - 1)];
      sheet?.merges.push({ top: row, left: column, bottom, right });
    }
    nextColumn = column + 1 + Math.max(0, Math.min(across, MAX_COLUMNS));
    const written = own(tag, 'Formula');
    const named = own(tag, 'StyleID') || rowStyle || columnStyles.get(column) || '';
    const formula = written === '' ? null : written.replace(/^=/, '');
    cell = { style: named, formula, type: null, text: '', struck: [] };
  }

  /** The row or column that an element names, or the next one; places only ever go on. */
  function placeOf(tag: SaxesTagNS, next: number, most: number): number {
    const index = own(tag, 'Index');
    const place = index === '' ? next : Number(index) - 1;
    if (!Number.isInteger(place) || place < next || place >= most) {
      throw failure('file.contradictory', { file, part: '', what: 'cellReference' });
    }
    return place;
  }

  function closeCell(closed: Cell): void {
    if (sheet === null) return;
    const read = readData(closed, styleOf(closed.style), date1904, () => failure('file.damaged', { file, part: '' }));
    const picture = pictureOf(closed.formula, read);
    const value = picture === null ? read : null;
    if (value !== null) (sheet.rows[row] ??= [])[column] = value;
    sheet.marks.push(
      ...marksOf(closed, value, picture, styleOf(closed.style)).map((mark) => ({ row, column, ...mark })),
    );
  }

  function styleOf(name: string): { format: string | null; struck: boolean } {
    let [format, isStruck]: [string | null, boolean | null] = [null, null];
    let found = styles.get(name) ?? styles.get('Default');
    for (let step = 0; found !== undefined && step < 20; step++) {
      format ??= found.format;
      isStruck ??= found.struck;
      found = styles.get(found.parent);
    }
    return { format, struck: isStruck ?? false };
  }

  return {
    open(tag) {
      if (tag.uri === SHEET) openSheetTag(tag);
      else if (tag.local === 'Visible') [target, visible] = ['visible', ''];
      else if (tag.local === 'LastSaved') target = 'saved';
      else if (tag.uri === EXCEL && tag.local === 'Date1904') date1904 = true;
      else if (tag.local === 'S' && target === 'data') struck++;
    },
    text(text) {
      if (target === 'comment' && comment !== null) comment.text += text;
      if (target === 'visible') visible += text;
      if (target === 'saved') saved += text;
      if (target !== 'data' || cell === null) return;
      if (struck > 0) cell.struck.push(text);
      else cell.text += text;
    },
    close(tag) {
      if (tag.local === 'S' && tag.uri !== SHEET && struck > 0) struck--;
      if (tag.local === 'Data' || tag.local === 'LastSaved') target = null;
      if (tag.local === 'Visible') {
        if (sheet !== null) sheet.visibility = VISIBILITIES.get(visible.trim()) ?? 'visible';
        target = null;
      }
      if (tag.uri !== SHEET) return;
      if (tag.local === 'Style') style = null;
      if (tag.local === 'Worksheet') sheet = null;
      if (tag.local === 'Comment' && comment !== null) {
        const author = comment.author === '' ? {} : { author: comment.author };
        sheet?.marks.push({ row, column, kind: 'comment', text: comment.text, ...author });
        comment = null;
      }
      if (tag.local === 'Cell' && cell !== null) {
        closeCell(cell);
        cell = null;
      }
    },
    finish: () => ({
      format: 'xml',
      sheets: sheets.map(withoutCovered),
      otherSheets: [],
      date1904,
      savedAt: utc(saved),
    }),
  };
}

const VISIBILITIES: ReadonlyMap<string, Visibility> = new Map([
  ['SheetHidden', 'hidden'],
  ['SheetVeryHidden', 'veryHidden'],
]);

function newSheet(name: string): Sheet {
  return { name, visibility: 'visible', rows: [], merges: [], hiddenRows: [], hiddenColumns: [], marks: [] };
}

/** An attribute of the spreadsheet's namespace, or of none; '' where it is absent. */
function own(tag: SaxesTagNS, local: string): string {
  for (const found of Object.values(tag.attributes)) {
    if (found.local === local && (found.uri === SHEET || found.uri === '')) return found.value;
  }
  return '';
}

const NAMED_FORMATS: ReadonlyMap<string, string> = new Map([
  ['General Date', 'yyyy/m/d h:mm'],
  ['Long Date', 'yyyy"年"m"月"d"日"'],
  ['Medium Date', 'd-mmm-yy'],
  ['Short Date', 'yyyy/m/d'],
  ['Long Time', 'h:mm:ss'],
  ['Medium Time', 'h:mm AM/PM'],
  ['Short Time', 'h:mm'],
  ...['General', 'General Number', 'Currency', 'Euro Currency', 'Fixed', 'Standard', 'Percent', 'Scientific'].map(
    (name): [string, string] => [name, 'General'],
  ),
  ...['Yes/No', 'True/False', 'On/Off'].map((name): [string, string] => [name, 'General']),
]);

function formatOf(written: string): string {
  return NAMED_FORMATS.get(written) ?? written;
}

function readData(
  { type, text }: Cell,
  { format }: { format: string | null },
  date1904: boolean,
  damaged: () => Error,
): CellValue {
  if (type === null || (type !== 'String' && text.trim() === '')) return null;
  switch (type) {
    case 'Number': {
      const value = Number(text);
      if (!Number.isFinite(value)) throw damaged();
      return format !== null && isDateFormat(format) ? (dateOfSerial(value, format, date1904) ?? value) : value;
    }
    case 'DateTime': {
      const serial = serialOf(text.trim(), date1904);
      if (serial === null) return text;
      return dateOfSerial(serial, format !== null && isDateFormat(format) ? format : 'yyyy/m/d', date1904) ?? serial;
    }
    case 'Boolean':
      return text.trim() === '1';
    case 'Error':
      return { kind: 'error', code: text.trim() };
    default:
      return text === '' ? null : text;
  }
}

/** Times of day stand on the last day before the calendar begins. */
function serialOf(written: string, date1904: boolean): number | null {
  const time = /^1899-12-31T(.{1,20})$/.exec(written)?.[1];
  return time === undefined ? serialOfDate(written, date1904) : serialOfDate(`1904-01-01T${time}`, true);
}

type Mark = CellMark extends infer Each ? (Each extends CellMark ? Omit<Each, 'row' | 'column'> : never) : never;

function marksOf(cell: Cell, value: CellValue, picture: string | null, style: { struck: boolean }): Mark[] {
  const found: Mark[] = [];
  if (cell.formula !== null) found.push({ kind: 'formula', formula: cell.formula });
  if (picture !== null) found.push({ kind: 'picture', id: picture });
  for (const text of cell.struck) if (text.trim() !== '') found.push({ kind: 'struck', text });
  if (style.struck && value !== null) found.push({ kind: 'struck', text: cellText(value), whole: true });
  if (typeof value === 'number' && hasTooManyDigits(value)) {
    found.push({ kind: 'damagedNumber', text: digitsOf(cell.text, value) });
  }
  return found;
}

/** A merged area has one value, that of its first cell. */
function withoutCovered(sheet: Sheet): Grid {
  for (const { top, left, bottom, right } of sheet.merges) {
    for (let row = top; row <= Math.min(bottom, sheet.rows.length - 1); row++) {
      const cells = sheet.rows[row];
      for (let column = row === top ? left + 1 : left; column <= Math.min(right, (cells?.length ?? 0) - 1); column++) {
        if (cells?.[column] !== undefined) cells[column] = null;
      }
    }
  }
  return sheet;
}

function utc(saved: string): string | null {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(saved.trim()) ? saved.trim() : null;
}

import { failure, issue, type Book, type Grid, type Issue } from '../../../core/model';
import { newBudget } from './budget';
import type { CellTables } from './cell-value';
import { readComments, readPersons } from './comments';
import { openPackage, readRootRelationships, type Package } from './package';
import { withPlainTags } from './root';
import { readSavedAt } from './saved-at';
import { NO_STRINGS, readSharedStrings } from './shared-strings';
import { readSheet, sortMarks } from './sheet';
import { NO_STYLES, readStyles } from './styles';
import { readWorkbook, type SheetEntry, type WorkbookParts } from './workbook';

/** The largest file that is opened at all; whoever reads files from a disk can ask for its size first. */
export const MAX_WORKBOOK_BYTES = 100 * 1024 * 1024;

/**
 * Reads an .xlsx or .xlsm by scanning the bytes of its parts. Cells are values as the file keeps them: dates by number
 * format, formulas as last computed, a merged area once. What must not be taken as plain text is in the marks.
 * Throws AdapterError (`file.*`) for what is broken, protected by a password, contradictory or over a cap, and
 * HandOver for structures that it does not know: never a wrong cell.
 */
export function readXlsx(bytes: Uint8Array, name: string): Book {
  if (bytes.length === 0) throw failure('file.empty', { file: name });
  if (bytes.length > MAX_WORKBOOK_BYTES) {
    throw failure('file.tooLarge', { file: name, bytes: bytes.length, limit: MAX_WORKBOOK_BYTES });
  }
  const pack = openPackage(bytes, name);
  const root = readRootRelationships(pack);
  const workbook = readWorkbook(pack, root);
  const tables = readTables(pack, workbook);
  const persons = readPersons(pack, workbook.relationships);
  return {
    format: pack.has('xl/vbaProject.bin') ? 'xlsm' : 'xlsx',
    sheets: workbook.sheets.filter(isReadable).map((sheet) => readGrid(pack, sheet, tables, persons)),
    otherSheets: workbook.sheets.flatMap(({ name: title, kind }) =>
      kind === 'worksheet' ? [] : [{ name: title, kind }],
    ),
    date1904: workbook.date1904,
    savedAt: readSavedAt(pack, root),
    issues: missingSheets(workbook, name),
  };
}

function readTables(pack: Package, { strings, styles, date1904 }: WorkbookParts): CellTables {
  const budget = newBudget();
  const where = (part: string): { file: string; part: string } => ({ file: pack.file, part });
  return {
    strings: strings === null ? NO_STRINGS : readSharedStrings(plainPart(pack, strings), budget, where(strings)),
    styles: styles === null ? NO_STYLES : readStyles(pack.readText(styles), where(styles)),
    date1904,
    budget,
    dates: new Map(),
  };
}

/** The large parts are scanned as bytes, with plain tags. */
function plainPart(pack: Package, part: string): Uint8Array {
  return withPlainTags(pack.read(part), { file: pack.file, part });
}

type ReadableSheet = SheetEntry & { readonly part: string };

function isReadable(sheet: SheetEntry): sheet is ReadableSheet {
  return sheet.kind === 'worksheet' && sheet.part !== null;
}

function readGrid(
  pack: Package,
  { name, visibility, part }: ReadableSheet,
  tables: CellTables,
  persons: ReadonlyMap<string, string>,
): Grid {
  const content = readSheet(plainPart(pack, part), tables, { file: pack.file, part });
  const comments = readComments(pack, part, persons);
  const marks = comments.length === 0 ? content.marks : sortMarks([...content.marks, ...comments]);
  return { name, visibility, ...content, marks };
}

function missingSheets({ sheets }: WorkbookParts, file: string): readonly Issue[] {
  return sheets
    .filter((sheet) => sheet.kind === 'worksheet' && sheet.part === null)
    .map((sheet) => issue('xlsx.sheetMissing', { file, name: sheet.name }));
}

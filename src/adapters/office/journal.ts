import { z } from 'zod';
import { columnName, sha256, type SheetLayout, type WorkbookLayout } from '../../core/model';
import { lineEnds, sameValue, type Scalar } from './cell-writes';
import { LAST_COLUMN, LAST_ROW, parseArea } from './places';

/** The very hidden sheet that holds the intent of a run: whoever finds it knows what was begun, and how to undo it. */
export const JOURNAL_SHEET = '_taizhang_journal';
export const JOURNAL_FORMAT = 'taizhang-journal/v1';

/** `prepared`: nothing of the run has been done yet. `ready`: it may have been done in part. `done`: it is whole. */
export const JournalState = z.enum(['prepared', 'ready', 'done']);
export type JournalState = z.infer<typeof JournalState>;

const Content = z.union([z.string(), z.number(), z.boolean()]);
/** What a cell is recognised by afterwards: itself, or the hash of a long text. */
const Mark = z.union([Content, z.object({ sha256: z.string() })]);
export type Mark = z.infer<typeof Mark>;
const Gap = z.object({ before: z.number().int().min(0), count: z.number().int().min(1) });
const Options = z.record(z.string(), z.union([z.boolean(), z.string()]));

const JournalledSheet = z.object({
  sheet: z.string(),
  rowGaps: z.array(Gap),
  columnGaps: z.array(Gap),
  /** old rows and columns whose present places the anchors tell */
  rows: z.array(z.number().int()),
  columns: z.array(z.number().int()),
  /** old row, old column, content before (a formula begins with `=`), is it a formula, number format before, value after */
  cells: z.array(z.tuple([z.number().int(), z.number().int(), Content, z.boolean(), z.string(), Mark])),
  /** old area whose formats were set aside in the journal sheet, and the row there where the copy begins */
  formats: z
    .object({ top: z.number(), left: z.number(), bottom: z.number(), right: z.number(), at: z.number() })
    .nullable(),
  protection: Options.nullable(),
});

const JournalledPut = z.object({
  name: z.string(),
  /** the name under which the new sheet was brought in */
  staged: z.string(),
  /** where the old content was set aside; null where there was no such sheet */
  kept: z.string().nullable(),
  /** columns that the old content or the new uses */
  width: z.number().int().min(0),
  protection: Options.nullable(),
});

export const Journal = z.object({
  /** a run that an older version had begun is finished or undone all the same */
  format: z.enum(['taizhang-journal/v0', JOURNAL_FORMAT]),
  sheets: z.array(JournalledSheet),
  puts: z.array(JournalledPut),
  removed: z.array(z.object({ name: z.string(), kept: z.string(), visibility: z.string() })),
});
export type Journal = z.infer<typeof Journal>;
export type JournalledSheet = z.infer<typeof JournalledSheet>;
export type JournalledPut = z.infer<typeof JournalledPut>;

/** Texts longer than this are remembered by their hash: the journal stays small. */
const LONG_TEXT = 100;

export function markOf(value: Scalar): Mark {
  return typeof value === 'string' && value.length > LONG_TEXT ? { sha256: sha256(lineEnds(value)) } : value;
}

export function hasMark(seen: Scalar, mark: Mark): boolean {
  if (typeof mark !== 'object') return sameValue(seen, mark);
  return typeof seen === 'string' && sha256(lineEnds(seen)) === mark.sha256;
}

export const stagedName = (index: number): string => `_taizhang_new_${index + 1}`;
export const keptName = (index: number): string => `_taizhang_old_${index + 1}`;
export const isJournalName = (name: string): boolean => /^_taizhang_(?:journal$|new_\d|old_\d)/.test(name);

/** Places in the journal sheet: the state in B1, the JSON below A1, anchors in C and D, formats set aside from Z on. */
export const STATE_CELL = 'B1';
export const ROW_ANCHORS_COLUMN = 2;
export const COLUMN_ANCHORS_COLUMN = 3;
export const FORMATS_COLUMN = 25;

/** A cell holds 32,767 characters; a chunk stays below that. */
const CHUNK = 30000;

export function journalChunks(journal: Journal): string[] {
  const json = JSON.stringify(journal);
  const chunks: string[] = [];
  for (let at = 0; at < json.length;) {
    let end = Math.min(at + CHUNK, json.length);
    // a pair of surrogates stays together
    if (/[\uD800-\uDBFF]/.test(json.charAt(end - 1)) && end < json.length) end -= 1;
    chunks.push(json.slice(at, end));
    at = end;
  }
  return chunks;
}

export function journalSheet(chunks: readonly string[]): SheetLayout {
  return {
    name: JOURNAL_SHEET,
    // a file needs a visible sheet; it is hidden as soon as it has arrived
    visibility: 'visible',
    columns: [{ width: 10 }, { width: 10 }],
    rows: [
      { cells: [{ value: JOURNAL_FORMAT }, { value: 'prepared' satisfies JournalState }] },
      ...chunks.map((value) => ({ cells: [{ value }] })),
    ],
  };
}

export function fileOf(sheets: readonly SheetLayout[]): WorkbookLayout {
  return { sheets, properties: { title: 'taizhang', creator: 'taizhang', created: '2020-01-01T00:00:00Z' } };
}

/** Formulas that point at old rows and columns: when cells shift, they tell where these stand now. */
export function rowAnchor(sheet: string, row: number): string {
  return `=${quoted(sheet)}!$A$${row + 1}`;
}
export function columnAnchor(sheet: string, column: number): string {
  return `=${quoted(sheet)}!$${columnName(column)}$1`;
}

/** Where an anchor points: zero-based; null where its cell was deleted. */
export function anchorPlace(formula: unknown): { row: number; column: number } | null {
  if (typeof formula !== 'string' || formula.includes('#REF!')) return null;
  const area = parseArea(formula);
  if (area === null || area.bottom === LAST_ROW || area.right === LAST_COLUMN) return null;
  return { row: area.top, column: area.left };
}

function quoted(sheet: string): string {
  return `'${sheet.replace(/'/g, "''")}'`;
}

import { z } from 'zod';
import {
  cellAt,
  cellText,
  Decision,
  Identity,
  METADATA_FORMAT,
  Run,
  sha256,
  Template,
  type CellLayout,
  type Grid,
  type Ledger,
  type SheetLayout,
} from '../model';
import { migrateTemplate } from '../ledger';
import { cellSafeJson, parseJson } from './cell-json';

/** The very hidden sheet that makes a workbook a ledger or a return; it survives Excel, WPS and LibreOffice. */
export const METADATA_SHEET = '_taizhang';

/** What a workbook says about itself. The entries of a ledger stand in its log sheet, not here. */
export type Metadata = Pick<Ledger, 'identity' | 'template' | 'runs' | 'decisions'>;

export type MetadataReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly metadata: Metadata; readonly sheet: string }
  /** `part` says which part cannot be trusted */
  | { readonly kind: 'damaged'; readonly part: string; readonly sheet: string }
  /** written by a newer version of this software */
  | { readonly kind: 'newer'; readonly format: string; readonly sheet: string };

const CHUNK = 30000;
const MOST_CHARACTERS = 64_000_000;
const PARTS = { identity: Identity, template: z.unknown(), runs: z.array(Run), decisions: z.array(Decision) };
type Part = keyof typeof PARTS;

/** Lays the metadata out: row 1 names the format; each further row holds a part's name, its checksum and a chunk. */
export function layoutMetadata(metadata: Metadata): SheetLayout {
  const parts: readonly (readonly [Part, unknown])[] = [
    ['identity', metadata.identity],
    ['template', metadata.template],
    ...(metadata.runs.length > 0 ? ([['runs', metadata.runs]] as const) : []),
    ...(metadata.decisions.length > 0 ? ([['decisions', metadata.decisions]] as const) : []),
  ];
  const rows = parts.flatMap(([name, content]) => {
    const json = cellSafeJson(content);
    const sum = sha256(json).slice(0, 16);
    return chunks(json).map((chunk) => ({ cells: [name, sum, chunk].map((value): CellLayout => ({ value })) }));
  });
  return {
    name: METADATA_SHEET,
    visibility: 'veryHidden',
    columns: [{ width: 12 }, { width: 18 }, { width: 60 }],
    rows: [{ cells: [{ value: METADATA_FORMAT }] }, ...rows],
  };
}

/** Finds the metadata sheet by what its first cell says (sheets get renamed) and reads it through its schemas. */
export function readMetadata(grids: readonly Grid[]): MetadataReading {
  const grid = grids.find((candidate) => isFormat(cellAt(candidate, 0, 0)));
  if (grid === undefined) return { kind: 'none' };
  const format = cellText(cellAt(grid, 0, 0));
  if (format !== METADATA_FORMAT) return { kind: 'newer', format, sheet: grid.name };
  const damaged = (part: string): MetadataReading => ({ kind: 'damaged', part, sheet: grid.name });
  const texts = collectParts(grid);
  if (texts === null) return damaged('checksum');
  const identity = readPart(texts, 'identity');
  const rawTemplate = readPart(texts, 'template');
  if (identity === null) return damaged('identity');
  if (rawTemplate === null) return damaged('template');
  const template = Template.safeParse(migrateTemplate(rawTemplate));
  if (!template.success) return damaged('template');
  const runs = texts.has('runs') ? readPart(texts, 'runs') : [];
  if (runs === null) return damaged('runs');
  const decisions = texts.has('decisions') ? readPart(texts, 'decisions') : [];
  if (decisions === null) return damaged('decisions');
  return { kind: 'read', metadata: { identity, template: template.data, runs, decisions }, sheet: grid.name };
}

function isFormat(value: unknown): boolean {
  return typeof value === 'string' && /^taizhang\/v\d+$/.test(value);
}

/** The JSON text of every part, or null where a part does not have its checksum. */
function collectParts(grid: Grid): ReadonlyMap<string, string> | null {
  const texts = new Map<string, { text: string; sum: string }>();
  let characters = 0;
  for (let row = 1; row < grid.rows.length; row += 1) {
    const [name, sum, chunk] = [0, 1, 2].map((column) => cellAt(grid, row, column));
    if (typeof name !== 'string' || typeof chunk !== 'string') continue;
    characters += chunk.length;
    if (characters > MOST_CHARACTERS) return null;
    const known = texts.get(name);
    texts.set(name, { text: (known?.text ?? '') + chunk, sum: known?.sum ?? cellText(sum) });
  }
  for (const { text, sum } of texts.values()) if (sha256(text).slice(0, 16) !== sum) return null;
  return new Map([...texts].map(([name, { text }]) => [name, text]));
}

function readPart<P extends Part>(texts: ReadonlyMap<string, string>, part: P): z.infer<(typeof PARTS)[P]> | null {
  const parsed = parseJson(texts.get(part) ?? '');
  const checked = PARTS[part].safeParse(parsed);
  return parsed !== undefined && checked.success ? (checked.data as z.infer<(typeof PARTS)[P]>) : null;
}

/** Cuts so that no chunk begins or ends with a blank, which applications trim, nor inside a surrogate pair. */
function chunks(json: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  while (from < json.length) {
    let to = Math.min(json.length, from + CHUNK);
    while (to < json.length && to > from + 1 && !/^[!-~][!-~]$/.test(json.slice(to - 1, to + 1))) to -= 1;
    if (to <= from + 1) to = Math.min(json.length, from + CHUNK);
    pieces.push(json.slice(from, to));
    from = to;
  }
  return pieces;
}

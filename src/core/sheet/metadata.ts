import { z } from 'zod';
import {
  cellAt,
  cellText,
  Decision,
  Identity,
  METADATA_FORMAT,
  READABLE_FORMATS,
  Run,
  Template,
  type CellLayout,
  type Grid,
  type Ledger,
  type RowLayout,
  type SheetLayout,
} from '../model';
import { migrateTemplate } from '../ledger';
import { cellSafePieces, parseJson } from './cell-json';

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

/**
 * Lays the metadata out: row 1 names the format; each further row holds a part's name, its checksum and a chunk. The rows
 * are made when they are first asked for: a plan of years is long.
 */
export function layoutMetadata(metadata: Metadata): SheetLayout {
  let rows: readonly RowLayout[] | undefined;
  return {
    name: METADATA_SHEET,
    visibility: 'veryHidden',
    columns: [{ width: 12 }, { width: 18 }, { width: 60 }],
    get rows() {
      return (rows ??= metadataRows(metadata));
    },
  };
}

function metadataRows(metadata: Metadata): RowLayout[] {
  const parts: readonly (readonly [Part, unknown])[] = [
    ['identity', metadata.identity],
    ['template', metadata.template],
    ...(metadata.runs.length > 0 ? ([['runs', metadata.runs]] as const) : []),
    ...(metadata.decisions.length > 0 ? ([['decisions', metadata.decisions]] as const) : []),
  ];
  const rows = parts.flatMap(([name, content]) => {
    const texts = chunks(cellSafePieces(content));
    const sum = checksum(texts);
    return texts.map((chunk) => ({ cells: [name, sum, chunk].map((value): CellLayout => ({ value })) }));
  });
  return [{ cells: [{ value: METADATA_FORMAT }] }, ...rows];
}

/** Finds the metadata sheet by what its first cell says (sheets get renamed) and reads it through its schemas. */
export function readMetadata(grids: readonly Grid[]): MetadataReading {
  const found = openMetadata(grids);
  if (!('parts' in found)) return found;
  const { parts, sheet } = found;
  const damaged = (part: Part): MetadataReading => ({ kind: 'damaged', part, sheet });
  const identity = readPart(parts, 'identity');
  if (identity === null) return damaged('identity');
  const template = Template.safeParse(migrateTemplate(readPart(parts, 'template')));
  if (!template.success) return damaged('template');
  const runs = parts.has('runs') ? readPart(parts, 'runs') : [];
  if (runs === null) return damaged('runs');
  const decisions = parts.has('decisions') ? readPart(parts, 'decisions') : [];
  if (decisions === null) return damaged('decisions');
  return { kind: 'read', metadata: { identity, template: template.data, runs, decisions }, sheet };
}

export type IdentityReading =
  | { readonly kind: 'read'; readonly identity: Identity; readonly sheet: string }
  | Exclude<MetadataReading, { kind: 'read' }>;

const identities = new WeakMap<readonly Grid[], IdentityReading>();

/** Reads only who a workbook says it is, once: hundreds of returns are looked at without opening their templates. */
export function readIdentity(grids: readonly Grid[]): IdentityReading {
  const known = identities.get(grids) ?? identityIn(grids);
  identities.set(grids, known);
  return known;
}

function identityIn(grids: readonly Grid[]): IdentityReading {
  const found = openMetadata(grids);
  if (!('parts' in found)) return found;
  const identity = readPart(found.parts, 'identity');
  if (identity === null) return { kind: 'damaged', part: 'identity', sheet: found.sheet };
  return { kind: 'read', identity, sheet: found.sheet };
}

type OpenMetadata = { readonly parts: Parts; readonly sheet: string };
/** The chunks of each part, with the checksum of the whole. */
type Parts = ReadonlyMap<string, { readonly text: string; readonly sum: string }>;

function openMetadata(grids: readonly Grid[]): OpenMetadata | Exclude<MetadataReading, { kind: 'read' }> {
  const grid = grids.find((candidate) => isFormat(cellAt(candidate, 0, 0)));
  if (grid === undefined) return { kind: 'none' };
  const format = cellText(cellAt(grid, 0, 0));
  if (!READABLE_FORMATS.includes(format)) return { kind: 'newer', format, sheet: grid.name };
  const parts = collectParts(grid);
  return parts === null ? { kind: 'damaged', part: 'size', sheet: grid.name } : { parts, sheet: grid.name };
}

function isFormat(value: unknown): boolean {
  return typeof value === 'string' && /^taizhang\/v\d+$/.test(value);
}

/** Null where there is more than any ledger of ours could hold. */
function collectParts(grid: Grid): Parts | null {
  const parts = new Map<string, { text: string; sum: string }>();
  let characters = 0;
  for (let row = 1; row < grid.rows.length; row += 1) {
    const [name, sum, chunk] = [0, 1, 2].map((column) => cellAt(grid, row, column));
    if (typeof name !== 'string' || typeof chunk !== 'string') continue;
    characters += chunk.length;
    if (characters > MOST_CHARACTERS) return null;
    const known = parts.get(name);
    parts.set(name, { text: (known?.text ?? '') + chunk, sum: known?.sum ?? cellText(sum) });
  }
  return parts;
}

/** The part's content; null where it is missing, does not have its checksum or is not what it should be. */
function readPart<P extends Part>(parts: Parts, name: P): z.infer<(typeof PARTS)[P]> | null {
  const part = parts.get(name);
  if (part === undefined || checksum([part.text]) !== part.sum) return null;
  const checked = PARTS[name].safeParse(parseJson(part.text));
  return checked.success ? (checked.data as z.infer<(typeof PARTS)[P]>) : null;
}

const { imul } = Math;

/** Sixteen hex digits that tell an accidental change; the log's own chain of hashes guards against others. */
function checksum(texts: readonly string[]): string {
  let [one, other, place] = [0x811c9dc5, 0x01000193, 0];
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      one = imul(one ^ code, 0x01000193);
      other = imul(other ^ (code + place), 0x85ebca6b);
      place += 1;
    }
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Cuts so that no chunk begins or ends with a blank, which applications trim, nor inside a surrogate pair. */
function chunks(pieces: Iterable<string>): string[] {
  const cut: string[] = [];
  let rest = '';
  for (const piece of pieces) {
    rest += piece;
    while (rest.length > CHUNK) {
      let to = CHUNK;
      while (to > 1 && !/^[!-~][!-~]$/.test(rest.slice(to - 1, to + 1))) to -= 1;
      if (to <= 1) to = CHUNK;
      cut.push(rest.slice(0, to));
      rest = rest.slice(to);
    }
  }
  return rest === '' ? cut : [...cut, rest];
}

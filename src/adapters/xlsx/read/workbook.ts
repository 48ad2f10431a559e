import type { Visibility } from '../../../core/model';
import { readContentTypes, type TypedPart } from './content-types';
import { readRelationships, type Package, type Relationship } from './package';
import { readRoot } from './root';
import { contradictory, damaged, handOver, type Where } from './where';
import { isOn } from './styles';

/** What the workbook part says: its sheets in order, and where the tables of strings and styles are. */
export type WorkbookParts = {
  readonly relationships: readonly Relationship[];
  readonly sheets: readonly SheetEntry[];
  readonly date1904: boolean;
  readonly strings: string | null;
  readonly styles: string | null;
};

export type SheetEntry = {
  readonly name: string;
  readonly visibility: Visibility;
  readonly kind: 'worksheet' | 'chart' | 'dialog' | 'macro';
  /** part name; null where the workbook names a sheet that the package does not hold */
  readonly part: string | null;
};

const KINDS: ReadonlyMap<string, SheetEntry['kind']> = new Map([
  ['worksheet', 'worksheet'],
  ['chartsheet', 'chart'],
  ['dialogsheet', 'dialog'],
  ['xlMacrosheet', 'macro'],
  ['xlIntlMacrosheet', 'macro'],
]);

/** Reads the workbook part and its relationships. Throws typed errors, and HandOver for sheets of unknown kinds. */
export function readWorkbook(pack: Package, root: readonly Relationship[]): WorkbookParts {
  const part = findWorkbookPart(pack, root);
  const where = { file: pack.file, part };
  const relationships = readRelationships(pack, part);
  const partOf = (type: string): string | null =>
    relationships.find((relation) => relation.type === type && pack.has(relation.target))?.target ?? null;
  const found = { main: part, sharedStrings: partOf('sharedStrings'), styles: partOf('styles') };
  refuseDecoys(found, readContentTypes(pack), where);
  const { listed, date1904 } = readSheetList(pack.readText(part), where);
  const sheets = listed.map((sheet) => resolveSheet(sheet, relationships, pack, where));
  refuseSharedParts(sheets, where);
  return { relationships, sheets, date1904, strings: found.sharedStrings, styles: found.styles };
}

/** The root relationships name the workbook; where they are lost, its usual place is tried. */
function findWorkbookPart(pack: Package, root: readonly Relationship[]): string {
  const named = root.filter(({ type, target }) => type === 'officeDocument' && pack.has(target));
  if (named.length > 1) throw contradictory({ file: pack.file, part: '_rels/.rels' }, 'duplicatePart');
  const found = named[0]?.target ?? 'xl/workbook.xml';
  if (!pack.has(found)) throw damaged({ file: pack.file, part: found });
  return found;
}

/**
 * Some programs find these parts by relationship, others by content type: where the two ways lead to different parts,
 * two readers would see two contents.
 */
function refuseDecoys(
  found: Readonly<Record<TypedPart['kind'], string | null>>,
  typed: readonly TypedPart[],
  where: Where,
): void {
  for (const { kind, part } of typed) {
    if (part.toLowerCase() !== found[kind]?.toLowerCase()) throw contradictory({ ...where, part }, 'duplicatePart');
  }
}

type ListedSheet = { readonly name: string; readonly state: string | null; readonly relation: string };

function readSheetList(text: string, where: Where): { listed: readonly ListedSheet[]; date1904: boolean } {
  const cursor = readRoot(text, 'workbook', where);
  const listed: ListedSheet[] = [];
  let date1904 = false;
  while (cursor.next()) {
    if (cursor.kind === 'close') continue;
    if (cursor.name === 'workbookPr' && cursor.depth === 2) {
      const system = cursor.attribute('date1904');
      date1904 = system !== null && isOn(system);
    } else if (cursor.name === 'sheet') {
      if (cursor.depth !== 3) throw handOver(where, 'sheet in an unusual place');
      listed.push({
        name: cursor.attribute('name') ?? '',
        state: cursor.attribute('state'),
        relation: cursor.prefixedAttribute('id') ?? '',
      });
    }
  }
  return { listed, date1904 };
}

function resolveSheet(
  { name, state, relation }: ListedSheet,
  relationships: readonly Relationship[],
  pack: Package,
  where: Where,
): SheetEntry {
  const visibility: Visibility = state === 'hidden' || state === 'veryHidden' ? state : 'visible';
  const found = relationships.find((candidate) => candidate.id === relation);
  if (found === undefined || found.external) return { name, visibility, kind: 'worksheet', part: null };
  const kind = KINDS.get(found.type);
  if (kind === undefined) throw handOver(where, `sheet of type ${found.type}`);
  return { name, visibility, kind, part: pack.has(found.target) ? found.target : null };
}

/** Two sheets from one part are no spreadsheet program's work. */
function refuseSharedParts(sheets: readonly SheetEntry[], where: Where): void {
  const seen = new Set<string>();
  for (const { part } of sheets) {
    if (part === null) continue;
    if (seen.has(part.toLowerCase())) throw contradictory(where, 'duplicatePart');
    seen.add(part.toLowerCase());
  }
}

import { failure } from '../../../core/model';
import { attribute, child, childrenOf, decodeEntities, descendants, openTag, parseXml, textOf } from '../write/xml';
import { formulasOf } from './cell-formulas';
import type { Master, MasterSheet } from './master';
import { referencesOf, type Reference, type SheetSpan } from './references';
import { shiftedIndex, type Shift } from './shift';
import { openSheet } from './sheet-rows';

/** Refuses (`xlsx.sheetInUse`) where anything outside the sheet looks at it. */
export function refuseReferencesTo(master: Master, sheet: MasterSheet, index: number): void {
  const refers = ({ sheets }: Reference): boolean => sheets !== null && isOneOf(master, sheets, index);
  const worth = (xml: string): boolean => mentions(xml, sheet.name) || ACROSS.test(xml);
  for (const by of usersOf(master, refers, worth, sheet, index))
    throw failure('xlsx.sheetInUse', { name: sheet.name, by });
  for (const by of pivotSources(master, sheet)) throw failure('xlsx.sheetInUse', { name: sheet.name, by });
}

/**
 * Refuses (`xlsx.cannotChange`) where a formula means the same place on several sheets, this one among them: after the
 * shift no reference can name both the moved cell here and the unmoved ones there.
 */
export function refuseReferencesAcross(master: Master, sheet: MasterSheet, shift: Shift): void {
  const index = master.sheets().findIndex((one) => one.part === sheet.part);
  const refers = (reference: Reference): boolean => {
    const { sheets } = reference;
    const last = reference[shift.axis]?.[1].index ?? -1;
    const isMoved = shiftedIndex(shift, last) > last;
    return sheets !== null && sheets.first !== sheets.last && isMoved && isOneOf(master, sheets, index);
  };
  for (const by of usersOf(master, refers, (xml) => ACROSS.test(xml), null, -1)) {
    throw failure('xlsx.cannotChange', { at: { sheet: sheet.name }, what: 'severalSheets', name: by });
  }
}

/** `一月:三月!`, maybe quoted: only a text with such a place can refer to several sheets. */
const ACROSS = /:[^<>:!"]{1,700}!/;

/**
 * Whether the name may stand in a formula of this part: there it stands as it is, but for the doubled apostrophe and
 * the entities of XML (openpyxl writes every Chinese character as one).
 */
export function mentions(xml: string, name: string): boolean {
  const part = name.split(/['&<>"]/).reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '');
  const text = xml.includes('&#') ? decodeEntities(xml) : xml;
  return text.toLowerCase().includes(part.toLowerCase());
}

/** The sheets and names with a reference of that kind, but for one sheet and its own names. */
function* usersOf(
  master: Master,
  refers: (reference: Reference) => boolean,
  worthALook: (xml: string) => boolean,
  except: MasterSheet | null,
  exceptNamesOf: number,
): Generator<string> {
  const inFormula = (formula: string): boolean => formula.includes('!') && referencesOf(formula).some(refers);
  yield* namesThatRefer(master, inFormula, exceptNamesOf);
  for (const sheet of master.sheets()) {
    if (sheet.part === except?.part || !master.package.has(sheet.part)) continue;
    const worth = sheet.kind === 'worksheet' && worthALook(master.package.text(sheet.part));
    if (worth && formulasRefer(master, sheet, inFormula)) yield sheet.name;
    if (chartFormulas(master, sheet.part).some(inFormula)) yield sheet.name;
  }
}

/** Whether a span of sheets of this workbook holds the one at `index`. */
function isOneOf(master: Master, span: SheetSpan, index: number): boolean {
  if (span.external) return false;
  const position = (name: string): number =>
    master.sheets().findIndex((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  const first = position(span.first);
  const last = position(span.last);
  return first >= 0 && last >= 0 && Math.min(first, last) <= index && index <= Math.max(first, last);
}

function* namesThatRefer(master: Master, refers: (formula: string) => boolean, exceptOf: number): Generator<string> {
  const xml = master.package.text(master.workbookPart);
  for (const node of childrenOf(child(parseXml(xml), 'definedNames'), 'definedName')) {
    const tag = openTag(xml, node);
    if (attribute(tag, 'localSheetId') === String(exceptOf)) continue;
    if (refers(textOf(xml, node))) yield attribute(tag, 'name') ?? '';
  }
}

function formulasRefer(master: Master, place: MasterSheet, refers: (formula: string) => boolean): boolean {
  const sheet = openSheet(master.package.text(place.part));
  for (const formula of formulasOf(sheet)) if (refers(formula.text)) return true;
  for (const node of descendants(sheet.root)) {
    if (['formula', 'formula1', 'formula2', 'f'].includes(node.local) && refers(textOf(sheet.xml, node))) return true;
  }
  return false;
}

function chartFormulas(master: Master, part: string): readonly string[] {
  const { package: pkg } = master;
  return pkg.relationships(part).flatMap(({ type, target }) => {
    if (target === null || !pkg.has(target)) return [];
    if (type === 'drawing') return chartFormulas(master, target);
    if (type !== 'chart' && type !== 'chartEx') return [];
    const xml = pkg.text(target);
    return [...descendants(parseXml(xml))].filter((node) => node.local === 'f').map((node) => textOf(xml, node));
  });
}

function* pivotSources(master: Master, sheet: MasterSheet): Generator<string> {
  const { package: pkg, workbookPart } = master;
  for (const { type, target } of pkg.relationships(workbookPart)) {
    if (type !== 'pivotCacheDefinition' || target === null || !pkg.has(target)) continue;
    const xml = pkg.text(target);
    for (const node of descendants(parseXml(xml))) {
      if (node.local !== 'worksheetSource') continue;
      if (attribute(openTag(xml, node), 'sheet')?.toLowerCase() === sheet.name.toLowerCase()) yield target;
    }
  }
}

import { failure } from '../../../core/model';
import { attribute, child, childrenOf, descendants, openTag, parseXml, textOf } from '../write/xml';
import { formulasOf } from './cell-formulas';
import type { Master, MasterSheet } from './master';
import { referencesOf } from './references';
import { openSheet } from './sheet-rows';

/** Refuses (`xlsx.sheetInUse`) where anything outside the sheet looks at it. */
export function refuseReferencesTo(master: Master, sheet: MasterSheet, index: number): void {
  for (const by of usersOf(master, sheet, index)) throw failure('xlsx.sheetInUse', { name: sheet.name, by });
}

function* usersOf(master: Master, sheet: MasterSheet, index: number): Generator<string> {
  const refers = (formula: string): boolean =>
    referencesOf(formula).some(({ sheets }) => sheets !== null && !sheets.external && isOneOf(master, sheets, index));
  yield* namesThatRefer(master, refers, index);
  for (const other of master.sheets()) {
    if (other.part === sheet.part || !master.package.has(other.part)) continue;
    if (other.kind === 'worksheet' && formulasRefer(master, other, refers)) yield other.name;
    if (ownFormulas(master, other.part).some(refers)) yield other.name;
  }
  yield* pivotSources(master, sheet);
}

/** Whether a span of sheets holds the one at `index`. */
function isOneOf(master: Master, span: { readonly first: string; readonly last: string }, index: number): boolean {
  const position = (name: string): number =>
    master.sheets().findIndex((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  const first = position(span.first);
  const last = position(span.last);
  return first >= 0 && last >= 0 && Math.min(first, last) <= index && index <= Math.max(first, last);
}

function* namesThatRefer(master: Master, refers: (formula: string) => boolean, index: number): Generator<string> {
  const xml = master.package.text(master.workbookPart);
  for (const node of childrenOf(child(parseXml(xml), 'definedNames'), 'definedName')) {
    const tag = openTag(xml, node);
    if (attribute(tag, 'localSheetId') === String(index)) continue;
    if (refers(textOf(xml, node))) yield attribute(tag, 'name') ?? '';
  }
}

function formulasRefer(master: Master, other: MasterSheet, refers: (formula: string) => boolean): boolean {
  const sheet = openSheet(master.package.text(other.part));
  for (const formula of formulasOf(sheet)) if (refers(formula.text)) return true;
  for (const node of descendants(sheet.root)) {
    if (['formula', 'formula1', 'formula2', 'f'].includes(node.local) && refers(textOf(sheet.xml, node))) return true;
  }
  return false;
}

/** Formulas in the charts of a sheet. */
function ownFormulas(master: Master, part: string): readonly string[] {
  const { package: pkg } = master;
  return pkg.relationships(part).flatMap(({ type, target }) => {
    if (target === null || !pkg.has(target)) return [];
    if (type === 'drawing') return ownFormulas(master, target);
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

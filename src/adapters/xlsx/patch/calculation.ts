import { applyEdits, child, editAttributes, parseXml, prefixOf, type Element } from '../write/xml';
import type { Master } from './master';
import type { Relationship } from './package';

/** Cached results of the workbook's own formulas are stale after a change: every program computes anew on opening. */
export function recalculateOnLoad(master: Master): void {
  const { package: pkg, workbookPart } = master;
  const xml = pkg.text(workbookPart);
  const root = parseXml(xml);
  const known = child(root, 'calcPr');
  if (known !== undefined) {
    pkg.set(workbookPart, applyEdits(xml, [editAttributes(xml, known, { fullCalcOnLoad: 1 })]));
    return;
  }
  const at = insertionPlace(root, BEFORE_CALC);
  const text = `<${prefixOf(root.name)}calcPr fullCalcOnLoad="1"/>`;
  pkg.set(workbookPart, applyEdits(xml, [{ start: at, end: at, text }]));
}

/** What stands before definedNames in a workbook (ECMA-376 Part 1, 18.2.27). */
export const BEFORE_NAMES: readonly string[] = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'AlternateContent',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
];

/** Then come the names, and behind them calcPr. */
const BEFORE_CALC = [...BEFORE_NAMES, 'definedNames'];

/** Behind the last child that stands before, by the schema's order. */
export function insertionPlace(root: Element, before: readonly string[]): number {
  return root.children.filter((sibling) => before.includes(sibling.local)).at(-1)?.end ?? root.openEnd;
}

/**
 * The calculation chain lists every formula cell by name, the volatile dependencies those with live data; programs make
 * both anew where they are missing.
 */
export function dropCalculationChain(master: Master): void {
  const { package: pkg, workbookPart } = master;
  for (const relationship of calculationOrders(master)) {
    if (relationship.target !== null && pkg.has(relationship.target)) pkg.remove(relationship.target);
    pkg.unrelate(workbookPart, relationship.id);
  }
}

export function hasCalculationChain(master: Master): boolean {
  return calculationOrders(master).length > 0;
}

function calculationOrders({ package: pkg, workbookPart }: Master): readonly Relationship[] {
  return pkg.relationships(workbookPart).filter(({ type }) => type === 'calcChain' || type === 'volatileDependencies');
}

import type { CellRange } from '../../../core/model';
import { rangeName, rangesOverlap } from '../write/ranges';
import { appendInside, applyEdits, attribute, child, childrenOf, editAttributes, openTag } from '../write/xml';
import type { Master } from './master';
import { parseRange } from './references';
import { openSheet } from './sheet-rows';
import { tableRanges } from './tables';

/** Elements of a worksheet that stand before its merged areas. */
const BEFORE_MERGES = [
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
];

/**
 * Lets cells of a row, or the merged areas that end in it, reach down over the rows below it. Inside a table cells stay
 * single: Excel repairs a file whose table holds merged ones.
 */
export function mergeDown(
  master: Master,
  sheetName: string,
  columns: readonly number[],
  from: number,
  bottom: number,
): void {
  if (columns.length === 0) return;
  const place = master.worksheet(sheetName);
  const { part } = place;
  const tables = tableRanges(master, place);
  const { xml, root, prefix } = openSheet(master.package.text(part));
  const list = child(root, 'mergeCells');
  const known = childrenOf(list, 'mergeCell').flatMap((node) => {
    const range = parseRange(attribute(openTag(xml, node), 'ref') ?? '');
    return range === null ? [] : [{ node, range }];
  });
  const endsHere = known.filter(
    ({ range }) => range.bottom === from && columns.includes(range.left) && range.left === range.right,
  );
  const grown = endsHere.map(({ node, range }) => editAttributes(xml, node, { ref: rangeName({ ...range, bottom }) }));
  const covered = known.flatMap(({ range }) => (range.top <= from && from <= range.bottom ? [range] : []));
  const fresh = columns
    .filter((column) => !covered.some((range) => range.left <= column && column <= range.right))
    .map((column): CellRange => ({ top: from, bottom, left: column, right: column }))
    .filter((range) => !tables.some((table) => rangesOverlap(range, table)));
  const cells = fresh.map((range) => `<${prefix}mergeCell ref="${rangeName(range)}"/>`).join('');
  if (list === undefined) {
    const at = Math.max(...root.children.filter((node) => BEFORE_MERGES.includes(node.local)).map((node) => node.end));
    const text = `<${prefix}mergeCells count="${fresh.length}">${cells}</${prefix}mergeCells>`;
    master.package.set(part, fresh.length === 0 ? xml : applyEdits(xml, [{ start: at, end: at, text }]));
    return;
  }
  const count = editAttributes(xml, list, { count: String(known.length + fresh.length) });
  const added = cells === '' ? [] : [appendInside(xml, list, cells)];
  master.package.set(part, applyEdits(xml, [count, ...grown, ...added]));
}

import type { CellRange } from '../../../core/model';
import { rangeName, rangesOverlap } from '../write/ranges';
import {
  appendInside,
  applyEdits,
  attribute,
  child,
  childrenOf,
  editAttributes,
  openTag,
  type Edit,
} from '../write/xml';
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

/** Cells of these columns in the row `from` reach down to the row `bottom`. */
export type Reach = { readonly columns: readonly number[]; readonly from: number; readonly bottom: number };

/**
 * Lets cells of rows, or the merged areas that end in them, reach down over the rows below. Inside a table cells stay
 * single: Excel repairs a file whose table holds merged ones.
 */
export function mergeDown(master: Master, sheetName: string, reaches: readonly Reach[]): void {
  if (reaches.every(({ columns }) => columns.length === 0)) return;
  const place = master.worksheet(sheetName);
  const { part } = place;
  const tables = tableRanges(master, place);
  const { xml, root, prefix } = openSheet(master.package.text(part));
  const list = child(root, 'mergeCells');
  const known = childrenOf(list, 'mergeCell').flatMap((node) => {
    const range = parseRange(attribute(openTag(xml, node), 'ref') ?? '');
    return range === null ? [] : [{ node, range }];
  });
  const grown: Edit[] = [];
  const fresh: CellRange[] = [];
  for (const { columns, from, bottom } of reaches) {
    const covering = known.filter(({ range }) => range.top <= from && from <= range.bottom);
    for (const { node, range } of covering) {
      const endsHere = range.bottom === from && columns.includes(range.left) && range.left === range.right;
      if (endsHere) grown.push(editAttributes(xml, node, { ref: rangeName({ ...range, bottom }) }));
    }
    const free = columns.filter(
      (column) => !covering.some(({ range }) => range.left <= column && column <= range.right),
    );
    fresh.push(...free.map((column): CellRange => ({ top: from, bottom, left: column, right: column })));
  }
  const own = fresh.filter((range) => !tables.some((table) => rangesOverlap(range, table)));
  const cells = own.map((range) => `<${prefix}mergeCell ref="${rangeName(range)}"/>`).join('');
  if (list === undefined) {
    const at = Math.max(...root.children.filter((node) => BEFORE_MERGES.includes(node.local)).map((node) => node.end));
    const text = `<${prefix}mergeCells count="${own.length}">${cells}</${prefix}mergeCells>`;
    master.package.set(part, own.length === 0 ? xml : applyEdits(xml, [{ start: at, end: at, text }]));
    return;
  }
  const count = editAttributes(xml, list, { count: String(known.length + own.length) });
  const added = cells === '' ? [] : [appendInside(xml, list, cells)];
  master.package.set(part, applyEdits(xml, [count, ...grown, ...added]));
}

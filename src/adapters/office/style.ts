import type { CellStyle } from '../../core/model';
import { areaAddress, joinCells } from './places';

/** Addresses that one `getRanges` takes: Excel stops at 8,192 characters. */
const LONGEST_ADDRESS = 8000;

/** Formats all the cells of each style at once: a few actions for each style, however many cells. */
export function formatCells(
  sheet: Excel.Worksheet,
  cells: readonly { readonly row: number; readonly column: number; readonly style: CellStyle }[],
): void {
  const byStyle = new Map<string, { style: CellStyle; places: { row: number; column: number }[] }>();
  for (const { row, column, style } of cells) {
    const key = JSON.stringify(style);
    const group = byStyle.get(key) ?? { style, places: [] };
    group.places.push({ row, column });
    byStyle.set(key, group);
  }
  for (const { style, places } of byStyle.values()) {
    for (const address of addressesOf(places)) formatRange(sheet.getRanges(address).format, style);
  }
}

/** The places as lists of rectangles, each short enough for one call. */
export function addressesOf(places: readonly { readonly row: number; readonly column: number }[]): string[] {
  const lists: string[] = [];
  for (const area of joinCells(places).map(areaAddress)) {
    const last = lists.at(-1);
    if (last !== undefined && last.length + area.length < LONGEST_ADDRESS) lists[lists.length - 1] = `${last},${area}`;
    else lists.push(area);
  }
  return lists;
}

const ALIGN = { left: 'Left', center: 'Center', right: 'Right' } as const;
const VERTICAL = { top: 'Top', center: 'Center', bottom: 'Bottom' } as const;
const EDGES = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'] as const;

/** Sets what the style names and clears the fill where it names none; the number format is set with the value. */
function formatRange(format: Excel.RangeFormat, style: CellStyle): void {
  if (style.fill === undefined) format.fill.clear();
  else format.fill.color = `#${style.fill}`;
  format.font.bold = style.bold ?? false;
  format.font.italic = style.italic ?? false;
  format.font.color = `#${style.color ?? '000000'}`;
  if (style.font !== undefined) format.font.name = style.font;
  if (style.size !== undefined) format.font.size = style.size;
  if (style.align !== undefined) format.horizontalAlignment = ALIGN[style.align];
  if (style.verticalAlign !== undefined) format.verticalAlignment = VERTICAL[style.verticalAlign];
  if (style.wrap !== undefined) format.wrapText = style.wrap;
  if (style.shrink !== undefined) format.shrinkToFit = style.shrink;
  if (style.indent !== undefined) format.indentLevel = style.indent;
  if (style.border !== undefined) {
    for (const edge of EDGES) {
      format.borders.getItem(edge).style = style.border === 'thin' ? 'Continuous' : 'None';
    }
  }
  if (style.unlocked !== undefined) format.protection.locked = !style.unlocked;
}

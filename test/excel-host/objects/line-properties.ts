import type { CellRange } from '../../../src/core/model';
import { heightOf, widthOf } from '../sheet/address';
import { touchLine } from '../sheet/cells';
import { invalidArgument, notSimulated } from '../sheet/errors';
import { allow } from '../sheet/guard';
import { standardPoints } from '../sheet/widths';
import { STANDARD_ROW_POINTS, type Line, type Sheet } from '../sheet/workbook';

type Along = 'rows' | 'columns';
type Wanted = { format?: { rowHeight?: unknown; columnWidth?: unknown }; rowHidden?: unknown; columnHidden?: unknown };

/** Heights or widths in points (a hidden line has none), and hiding, line by line. Source: Excel.Range.getRowProperties, getColumnProperties. */
export function lineProperties(sheet: Sheet, area: CellRange, along: Along, options: unknown): unknown[] {
  const wanted = options as Wanted;
  const known = ['format', 'rowHidden', 'columnHidden'];
  if (Object.keys(wanted).some((key) => !known.includes(key)))
    throw notSimulated(`line properties ${JSON.stringify(options)}`);
  const [from, count] = along === 'rows' ? [area.top, heightOf(area)] : [area.left, widthOf(area)];
  return Array.from({ length: count }, (_, i) => {
    const line = sheet[along].get(from + i);
    const hidden = (line?.hidden ?? false) || (line?.filtered ?? false);
    const size = hidden
      ? 0
      : (line?.size ?? (along === 'rows' ? STANDARD_ROW_POINTS : standardPoints(sheet.digitPixels)));
    return along === 'rows'
      ? {
          ...(wanted.format ? { format: { rowHeight: size } } : {}),
          ...(wanted.rowHidden ? { rowHidden: hidden } : {}),
        }
      : {
          ...(wanted.format ? { format: { columnWidth: size } } : {}),
          ...(wanted.columnHidden ? { columnHidden: hidden } : {}),
        };
  });
}

/** A line of size zero is hidden, a hidden one that is given a size shows again. Source: Range.ColumnWidth of Excel. */
export function setSize(line: Line, size: number): void {
  if (size > 0) line.size = size;
  line.hidden = size === 0;
}

/** One object for each line of the range; what an object does not name stays. */
export function setLineProperties(sheet: Sheet, area: CellRange, along: Along, properties: unknown): void {
  const [from, count] = along === 'rows' ? [area.top, heightOf(area)] : [area.left, widthOf(area)];
  allow(sheet, along === 'rows' ? 'allowFormatRows' : 'allowFormatColumns', `Range.set${along}Properties`);
  if (!Array.isArray(properties) || properties.length !== count) throw invalidArgument(`Range.set${along}Properties`);
  (properties as Wanted[]).forEach((wanted, i) => {
    const line = touchLine(sheet[along], from + i);
    const size = wanted.format?.rowHeight ?? wanted.format?.columnWidth;
    const hidden = wanted.rowHidden ?? wanted.columnHidden;
    if (typeof size === 'number') setSize(line, size);
    if (typeof hidden === 'boolean') line.hidden = hidden;
  });
}

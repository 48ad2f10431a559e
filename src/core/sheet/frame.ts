import type { CellLayout, CellRange, CellStyle, PrintSetup, RowLayout, Template } from '../model';
import { textHeight } from './text-size';

/** A row whose text stands across the table: title, caption, section, note. Its height is worked out, since merged cells do not fit themselves. */
export function spanningRow(text: string, columns: number, width: number, style: CellStyle, least = 0): RowLayout {
  const size = style.size ?? 12;
  return {
    cells: Array.from({ length: columns }, (_, index): CellLayout => ({ value: index === 0 ? text : null, style })),
    height: Math.min(400, Math.max(least, textHeight(text, width, size))),
  };
}

/** The merged area of a spanning row. */
export function spanning(row: number, columns: number): CellRange[] {
  return columns > 1 ? [{ top: row, bottom: row, left: 0, right: columns - 1 }] : [];
}

/** A4 (or A3) landscape by the customs of official documents, the binding side at the top; page number at the foot. */
export function printSetup(template: Template, titleRows: { from: number; to: number }, area?: CellRange): PrintSetup {
  return {
    orientation: 'landscape',
    paper: template.layout?.paper ?? 'A4',
    margins: { top: 28, bottom: 26, left: 26, right: 26 },
    fitToWidth: true,
    titleRows,
    footer: '第&P页 共&N页',
    centerHorizontally: true,
    ...(area === undefined ? {} : { area }),
  };
}

/** How the product's own lists print: landscape, one page wide, the header on each page. */
export const LOG_PRINT: PrintSetup = {
  orientation: 'landscape',
  paper: 'A4',
  margins: { top: 20, bottom: 20, left: 15, right: 15 },
  fitToWidth: true,
  titleRows: { from: 0, to: 0 },
  footer: '第&P页 共&N页',
};

import type { PrintSetup, SheetLayout } from '../../core/model';
import { areaAddress, rowsAddress } from './places';
import type { SheetPart } from './sheet-parts';

const POINTS_PER_MILLIMETRE = 72 / 25.4;
const ORIENTATION = { portrait: 'Portrait', landscape: 'Landscape' } as const;

export const pagePart: SheetPart = {
  name: 'print',
  wanted: (layout) => layout.print !== undefined,
  check(sheet, layout) {
    const { pageLayout } = sheet;
    pageLayout.load('orientation,paperSize,zoom,topMargin');
    pageLayout.headersFooters.defaultForAllPages.load('centerFooter');
    const titles = pageLayout.getPrintTitleRowsOrNullObject();
    titles.load('address');
    return () => {
      const { print } = layout;
      if (print === undefined) return true;
      return (
        pageLayout.orientation === ORIENTATION[print.orientation] &&
        pageLayout.paperSize === print.paper &&
        Math.abs(pageLayout.topMargin - print.margins.top * POINTS_PER_MILLIMETRE) < 2 &&
        (!print.fitToWidth || pageLayout.zoom.horizontalFitToPages === 1) &&
        titles.isNullObject === (print.titleRows === undefined)
      );
    };
  },
  render(sheet, layout) {
    if (layout.print !== undefined) setUpPage(sheet, layout.print, layout);
  },
};

function setUpPage(sheet: Excel.Worksheet, print: PrintSetup, layout: SheetLayout): void {
  const { pageLayout } = sheet;
  pageLayout.orientation = ORIENTATION[print.orientation];
  pageLayout.paperSize = print.paper === 'A4' ? 'A4' : 'A3';
  pageLayout.topMargin = print.margins.top * POINTS_PER_MILLIMETRE;
  pageLayout.bottomMargin = print.margins.bottom * POINTS_PER_MILLIMETRE;
  pageLayout.leftMargin = print.margins.left * POINTS_PER_MILLIMETRE;
  pageLayout.rightMargin = print.margins.right * POINTS_PER_MILLIMETRE;
  if (print.fitToWidth) pageLayout.zoom = { horizontalFitToPages: 1 };
  if (print.centerHorizontally !== undefined) pageLayout.centerHorizontally = print.centerHorizontally;
  const page = pageLayout.headersFooters.defaultForAllPages;
  if (print.footer !== undefined) page.centerFooter = print.footer;
  if (print.header !== undefined) page.centerHeader = print.header;
  if (print.titleRows !== undefined)
    pageLayout.setPrintTitleRows(sheet.getRange(rowsAddress(print.titleRows.from, print.titleRows.to)));
  if (print.area !== undefined && layout.rows.length > 0)
    pageLayout.setPrintArea(sheet.getRange(areaAddress(print.area)));
}

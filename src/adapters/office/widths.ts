/** Points of a pixel at 96 dots an inch: Excel's API counts widths in points, Excel itself in whole pixels. */
const POINTS_PER_PIXEL = 0.75;

/** Pixels of the widest digit of 宋体 or 等线 in 11 points, the standard fonts of a Chinese Excel. */
const CHINESE_DIGIT = 8;

/** Pixels around the digits of a column. Source: ECMA-376 part 1, 18.3.1.13. */
const PADDING = 5;

/** Excel's last column, which hardly anybody makes wider. */
const LAST = 'XFD:XFD';

/** What widths are counted by in a workbook. */
export type Metrics = {
  /** pixels of a digit of the standard font */
  readonly digitPixels: number;
  /** points of a column that nobody has touched */
  readonly columnPoints: number;
};

/**
 * Asks how wide a digit of the workbook's standard font is: a column that nobody has touched is as many digits wide
 * as the sheet says, and five pixels. To be read after the next round trip.
 */
export function askForMetrics({ worksheets }: Excel.Workbook): () => Metrics {
  const sheet = worksheets.getFirst();
  sheet.load('standardWidth');
  const column = sheet.getRange(LAST);
  column.load('format/columnWidth');
  return () => {
    const { columnWidth: columnPoints } = column.format;
    const digit = (columnPoints / POINTS_PER_PIXEL - PADDING) / sheet.standardWidth;
    const isLikely = digit > 4 && digit < 30 && Math.abs(digit - Math.round(digit)) < 0.2;
    return { digitPixels: isLikely ? Math.round(digit) : CHINESE_DIGIT, columnPoints };
  };
}

/**
 * Points of a column as wide as a layout says, which counts as files do: in digits, the padding included.
 * Source: ECMA-376 part 1, 18.3.1.13 (col, width), the formula from width to pixels.
 */
export function widthInPoints(width: number, { digitPixels }: Pick<Metrics, 'digitPixels'>): number {
  return Math.trunc(((256 * width + Math.trunc(128 / digitPixels)) / 256) * digitPixels) * POINTS_PER_PIXEL;
}

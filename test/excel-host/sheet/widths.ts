/**
 * Widths of columns. A file counts them in digits of the workbook's standard font, five pixels around them included;
 * Excel's API in points; Excel itself in whole pixels at 96 dots an inch.
 */
const POINTS_PER_PIXEL = 0.75;

/** Pixels of the widest digit of 宋体 and 等线 in 11 points, the standard fonts of a Chinese Excel; Calibri has 7. */
export const CHINESE_DIGIT = 8;

/** Points of a column whose `width` stands in a file. Source: ECMA-376 part 1, 18.3.1.13 (col, width). */
export function columnPoints(width: number, digitPixels: number): number {
  const pixels = Math.trunc(((256 * width + Math.trunc(128 / digitPixels)) / 256) * digitPixels);
  return pixels * POINTS_PER_PIXEL;
}

/**
 * Pixels of a column that nobody has made wider: room for eight digits and the space around them, up to the next
 * multiple of eight. Source: ECMA-376 part 1, 18.3.1.81 (sheetFormatPr, baseColWidth); Microsoft, "Description of how
 * column widths are determined in Excel": a standard width is rounded up to a multiple of 8 pixels.
 */
function standardPixels(digitPixels: number): number {
  return Math.ceil((8 * digitPixels + 5) / 8) * 8;
}

export function standardPoints(digitPixels: number): number {
  return standardPixels(digitPixels) * POINTS_PER_PIXEL;
}

/** The same in characters, as people see it: 8.43 in Calibri, 8.38 in 宋体. Source: Excel.Worksheet.standardWidth. */
export function standardCharacters(digitPixels: number): number {
  return Math.round(((standardPixels(digitPixels) - 5) / digitPixels) * 100) / 100;
}

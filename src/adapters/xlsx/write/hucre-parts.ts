/**
 * The only module that knows hucre. Its public `writeXlsx` hands out a finished zip, asynchronously and packed by
 * whatever zlib the host has; what we need are its parts: at once, to be completed (`text prefix`, hidden names, custom
 * XML), packed the same way on every host, and for the patcher a single sheet. So its part writers are taken directly;
 * the version is pinned exactly in package.json, and the schema tests watch over every part.
 */
export { writeChart } from '../../../../node_modules/hucre/dist/xlsx/chart-writer.mjs';
export { writeContentTypes } from '../../../../node_modules/hucre/dist/xlsx/content-types-writer.mjs';
export { writeCoreProperties } from '../../../../node_modules/hucre/dist/xlsx/doc-props-writer.mjs';
export { writeDrawing } from '../../../../node_modules/hucre/dist/xlsx/drawing-writer.mjs';
export { writeThemeXml } from '../../../../node_modules/hucre/dist/xlsx/theme-writer.mjs';
export {
  writeRootRels,
  writeWorkbookRels,
  writeWorkbookXml,
} from '../../../../node_modules/hucre/dist/xlsx/workbook-writer.mjs';
export {
  createSharedStrings,
  writeSharedStringsXml,
  writeWorksheetXml,
} from '../../../../node_modules/hucre/dist/xlsx/worksheet-writer.mjs';
export type { SharedStringsCollector } from '../../../../node_modules/hucre/dist/xlsx/worksheet-writer.mjs';
export type { StylesCollector } from '../../../../node_modules/hucre/dist/xlsx/styles-writer.mjs';
export type {
  CellStyle,
  ConditionalRule,
  DataValidation,
  NamedRange,
  PageSetup,
  SheetChart,
  WriteSheet,
} from '../../../../node_modules/hucre/dist/_types.mjs';

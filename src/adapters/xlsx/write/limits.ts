import type { LimitName } from '../../../core/model/issue-codes/workbook';

const SPECIFICATION = 'support.microsoft.com, "Excel specifications and limits" (1672b34d-7043-467e-8e27-269d656771c3)';

type Limit = { readonly value: number; readonly source: string };

/**
 * What Excel takes beyond the schema, with the place that says so. MS-OI29500 is Microsoft's "Office Implementation
 * Information for ISO/IEC 29500"; the numbers are its sections. A file over one of these opens with the repair dialog,
 * loses content, or not at all.
 */
export const LIMITS: Readonly<Record<LimitName, Limit>> = {
  rows: { value: 1_048_576, source: SPECIFICATION },
  columns: { value: 16_384, source: SPECIFICATION },
  cellText: { value: 32_767, source: SPECIFICATION },
  lineBreaks: { value: 253, source: SPECIFICATION },
  rowHeight: { value: 409, source: SPECIFICATION },
  columnWidth: { value: 255, source: 'MS-OI29500 2.1.598 c, col' },
  formula: { value: 8_192, source: 'MS-OI29500 2.1.1085, ST_Formula' },
  formulaNesting: { value: 64, source: SPECIFICATION },
  promptTitle: { value: 32, source: 'MS-OI29500 2.1.613 e, dataValidation' },
  promptText: { value: 255, source: 'MS-OI29500 2.1.613 a, dataValidation' },
  errorTitle: { value: 32, source: 'MS-OI29500 2.1.613 d, dataValidation' },
  errorText: { value: 224, source: 'MS-OI29500 2.1.613 c, dataValidation' },
  headerFooter: { value: 255, source: 'MS-OI29500 2.1.633 a, oddFooter' },
  fontName: { value: 31, source: 'MS-OI29500 2.1.711, font name' },
  fontSize: { value: 409, source: 'MS-XLSB 2.4.155 BrtFont, dyHeight: 20 to 8191 twips' },
  indent: { value: 255, source: 'MS-OI29500 2.1.693 b, alignment' },
  numberFormat: { value: 254, source: 'MS-OI29500 2.1.712 b, numFmt' },
  outlineLevel: { value: 7, source: 'MS-OI29500 2.1.598 e, col; ECMA-376 Part 1, 18.3.1.73 row' },
  property: { value: 255, source: 'MS-XLSB and MS-OLEPS document summary strings' },
};

/** Limits that are kept by choosing another form or by refusing, and so need no number in a message. */
export const EXCEL = {
  /** MS-OI29500 2.1.578 a, sheet */
  sheetName: 31,
  /** MS-OI29500 2.1.568 k, definedName */
  definedName: 255,
  /** in one formula-bar list; longer ones stand in a hidden sheet (MS-XLSB 2.4.358 BrtDVal; 255 without the quotes) */
  validationList: 255,
  /** MS-OI29500 2.1.613 b: references in one sqref */
  references: 32_767,
  /** MS-OI29500 2.1.700 a, cellXfs */
  cellFormats: 65_430,
  /** MS-OI29500, fonts (18.8.23) */
  fonts: 65_430,
} as const;

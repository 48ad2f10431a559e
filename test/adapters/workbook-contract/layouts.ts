import type { CellLayout, SheetLayout, WorkbookLayout } from '../../../src/core/model';

/** A small workbook as a test needs it: whatever is not said is plain. */
export function aWorkbook(...sheets: readonly SheetLayout[]): WorkbookLayout {
  return { sheets, properties: { title: '台账', creator: 'taizhang', created: '2020-07-01T00:00:00Z' } };
}

/** A sheet of plain values; the rest of the layout as `more` says. */
export function aSheet(
  name: string,
  values: readonly (readonly (CellLayout['value'] | undefined)[])[],
  more: Partial<SheetLayout> = {},
): SheetLayout {
  const width = Math.max(0, ...values.map((row) => row.length));
  return {
    name,
    visibility: 'visible',
    columns: Array.from({ length: width }, () => ({ width: 12 })),
    rows: values.map((row) => ({ cells: row.map((value) => (value === undefined ? undefined : { value })) })),
    ...more,
  };
}

/** Texts that a spreadsheet would like to read as something else. */
export const TEXTS_THAT_LOOK_LIKE_SOMETHING_ELSE = [
  '001',
  '1-2',
  '3/4',
  '=1+1',
  '+86 393',
  '-1',
  '@提醒',
  '2020年7月',
  '2020-07-31',
  '7月1日',
  'TRUE',
  '1e5',
  '50%',
  '410900198001011234',
  "'引号",
  '#N/A',
] as const;

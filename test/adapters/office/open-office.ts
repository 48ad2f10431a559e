import { openExcelWorkbook, type ExcelWorkbookOptions } from '../../../src/adapters/office';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import type { WorkbookPort } from '../../../src/app/ports';
import type { WorkbookLayout } from '../../../src/core/model';
import { loadClient, type Bundle } from '../../excel-host/client-in-node';
import { startExcel, type SimulatedExcel } from '../../excel-host/excel';
import { standardKnobs, type Knobs } from '../../excel-host/knobs';
import { newPerson, type Person } from '../../excel-host/person';
import { openFile } from '../../excel-host/sheet/file';
import { newWorkbook, type Workbook } from '../../excel-host/sheet/workbook';

export type OpenedExcel = {
  readonly port: WorkbookPort;
  readonly excel: SimulatedExcel;
  /** whoever sits before this Excel */
  readonly person: Person;
  readonly coauthor: Person;
  readonly settle: () => Promise<void>;
};

/** A simulated Excel with a workbook that looks like the layout, opened through the genuine client and the adapter. */
export async function openOffice(
  layout: WorkbookLayout,
  more: { knobs?: Partial<Knobs>; bundle?: Bundle; options?: Partial<ExcelWorkbookOptions> } = {},
): Promise<OpenedExcel> {
  return openAgain(workbookOf(layout), more);
}

/** The same workbook in an Excel that has just been started: what a person finds the next morning. */
export async function openAgain(
  workbook: Workbook,
  more: { knobs?: Partial<Knobs>; bundle?: Bundle; options?: Partial<ExcelWorkbookOptions> } = {},
): Promise<OpenedExcel> {
  const excel = startExcel(workbook, Object.assign(standardKnobs(), more.knobs));
  const client = loadClient(excel, more.bundle);
  const port = await openExcelWorkbook(client.Excel, { writeWorkbook: writeXlsx, quiet: 20, ...more.options });
  return {
    port,
    excel,
    person: newPerson(excel),
    coauthor: newPerson(excel, 'coauthor'),
    settle: () => new Promise((resolve) => setTimeout(resolve, 120)),
  };
}

/** `digitPixels`: how wide a digit of the workbook's standard font is; by default that of a Chinese Excel. */
export function workbookOf(layout: WorkbookLayout, digitPixels?: number): Workbook {
  const { sheets } = openFile(writeXlsx(layout), digitPixels);
  const shown = sheets.find((sheet) => sheet.visibility === 'visible');
  return { ...newWorkbook(digitPixels), sheets: [...sheets], active: shown ?? sheets[0]! };
}

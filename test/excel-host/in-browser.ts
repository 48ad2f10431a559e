import { writeXlsx } from '../../src/adapters/xlsx/write';
import type { WorkbookLayout } from '../../src/core/model';
import { startExcel } from './excel';
import { standardKnobs } from './knobs';
import { newPerson } from './person';
import { openFile } from './sheet/file';
import { newWorkbook } from './sheet/workbook';
import { windowExternal } from './wire/window-external';

/** A simulated Excel in a page, around a pane in an iframe; tests reach it as `simulated`. */
const excel = startExcel(newWorkbook(), standardKnobs());
const simulated = {
  excel,
  person: newPerson(excel),
  coauthor: newPerson(excel, 'coauthor'),
  /** the workbook that is open from now on: what a person has before them when the pane opens */
  openWorkbook(layout: WorkbookLayout): void {
    const { sheets } = openFile(writeXlsx(layout));
    const shown = sheets.find((sheet) => sheet.visibility === 'visible') ?? sheets[0]!;
    Object.assign(excel.workbook, { sheets: [...sheets], active: shown });
  },
  /** what Excel for Windows puts at `window.external` of a pane */
  external: (locale: string) => windowExternal(excel, { locale, sets: { RichApiRuntime: 1.2 } }),
};
export type Simulated = typeof simulated;

Object.assign(window, { simulated });

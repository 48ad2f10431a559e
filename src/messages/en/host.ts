import type { HostIssues, SheetPartName } from '../../core/model/issue-codes/host';
import type { MessagesOf } from '../types';

const PARTS: Readonly<Record<SheetPartName, string>> = {
  protection: 'the sheet protection',
  unlocked: 'the cells open for filling in',
  validations: 'the lists and limits for filling in',
  freeze: 'the frozen panes',
  conditionalFormats: 'the colours that change with the status',
  print: 'the print setup',
  widths: 'the column widths',
  heights: 'the row heights',
  hidden: 'the hidden rows and columns',
  autoFilter: 'the filter',
  merges: 'the merged cells',
  content: 'the contents of cells',
};

export const host: MessagesOf<HostIssues> = {
  'host.sheetMissing': (i) => `The sheet “${i.sheet}” is missing; it may have been deleted or renamed.`,
  'host.sheetHidden': (i) => `The sheet “${i.sheet}” is hidden and cannot be shown.`,
  'host.cellEditing': () => 'A cell is being edited. Press Enter to keep it (or Esc to leave it), then try again.',
  'host.busy': () => 'Excel is busy; nothing was changed. Please wait a moment and try again.',
  'host.readOnly': () => 'This workbook is open read-only. Save a copy, or ask whoever has it open to close it.',
  'host.workbookProtected': () =>
    'The structure of the workbook is protected, so no sheet can be added. Turn off “Protect Workbook” on the Review tab and try again.',
  'host.sheetProtected': (i) =>
    `The sheet “${i.sheet}” is protected with a password; nothing was changed. Unprotect it on the Review tab and try again.`,
  'host.filterActive': (i) =>
    `The sheet “${i.sheet}” is filtered, and rows would be inserted in the wrong place. Clear the filter and try again.`,
  'host.inTable': (i) =>
    `A table on the sheet “${i.sheet}” is in the way. Convert it to a range on the Table Design tab and try again.`,
  'host.changedMeanwhile': (i) =>
    `Somebody else changed the sheet “${i.sheet}” while it was being written. Nothing was overwritten. Please try again.`,
  'host.notWritten': (i) =>
    `Excel changed what was written to the sheet “${i.sheet}”, so everything was taken back. Look at its protection and merged cells.`,
  'host.tooLarge': () =>
    'This is more than Excel handles in one step; nothing was done. Please open this ledger in the web edition.',
  'host.tooOld': (i) =>
    `This version of Excel is too old for the ledger add-in (${i.needed} is needed). Update Office, or use the web edition.`,
  'host.insertFailed': () =>
    'Excel could not insert the new sheets; nothing was changed. Try again, or generate the ledger in the web edition.',
  'host.insertIncomplete': (i) =>
    `Excel lost ${i.parts.map((part) => PARTS[part]).join(', ')} of the sheet “${i.sheet}” and would not take it back, so everything was undone. Please generate the ledger in the web edition.`,
  'host.failed': () =>
    'Excel did not do this; nothing was changed. Try again; if it stays so, send the technical detail to your administrator.',
  'host.unfinished': () =>
    'The last write stopped half-way and could not be taken back yet. Press Enter to leave the cell and try again; it is also taken back when this pane opens again.',
  'host.takenBack': () =>
    'The last write had stopped half-way. The workbook is back as it was before; nothing is lost. Please do it once more.',
  'host.leftAlone': (i) => `${i.cells} cell(s) had been changed by somebody meanwhile and were left as they are.`,
  'host.ledgerInUse': () =>
    'The ledger in this workbook already holds returns, so it is not generated anew: nothing merged may be lost. Open a new workbook first.',
  'host.restoreStale': (i) =>
    `The sheet “${i.sheet}” has changed since, so it cannot be restored as a whole. Use “take back this consolidation”.`,
  'host.outsideOffice': () => 'This page belongs inside Excel. Without Excel, use the web edition: it does the same.',
  'host.notExcel': () => 'The ledger add-in works in Excel only. Open it in Excel, or use the web edition.',
  'host.notEmpty': () =>
    'This workbook is not empty. Open a blank one and record there: a recording must hold nobody’s data.',
  'host.notRecordable': () =>
    'This version of office.js cannot be recorded. Use the one that is installed with the add-in.',
  'host.mobile': () =>
    'The ledger add-in does not work in Excel on phones and tablets yet. Use a computer, or the web edition.',
};

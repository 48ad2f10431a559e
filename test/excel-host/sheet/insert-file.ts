import { EVENT } from '../events';
import type { SheetPart } from '../knobs';
import type { Excel } from '../objects/define';
import type { WireObject } from '../objects/targets';
import { itemNotFound, HostError } from './errors';
import { openFile } from './file';
import { findSheet, newSheet, type Sheet, type Workbook } from './workbook';

const LOCATION = 'Workbook.insertWorksheetsFromBase64';

/**
 * Inserts the sheets of a file. Source: Excel.Workbook.insertWorksheetsFromBase64 and Excel.InsertWorksheetOptions;
 * what gets lost on the way is set by the `insertion` knob (known issues of office-js tell of protection, validation
 * and freezing being dropped).
 */
export function insertSheets(
  excel: Excel,
  base64: string,
  options: Readonly<Record<string, unknown>>,
  relativeTo: WireObject | null | undefined,
): readonly Sheet[] {
  const { workbook, events, knobs } = excel;
  if (knobs.insertion === 'fails')
    throw new HostError('GeneralException', 'There was an internal error while processing the request.', LOCATION);
  const file = openFile(bytesOf(base64), workbook.digitPixels);
  const wanted = options.sheetNamesToInsert as readonly string[] | undefined;
  const chosen =
    wanted === undefined || wanted.length === 0
      ? file.sheets
      : wanted.map((name) => file.sheets.find((sheet) => sheet.name === name) ?? missing());
  let at = position(workbook, options, relativeTo);
  for (const sheet of chosen) {
    sheet.name = freeName(workbook, sheet.name);
    if (knobs.insertion !== 'works') for (const part of knobs.insertion.drops) drop(sheet, part);
    workbook.sheets.splice(at, 0, sheet);
    at += 1;
    events.sheet(EVENT.added, sheet);
  }
  return chosen;
}

function bytesOf(base64: string): Uint8Array {
  const binary = atob(base64);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function position(
  workbook: Workbook,
  options: Readonly<Record<string, unknown>>,
  relativeTo: WireObject | null | undefined,
): number {
  const type = typeof options.positionType === 'string' ? options.positionType : 'End';
  if (type === 'Beginning') return 0;
  if (type === 'End' || type === 'None') return workbook.sheets.length;
  const key = relativeTo?.className === 'Worksheet' ? relativeTo.target.sheet.id : options.relativeTo;
  const sheet = findSheet(workbook, key) ?? missing();
  return workbook.sheets.indexOf(sheet) + (type === 'After' ? 1 : 0);
}

/** A taken name gets a number behind it, as when a sheet is copied: `台账 (2)`. */
function freeName(workbook: Workbook, name: string): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name} (${number})`;
    if (findSheet(workbook, candidate) === undefined) return candidate;
  }
}

function drop(sheet: Sheet, part: SheetPart): void {
  const plain = newSheet('');
  const cells = [...sheet.cells.values()].flatMap((line) => [...line.values()]);
  switch (part) {
    case 'protection':
      sheet.protection = null;
      break;
    case 'unlocked':
      for (const cell of cells) delete cell.style.locked;
      for (const line of [...sheet.columns.values(), ...sheet.rows.values()]) delete line.style?.locked;
      break;
    case 'validations':
      sheet.validations = [];
      break;
    case 'freeze':
      sheet.frozen = null;
      break;
    case 'conditionalFormats':
      sheet.conditionalFormats = [];
      break;
    case 'print':
      sheet.page = plain.page;
      break;
    case 'widths':
      for (const line of sheet.columns.values()) delete line.size;
      break;
    case 'heights':
      for (const line of sheet.rows.values()) delete line.size;
      break;
    case 'hidden':
      for (const line of [...sheet.columns.values(), ...sheet.rows.values()]) delete line.hidden;
      sheet.visibility = 'visible';
      break;
    case 'autoFilter':
      sheet.filter = null;
      break;
    case 'merges':
      sheet.merges = [];
      break;
  }
}

function missing(): never {
  throw itemNotFound(LOCATION);
}

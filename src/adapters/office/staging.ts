import { failure, type SheetLayout } from '../../core/model';
import type { WorkbookWriter } from '../../app/ports';
import { toBase64 } from './bytes';
import { officeCode, technicalDetail } from './errors';
import { fileOf } from './journal';

/** What cannot travel inside the file: Excel inserts no charts, and references between sheets may break. */
export function withoutReferences(layout: SheetLayout, name: string): SheetLayout {
  return {
    ...layout,
    name,
    visibility: 'visible',
    charts: [],
    validations: (layout.validations ?? []).filter((validation) => validation.rule.kind !== 'listRange'),
    rows: layout.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) =>
        cell !== undefined && isCrossFormula(cell.formula) ? { ...cell, formula: undefined } : cell,
      ),
    })),
  };
}

/** Sets what could not travel, once all sheets have their names. */
export function giveBackReferences(sheet: Excel.Worksheet, layout: SheetLayout): void {
  layout.rows.forEach(({ cells }, row) =>
    cells.forEach((cell, column) => {
      if (cell?.formula === undefined || !isCrossFormula(cell.formula)) return;
      sheet.getRangeByIndexes(row, column, 1, 1).formulas = [[`=${cell.formula}`]];
    }),
  );
}

function isCrossFormula(formula: string | undefined): boolean {
  return formula !== undefined && formula.includes('!');
}

/** Characters of base64 that one request may carry, below the 5 MB of Excel on the web. */
const LONGEST_FILE = 4500000;

/** Queues the sheets behind the last one. Throws `host.tooLarge` before anything is sent. */
export function insertFile(
  context: Excel.RequestContext,
  sheets: readonly SheetLayout[],
  writeWorkbook: WorkbookWriter,
): OfficeExtension.ClientResult<string[]> {
  const base64 = toBase64(writeWorkbook(fileOf(sheets)));
  if (base64.length > LONGEST_FILE) throw failure('host.tooLarge', { detail: 'insertWorksheetsFromBase64' });
  return context.workbook.insertWorksheetsFromBase64(base64, { positionType: 'End' });
}

/** What a failed insertion means: refusals that have a message of their own keep it. */
export function insertFailure(error: unknown): unknown {
  const known = ['InvalidOperationInCellEditMode', 'RequestPayloadSizeLimitExceeded', 'ApiNotFound', 'RequestAborted'];
  const code = officeCode(error);
  if (code === null || known.includes(code)) return error;
  return failure('host.insertFailed', { detail: technicalDetail(error) }, error);
}

import { failure, type CellChange, type SheetLayout } from '../../core/model';
import type { WorkbookWriter } from '../../app/ports';
import { toBase64 } from './bytes';
import { blocksOf, cellWrite, sizeOfBlock } from './cell-writes';
import { officeCode, technicalDetail } from './errors';
import { fileOf } from './journal';
import { syncJobs, type Job } from './parts';
import { renderParts } from './sheet-parts';
import { formatCells } from './style';
import { writeBlock } from './write-sheet';
import type { Metrics } from './widths';

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

export function withoutProtection(layout: SheetLayout): SheetLayout {
  const open: { -readonly [K in keyof SheetLayout]: SheetLayout[K] } = { ...layout };
  delete open.protection;
  return open;
}

/** Sets what could not travel, once all sheets have their names. `all`: none of the formulas did. */
export function giveBackReferences(sheet: Excel.Worksheet, layout: SheetLayout, all: boolean): void {
  layout.rows.forEach(({ cells }, row) =>
    cells.forEach((cell, column) => {
      if (cell?.formula === undefined || !(all || isCrossFormula(cell.formula))) return;
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

/** Refusals that would meet any other way too. */
const FINAL = ['InvalidOperationInCellEditMode', 'RequestPayloadSizeLimitExceeded', 'ApiNotFound', 'RequestAborted'];

/** Whether an insertion failed for itself, so that the sheets may be made in another way. */
export function canBuildInstead(error: unknown): boolean {
  const code = officeCode(error);
  return code !== null && !FINAL.includes(code);
}

/**
 * Where inserting fails, the same sheets are made call by call: values and formats here, everything else by whoever
 * looks for missing parts. The first sheet is the journal: from then on an interruption is noticed.
 */
export async function buildSheets(
  context: Excel.RequestContext,
  sheets: readonly SheetLayout[],
  limit: number,
  metrics: Metrics,
): Promise<void> {
  const jobs = sheets.flatMap((layout): Job[] => {
    const cells = changesOf(layout);
    const blocks = blocksOf(
      cells.map((change) => cellWrite(change, change.row, change.column, 'General')),
      limit,
    );
    const sheet = () => context.workbook.worksheets.getItem(layout.name);
    return [
      {
        size: 0,
        queue: () => {
          context.workbook.worksheets.add(layout.name).visibility = 'VeryHidden';
        },
      },
      ...blocks.map((block) => ({ size: sizeOfBlock(block), queue: () => void writeBlock(sheet(), block) })),
      {
        size: 0,
        queue: () => {
          const styled = cells.flatMap(({ row, column, style }) =>
            style === undefined ? [] : [{ row, column, style }],
          );
          formatCells(sheet(), styled);
          renderParts(sheet(), withoutProtection(layout), ['merges', 'widths', 'heights', 'hidden'], metrics);
        },
      },
    ];
  });
  try {
    await syncJobs(context, jobs, limit);
  } catch (error) {
    throw failure('host.insertFailed', { detail: technicalDetail(error) }, error);
  }
}

function changesOf(layout: SheetLayout): CellChange[] {
  return layout.rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) =>
      cell === undefined
        ? []
        : [{ row, column, value: cell.value ?? null, ...(cell.style === undefined ? {} : { style: cell.style }) }],
    ),
  );
}

import {
  asTyped,
  blocksOf,
  cellWrite,
  rowsOfBlock,
  sameValue,
  sizeOfBlock,
  type Block,
  type CellWrite,
  type Scalar,
} from './cell-writes';
import { contentBefore, type TargetSheet } from './master';
import type { Job } from './parts';
import type { Gap } from './plan-changes';
import { columnsAddress, LAST_COLUMN, LAST_ROW, rowsAddress } from './places';
import { formatCells } from './style';
import { widthInPoints, type Metrics } from './widths';

/** A target sheet made ready for writing: the jobs, and what to ask when they are done. */
export type SheetWriter = {
  readonly jobs: readonly Job[];
  /** throws `host.changedMeanwhile` where a co-author was faster; the contents then are the truth to go back to */
  readonly checkBefore: () => {
    readonly changed: boolean;
    readonly contents: readonly (readonly (readonly Scalar[])[])[];
  };
  /** texts that Excel took for something else, and whether anything else differs */
  readonly checkAfter: () => { readonly misread: readonly CellWrite[]; readonly lost: boolean };
  readonly writes: readonly CellWrite[];
};

/** Prepares everything that happens to one sheet; nothing is sent yet. */
export function prepareSheet(target: TargetSheet, limit: number, metrics: Metrics): SheetWriter {
  const { sheet, plan } = target;
  const writes = plan.cells.map(({ row, column, at, change }) => {
    const isOld = 'old' in row && 'old' in column;
    const own = isOld ? contentBefore(target, row.old, column.old).format : 'General';
    return cellWrite(change, at.row, at.column, own);
  });
  const blocks = blocksOf(writes, limit);
  const guards = target.before.map(({ area, contents }) => ({ area, contents, range: null as Excel.Range | null }));
  const readBack = new Map<Block, Excel.Range>();
  const guard: Job = {
    size: guards.reduce((sum, { contents }) => sum + JSON.stringify(contents).length * 2, 0),
    queue: () => {
      holdPlace(target);
      for (const each of guards) {
        const { top, left, bottom, right } = each.area;
        each.range = sheet.getRangeByIndexes(top, left, bottom - top + 1, right - left + 1);
        each.range.load('formulas');
      }
    },
  };
  const open: Job = {
    size: 0,
    queue: () => openGaps(target, metrics),
  };
  const write = blocks.map((block): Job => ({
    size: sizeOfBlock(block),
    queue: () => void readBack.set(block, writeBlock(sheet, block)),
  }));
  const format: Job = {
    size: 0,
    queue: () => {
      const styled = plan.cells.flatMap(({ at, change }) => (change.style ? [{ ...at, style: change.style }] : []));
      formatCells(sheet, styled);
      if (target.protection !== null) sheet.protection.protect(target.protection);
    },
  };
  return {
    jobs: [guard, open, ...write, format],
    checkBefore: () => ({
      changed: guards.some(({ range, contents }) => JSON.stringify(range?.formulas) !== JSON.stringify(contents)),
      contents: guards.map(({ range }) => (range?.formulas ?? []) as Scalar[][]),
    }),
    checkAfter: () => compareWritten(readBack),
    writes,
  };
}

/**
 * Fails inside the batch, before anything is written, when somebody has inserted or deleted lines meanwhile. Excel
 * moves the base range along: then it no longer has the shape of these tables of nothing (null leaves a format
 * alone), or it no longer begins in and does not reach the sheet's last cell.
 */
export function holdPlace({ base, rows, columns }: TargetSheet): void {
  base.getOffsetRange(LAST_ROW + 1 - rows, LAST_COLUMN + 1 - columns).load('rowIndex');
  base.getColumn(0).numberFormat = Array.from({ length: rows }, () => [null]);
  base.getRow(0).numberFormat = [Array.from({ length: columns }, () => null)];
}

/** New rows look like the row that the change names; new columns get their width. From the last gap to the first. */
function openGaps({ sheet, plan }: TargetSheet, metrics: Metrics): void {
  for (const gap of [...plan.rowGaps].reverse()) {
    const { before, likes } = gap;
    sheet.getRange(rowsAddress(before, before + likes.length - 1)).insert('Down');
    copyLooks(sheet, gap, plan.rowGaps);
  }
  for (const { before, widths } of [...plan.columnGaps].reverse()) {
    const address = columnsAddress(before, before + widths.length - 1);
    sheet.getRange(address).insert('Right');
    widths.forEach(({ width, hidden }, k) => {
      const column = sheet.getRange(columnsAddress(before + k, before + k));
      column.format.columnWidth = widthInPoints(width, metrics);
      column.columnHidden = hidden;
    });
  }
}

function copyLooks(sheet: Excel.Worksheet, { before, likes }: Gap, gaps: readonly Gap[]): void {
  const done = gaps.filter((gap) => gap.before >= before);
  likes.forEach((like, k) => {
    const moved = done.filter((gap) => gap.before <= like).reduce((sum, gap) => sum + gap.likes.length, 0);
    const row = sheet.getRange(rowsAddress(before + k, before + k));
    row.copyFrom(sheet.getRange(rowsAddress(like + moved, like + moved)), 'All');
    // everything is copied so that validation comes along; the contents are not wanted
    row.clear('Contents');
  });
}

/** Format, value, format again, and the values back: all in one round trip. */
export function writeBlock(sheet: Excel.Worksheet, block: Block): Excel.Range {
  const { top, left, bottom, right } = block.area;
  const range = sheet.getRangeByIndexes(top, left, bottom - top + 1, right - left + 1);
  const before = rowsOfBlock(block, (write) => write.formatBefore);
  const after = rowsOfBlock(block, (write) => write.formatAfter);
  if (before !== null) range.numberFormat = before;
  range.values = rowsOfBlock(block, (write) => asTyped(write.value)) ?? [];
  if (after !== null) range.numberFormat = after;
  range.load('values');
  return range;
}

function compareWritten(readBack: ReadonlyMap<Block, Excel.Range>): { misread: CellWrite[]; lost: boolean } {
  const misread: CellWrite[] = [];
  let lost = false;
  for (const [{ area, writes }, range] of readBack) {
    for (const write of writes) {
      const seen = (range.values as Scalar[][])[write.row - area.top]?.[write.column - area.left];
      if (sameValue(seen, write.value)) continue;
      if (typeof write.value === 'string' && typeof seen !== 'string') misread.push(write);
      else lost = true;
    }
  }
  return { misread, lost };
}

/** Texts that Excel read as numbers or days once more, with the apostrophe that makes anything a text. */
export function rewriteAsText(target: TargetSheet, misread: readonly CellWrite[]): () => boolean {
  const ranges = misread.map((write) => {
    const cell = target.sheet.getRangeByIndexes(write.row, write.column, 1, 1);
    cell.numberFormat = [['@']];
    cell.values = [[`'${String(write.value)}`]];
    cell.load('values');
    return { cell, write };
  });
  return () => ranges.every(({ cell, write }) => sameValue((cell.values as Scalar[][])[0]?.[0], write.value));
}

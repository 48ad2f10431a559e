import type { WorkbookPort } from '../../../src/app/ports';
import type { Knobs } from '../../excel-host/knobs';
import type { Workbook } from '../../excel-host/sheet/workbook';
import { differences, type Picture } from './ledger-workbook';
import { openAgain } from './open-office';

/** Opens the workbook, acts, and closes the pane after the n-th batch: what then is in the workbook stays. */
export async function cutOff(
  workbook: Workbook,
  batch: number,
  act: (port: WorkbookPort) => Promise<unknown>,
  knobs: Partial<Knobs> = {},
): Promise<void> {
  const seen = { batches: 0, ended: false };
  const beforeBatch = (number: number): void => {
    knobs.beforeBatch?.(number);
    seen.batches = number;
  };
  const opening = openAgain(workbook, { knobs: { ...knobs, beforeBatch, closedAfterBatch: batch } }).then(
    async ({ port }) => {
      await act(port).catch(() => undefined);
    },
  );
  void opening.finally(() => {
    seen.ended = true;
  });
  // a pane that was closed never answers
  while (!seen.ended && seen.batches < batch) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** The differences to the picture that is nearest. */
export function fewest(found: Picture, wanted: readonly Picture[]): readonly string[] {
  const all = wanted.map((picture) => differences(found, picture)).sort((a, b) => a.length - b.length);
  return all[0] ?? [];
}

/** Sheets of a run that a person could come across, and staged ones that should have gone. */
export function strayParts(workbook: Workbook): string[] {
  return workbook.sheets
    .filter(({ name, visibility }) => /^_taizhang_(?:journal$|old_)/.test(name) && visibility !== 'veryHidden')
    .concat(workbook.sheets.filter(({ name }) => name.startsWith('_taizhang_new_')))
    .map(({ name }) => name);
}

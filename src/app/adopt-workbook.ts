import { adoptWorkbook as adopt } from '../core/returns';
import { failure, type Issue, type Ledger } from '../core/model';
import type { InputFile, Services } from './ports';

export type AdoptedWorkbook = {
  readonly bytes: Uint8Array;
  readonly ledger: Ledger;
  readonly sheet: string;
  readonly issues: readonly Issue[];
};

/** 沿用现有台账: makes a workbook that somebody already keeps into a ledger; whatever it holds stays as it is. */
export async function adoptWorkbook(
  services: Services,
  file: InputFile,
  options: { readonly asOf: string; readonly year?: number },
): Promise<AdoptedWorkbook> {
  const read = await services.readFile(file);
  if (read.kind !== 'book') throw failure('adopt.noTable', { file: file.name });
  if (read.book.format !== 'xlsx' && read.book.format !== 'xlsm') throw failure('adopt.notXlsx', { file: file.name });
  const { value, issues } = adopt(read.book, file.name, options);
  const bytes = services.patchWorkbook(file.bytes, value.changes, {});
  return { bytes, ledger: value.ledger, sheet: value.sheet, issues };
}

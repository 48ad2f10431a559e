import type { HostError } from './sheet/errors';

/** Parts of a sheet that hosts are known to lose when sheets are inserted. */
export type SheetPart =
  | 'protection'
  | 'unlocked'
  | 'validations'
  | 'freeze'
  | 'conditionalFormats'
  | 'print'
  | 'widths'
  | 'heights'
  | 'hidden'
  | 'autoFilter'
  | 'merges';

/** What can be set against the add-in: the level of the API, the limits, and every kind of bad luck. */
export type Knobs = {
  /** the highest requirement set ExcelApi 1.x that this Excel has */
  apiLevel: number;
  /** characters of one request or answer; Excel on the web stops at 5 MB, the desktop nowhere: null */
  payloadLimit: number | null;
  /** cells that one reading of values may ask for */
  cellLimit: number;
  /** a person is typing into a cell: Excel answers nothing else */
  cellEditing: boolean;
  insertion: 'works' | 'fails' | { readonly drops: readonly SheetPart[] };
  /** milliseconds that each batch takes */
  latency: number;
  /** day of Excel's clock, for dates typed without a year: `YYYY-MM-DD` */
  today: string;
  /** before the n-th batch (from 1) runs: the place for co-authors' edits and for everything that changes meanwhile */
  beforeBatch: ((batch: number) => void) | null;
  /** asked before each action of each batch (both from 1): an error ends the batch there, what came before stays done */
  failAt: ((batch: number, action: number) => HostError | null) | null;
  /** the pane is closed after this batch has run: it and all later ones are never answered, later ones never run */
  closedAfterBatch: number | null;
};

export function standardKnobs(): Knobs {
  return {
    apiLevel: 15,
    payloadLimit: 5 * 1024 * 1024,
    cellLimit: 5000000,
    cellEditing: false,
    insertion: 'works',
    latency: 0,
    today: '2020-07-31',
    beforeBatch: null,
    failAt: null,
    closedAfterBatch: null,
  };
}

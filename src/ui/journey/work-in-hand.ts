import { z } from 'zod';
import { Answer } from '../../core/consolidate';
import { Period } from '../../core/model';

const File = z.object({ name: z.string(), bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) });

/**
 * Work that would be lost with the tab: a consolidation that has been begun (intent), or a ledger that nobody has
 * downloaded since it changed (applied). It is kept by the browser until the ledger is downloaded (commit).
 */
export const WorkInHand = z.discriminatedUnion('stage', [
  z.object({
    stage: z.literal('merging'),
    /** the ledger as it was before */
    ledger: File,
    /** whether the person has that ledger as a file */
    saved: z.boolean(),
    returns: z.array(File),
    answers: z.array(Answer),
    asOf: z.string(),
    period: Period.nullable(),
    acceptDamage: z.boolean(),
  }),
  z.object({ stage: z.literal('unsaved'), ledger: File, asOf: z.string() }),
]);
export type WorkInHand = z.infer<typeof WorkInHand>;

/** Work that a tab left behind when it was closed. */
export type LeftWork = { readonly id: string; readonly work: WorkInHand };

/** The browser's own notebook of work in hand; it never fails, since work goes on without it. */
export type Journal = {
  /** resolves when it is on the disk, or when it is clear that it cannot be */
  readonly keep: (work: WorkInHand) => Promise<void>;
  /** forgets what this tab kept */
  readonly clear: () => Promise<void>;
  /** what tabs have left that are gone */
  readonly left: () => Promise<readonly LeftWork[]>;
  readonly drop: (id: string) => Promise<void>;
};

/** Where there is no place to keep anything. */
export const noJournal: Journal = {
  keep: () => Promise.resolve(),
  clear: () => Promise.resolve(),
  left: () => Promise.resolve([]),
  drop: () => Promise.resolve(),
};

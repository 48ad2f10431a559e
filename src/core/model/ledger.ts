import { z } from 'zod';
import { EntrySource, type Decision, type Entry, type Run } from './entry';
import { Period } from './period';
import type { Template } from './template';
import { TaskId } from './plan';
import { UnitName } from './unit';

export const METADATA_FORMAT = 'taizhang/v1';

/** Formats of the hidden sheet that are read; a workbook of an older one is written in the present one when it changes. */
export const READABLE_FORMATS: readonly string[] = ['taizhang/v0', METADATA_FORMAT];

/** Texts by column key; checked by hand, since hundreds of returns with dozens of rows are read at once. */
const TextsByColumn = z.custom<Readonly<Record<string, string>>>(
  (value) =>
    typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string'),
);

/** The hidden identity of a workbook. `issued` is what a return said when it was handed out. */
export const Identity = z.object({
  ledgerId: z.string().regex(/^l-[0-9a-f]{12}$/),
  templateVersion: z.number().int().min(1),
  kind: z.enum(['ledger', 'return', 'claim']),
  unit: UnitName.optional(),
  /** the person, where the hand-out was by owner */
  owner: z.string().optional(),
  period: Period.optional(),
  revision: z.number().int().min(0).optional(),
  /** the ledger that this one continues (year's end), and the hash that its log ended with */
  continues: z.object({ ledgerId: z.string(), hash: z.string() }).optional(),
  /** the day of the hand-out */
  issuedOn: z.string().optional(),
  /** per task: the fillable cells' texts by column key, as handed out */
  issued: z.array(z.object({ taskId: TaskId, values: TextsByColumn })).optional(),
  /** in a return that was filled from a ledger of the level below: per task, the lowest answers behind it */
  sources: z.array(z.object({ taskId: TaskId, sources: z.array(EntrySource) })).optional(),
});
export type Identity = z.infer<typeof Identity>;

/** 台账: the template plus the log; what a sheet shows is a projection of it. */
export type Ledger = {
  readonly identity: Identity;
  readonly template: Template;
  readonly entries: readonly Entry[];
  readonly runs: readonly Run[];
  readonly decisions: readonly Decision[];
};

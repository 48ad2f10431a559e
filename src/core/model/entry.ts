import { z } from 'zod';
import { Period } from './period';
import { TaskId } from './plan';
import { Status } from './status';
import { UnitName } from './unit';

/** What a unit says about one task in one period. Text as typed; `closedOn` a date where it could be read. */
export const EntryValues = z.object({
  status: Status.nullable(),
  /** the word as typed, where it is not in the vocabulary */
  statusText: z.string().optional(),
  progress: z.string(),
  /** 办结日期 as `YYYY-MM-DD`, or as typed where it is no date, or null */
  closedOn: z.string().nullable(),
  remarks: z.string(),
  extra: z.record(z.string(), z.string()).optional(),
});
export type EntryValues = z.infer<typeof EntryValues>;

export const FileRef = z.object({ name: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export type FileRef = z.infer<typeof FileRef>;

/** Where a rolled-up answer comes from: an answer in the ledger of a level below. */
export const EntrySource = z.object({
  unit: UnitName,
  period: Period,
  taskId: TaskId,
  entry: z.string(),
  file: FileRef,
});
export type EntrySource = z.infer<typeof EntrySource>;

/** One line of the entry log (填报记录). `id` is made from the content, so the same history gives the same log. */
export const Entry = z.object({
  id: z.string().regex(/^[0-9a-f]{20}$/),
  taskId: TaskId,
  unit: UnitName,
  period: Period,
  /** only where the hand-out was by owner */
  owner: z.string().optional(),
  values: EntryValues,
  revision: z.number().int().min(0),
  savedAt: z.string().nullable(),
  receivedAt: z.string().nullable(),
  file: FileRef,
  /** zero-based row in that file's sheet */
  row: z.number().int(),
  explanations: z.array(z.string()).optional(),
  /** for answers that came with a ledger of the level below: the lowest answers behind them */
  sources: z.array(EntrySource).optional(),
});
export type Entry = z.infer<typeof Entry>;

export const FileState = z.enum(['merged', 'unchanged', 'superseded', 'attachment', 'question', 'rejected']);
export type FileState = z.infer<typeof FileState>;

/** A file as a run received it (收件): whose it is, which version, and what it only repeated. */
export const ReceivedFile = FileRef.extend({
  state: FileState,
  reason: z.string().optional(),
  unit: UnitName.optional(),
  period: Period.optional(),
  revision: z.number().int().min(0).optional(),
  savedAt: z.string().optional(),
  /** what the file says of its saving where that cannot be trusted: orders nothing by itself */
  statedAt: z.string().optional(),
  /** the day it came in; decides lateness */
  receivedAt: z.string().optional(),
  /** entries of earlier files whose content this later version says again: they are as new as this file */
  repeats: z.array(z.string()).optional(),
});
export type ReceivedFile = z.infer<typeof ReceivedFile>;

/** A row that no task could be given: added by the unit (proposal), or matching several tasks (question). */
export const PendingRow = z.object({
  id: z.string(),
  kind: z.enum(['proposal', 'question']),
  unit: UnitName.nullable(),
  period: Period.nullable(),
  file: FileRef,
  sheet: z.string().optional(),
  row: z.number().int(),
  /** every filled cell of the row, by column */
  values: z.record(z.string(), z.string()),
  candidates: z.array(z.object({ taskId: TaskId, score: z.number() })).optional(),
});
export type PendingRow = z.infer<typeof PendingRow>;

/** A fixed cell of the ledger that the coordinator reworded. */
export const FixedEdit = z.object({ taskId: TaskId, column: z.string(), before: z.string(), after: z.string() });
export type FixedEdit = z.infer<typeof FixedEdit>;

/** One consolidation: it can be taken back, and its hash covers the run before it. */
export const Run = z.object({
  id: z.string(),
  /** made from as-of and a counter, never from the clock */
  at: z.string(),
  by: z.string().optional(),
  /** the period that the sheet shows after this run */
  period: Period.optional(),
  files: z.array(ReceivedFile),
  entries: z.array(z.string()),
  decisions: z.array(z.string()),
  /** rows that wait for the coordinator; nothing that a unit sent is dropped */
  pending: z.array(PendingRow).optional(),
  /** waiting rows that were answered with this run: taken for a task, or left out */
  settled: z.array(z.string()).optional(),
  /** what was handed out, for entries whose key is in conflict: column texts by entry id */
  issued: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  reverts: z.string().optional(),
  /** what the coordinator had changed in the fixed columns of the sheet, taken into the template with this run */
  edits: z.array(FixedEdit).optional(),
  previousHash: z.string(),
  hash: z.string(),
});
export type Run = z.infer<typeof Run>;

/** What a cell shall say where sources differ; remembered until new values arrive. */
export const Decision = z.object({
  id: z.string(),
  key: z.object({ taskId: TaskId, unit: UnitName.nullable(), period: Period }),
  column: z.string(),
  choice: z.union([z.enum(['theirs', 'ours', 'issued']), z.object({ text: z.string() })]),
  /** the entries it was made for; a new entry reopens the question */
  for: z.array(z.string()),
  /** recognised in the sheet (hand), given for one conflict (person), or by a rule for all (policy) */
  origin: z.enum(['hand', 'person', 'policy']).optional(),
});
export type Decision = z.infer<typeof Decision>;

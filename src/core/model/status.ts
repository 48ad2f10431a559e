import { z } from 'zod';

/** Stored statuses; overdue, due soon, done on time and done late are derived and never stored (`formats`). */
export const Status = z.enum([
  'notStarted',
  'inProgress',
  'atRisk',
  'done',
  'ongoing',
  'notApplicable',
  'suspended',
  'reassign',
]);
export type Status = z.infer<typeof Status>;

/** The words a ledger uses for one status; the first word is the one written into drop-downs. */
export const StatusWords = z.object({ status: Status, words: z.array(z.string().min(1)).min(1) });
export const Vocabulary = z.array(StatusWords);
export type Vocabulary = z.infer<typeof Vocabulary>;

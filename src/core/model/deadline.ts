import { z } from 'zod';

export const DeadlineKind = z.enum(['by', 'range', 'relative', 'recurring', 'ongoing', 'unclear']);
export type DeadlineKind = z.infer<typeof DeadlineKind>;

/** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: only as exact as the words were. */
export const DueDate = z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/);
export type DueDate = z.infer<typeof DueDate>;

/** 完成时限: the words as written beside what was understood of them. */
export const Deadline = z.object({
  /** as written in the document; never rewritten */
  text: z.string(),
  kind: DeadlineKind,
  /** null where the words name no day, month or year (ongoing, relative to an unknown event, unclear) */
  due: DueDate.nullable(),
  /** the start of a range, as exact as the words */
  from: DueDate.optional(),
  /** for recurring deadlines, e.g. `month:30`, `quarter`, `year`, `half-year`, `week` */
  every: z.string().optional(),
});
export type Deadline = z.infer<typeof Deadline>;

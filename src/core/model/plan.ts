import { z } from 'zod';
import { Deadline } from './deadline';
import { Cycle, IsoDate } from './period';
import { Owner } from './unit';

/** First letters say what an id names: `t-` a task. Made from the task's content, so re-reading gives the same. */
const TASK_ID = /^t-[0-9a-z-]{4,40}$/;
export const TaskId = z.string().regex(TASK_ID);
export type TaskId = z.infer<typeof TaskId>;

/** Whether a text is a task's id; asked of every hidden cell. */
export function isTaskId(text: string): boolean {
  return TASK_ID.test(text);
}

/** Lines of the document's text, from 1, both ends included. */
export const Source = z.object({ from: z.number().int().min(1), to: z.number().int().min(1) });
export type Source = z.infer<typeof Source>;

/** How an elliptic list reads when each name is written out: 市发改委、经委 → 市经委. */
export const NamedUnit = z.object({
  name: z.string(),
  normalized: z.string().optional(),
  role: z.enum(['lead', 'responsible', 'supporting']),
  group: z.boolean().optional(),
});
export type NamedUnit = z.infer<typeof NamedUnit>;

/** A countable target found in the prose: 每年至少2期. */
export const CountTarget = z.object({ text: z.string(), count: z.number(), every: z.string().optional() });
export type CountTarget = z.infer<typeof CountTarget>;

/** One 主要任务 of a plan, as the document has it. */
export const Task = z.object({
  id: TaskId,
  /** as written: (一), 1., 第三条 */
  ordinal: z.string(),
  /** headings above it, outermost first, as written */
  section: z.array(z.string()),
  /** an exact substring of the document, without its ordinal */
  title: z.string().min(1),
  requirements: z.array(z.string()),
  /** the whole text of the item */
  text: z.string(),
  leadUnits: z.array(z.string()),
  responsibleUnits: z.array(z.string()),
  supportingUnits: z.array(z.string()),
  units: z.array(NamedUnit).optional(),
  /** persons named with the task */
  owners: z.array(Owner).optional(),
  /** 分管领导, 责任领导: who answers for it above the units; they stand among the owners only where nobody else does */
  leaders: z.array(z.string()).optional(),
  deadline: Deadline.nullable(),
  /** all deadlines of the item where there are several; the first is `deadline` */
  deadlines: z.array(Deadline).optional(),
  countTargets: z.array(CountTarget).optional(),
  source: Source,
  /** why it was taken: a rule's name and the line that triggered it */
  reason: z.object({ rule: z.string(), line: z.number().int() }).optional(),
  /** a person should look at it */
  doubtful: z.boolean().optional(),
});
export type Task = z.infer<typeof Task>;

/** A row of a ledger that is printed in the document. */
export const PrintedRow = z.object({
  sequence: z.string(),
  task: z.string(),
  /** the plan task it was cut from, where one is clearly the same */
  taskId: TaskId.nullable(),
  deadline: Deadline.nullable(),
  progress: z.string(),
  responsibleUnits: z.array(z.string()),
  leadUnits: z.array(z.string()).optional(),
  supportingUnits: z.array(z.string()).optional(),
  owners: z.array(z.string()),
  remarks: z.string(),
  source: Source.optional(),
});
export type PrintedRow = z.infer<typeof PrintedRow>;

export const PrintedLedger = z.object({ title: z.string(), rows: z.array(PrintedRow), notes: z.array(z.string()) });
export type PrintedLedger = z.infer<typeof PrintedLedger>;

/** A dated phase of the work steps (工作步骤). */
export const Phase = z.object({ name: z.string(), from: z.string().nullable(), to: z.string().nullable() });
export type Phase = z.infer<typeof Phase>;

/** 每月30日前填报: the cycle, the day it closes, and the words. */
export const FilingRule = z.object({ every: Cycle, by: z.number().int().min(1).max(31).nullable(), text: z.string() });
export type FilingRule = z.infer<typeof FilingRule>;

/** 方案: everything that was read out of a plan document. */
export const Plan = z.object({
  title: z.string(),
  documentNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: IsoDate.nullable(),
  tasks: z.array(Task),
  ledgers: z.array(PrintedLedger),
  phases: z.array(Phase),
  filing: z.array(FilingRule),
  /** text that no part of the plan uses, so that nothing is dropped silently */
  remainder: z.array(z.object({ text: z.string(), line: z.number().int() })).optional(),
});
export type Plan = z.infer<typeof Plan>;

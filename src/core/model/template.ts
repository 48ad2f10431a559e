import { z } from 'zod';
import { Deadline } from './deadline';
import { Cycle, IsoDate } from './period';
import { FilingRule, Phase, Source, TaskId } from './plan';
import { Vocabulary } from './status';
import { Owner, Unit, UnitName } from './unit';

/** What a column holds; `extra:…` columns are the template's own. */
export const ColumnKey = z.union([
  z.enum([
    'sequence',
    'section',
    'task',
    'requirement',
    'deadline',
    'leadUnit',
    'responsibleUnit',
    'supportingUnit',
    'owner',
    'supervisingLeader',
    'status',
    'progress',
    'closedOn',
    'remarks',
  ]),
  z.string().regex(/^extra:[a-zA-Z][a-zA-Z0-9]{0,30}$/),
]);
export type ColumnKey = z.infer<typeof ColumnKey>;

export const Column = z.object({
  key: ColumnKey,
  title: z.string().min(1).max(100),
  /** in characters of the body font (a Chinese character counts 2) */
  width: z.number().min(2).max(120),
  /** who may write it: the coordinator (locked in returns) or the unit */
  filledBy: z.enum(['coordinator', 'unit']),
  align: z.enum(['left', 'center']).default('left'),
  /** where it stands: in the ledger, in returns, in both */
  shownIn: z.enum(['ledger', 'return', 'both']).default('both'),
  /** hidden in the ledger's sheet, at its right end; returns show it all the same */
  hidden: z.boolean().optional(),
  /** the upper line of a header of two rows; neighbours with the same words share it */
  group: z.string().min(1).max(100).optional(),
});
export type Column = z.infer<typeof Column>;

/** A row of the ledger: a plan task as this organisation takes it on, in ledger order. */
export const Assignment = z.object({
  taskId: TaskId,
  /** the plan task it was cut from; null for a row that stands in no plan */
  planTaskId: TaskId.nullable(),
  sequence: z.string().min(1),
  /** the ledger's own wording, which may be shorter than the plan's */
  title: z.string().min(1),
  section: z.array(z.string()).default([]),
  requirements: z.array(z.string()).default([]),
  deadline: Deadline.nullable(),
  leadUnits: z.array(UnitName).default([]),
  responsibleUnits: z.array(UnitName).default([]),
  supportingUnits: z.array(UnitName).default([]),
  owners: z.array(Owner).default([]),
  supervisingLeader: z.string().default(''),
  remarks: z.string().default(''),
  /** a second-level ledger's row names the parent ledger's task */
  parentTaskId: TaskId.optional(),
  /** 来源 and 交办日期 of tasks given in mid-year */
  origin: z.object({ text: z.string(), assignedOn: IsoDate.nullable() }).optional(),
  withdrawn: z.boolean().optional(),
  /** texts of the template's own columns that the coordinator fills, by column key */
  extra: z.record(z.string(), z.string()).optional(),
});
export type Assignment = z.infer<typeof Assignment>;

/** 填报日历: when a period's returns are due. `closingDay` is clamped to the month's end. */
export const FilingCalendar = z.object({
  cycle: Cycle,
  closingDay: z.number().int().min(1).max(31),
  /** months between the end of the period and the closing day's month (0: within the period's last month) */
  offsetMonths: z.number().int().min(0).max(12).default(0),
  phases: z.array(Phase).default([]),
  /** the first period asked for, where known */
  startsOn: IsoDate.nullable().default(null),
  endsOn: IsoDate.nullable().default(null),
});
export type FilingCalendar = z.infer<typeof FilingCalendar>;

/** How one rule is set in this template: off, or another severity, or tuned. */
export const RuleSetting = z.object({
  enabled: z.boolean().default(true),
  severity: z.enum(['error', 'warning', 'info']).optional(),
  options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).optional(),
});
export const RuleSettings = z.record(z.string(), RuleSetting);
export type RuleSettings = z.infer<typeof RuleSettings>;

/** Facts of the plan that the ledger keeps: enough to show, to link and to trace. */
export const PlanFacts = z.object({
  title: z.string(),
  documentNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: IsoDate.nullable(),
  filing: z.array(FilingRule),
  /** every task of the plan, chosen or not, so that what was left out can be proved */
  tasks: z.array(
    z.object({ id: TaskId, ordinal: z.string(), title: z.string(), section: z.array(z.string()), source: Source }),
  ),
});
export type PlanFacts = z.infer<typeof PlanFacts>;

/** How an organisation's level files: sub-units close earlier than the level above. */
export const Level = z.object({
  name: z.string(),
  closingDay: z.number().int().min(1).max(31),
  offsetMonths: z.number().int().min(0).max(12).default(0),
});

/** How the table is set; whatever is absent follows the customs of official tables. */
export const TableLayout = z.object({
  titleFont: z.string().optional(),
  titleSize: z.number().min(9).max(36).optional(),
  headerFont: z.string().optional(),
  bodyFont: z.string().optional(),
  bodySize: z.number().min(6).max(20).optional(),
  /** headings of the plan as full-width rows, as a merged column, or not at all */
  sections: z.enum(['none', 'rows', 'column']).optional(),
  /** several units' answers in one cell, each in a row of its own, or (auto) in rows where they are long or many */
  unitRows: z.enum(['auto', 'stacked', 'rows']).optional(),
  /** 填报人 审核人 日期 below the ledger's table */
  signatureLine: z.boolean().optional(),
  /** red, yellow and green lights beside the status */
  lights: z.boolean().optional(),
  /** days before a deadline from which it counts as due soon */
  dueSoonDays: z.number().int().min(0).max(90).optional(),
  paper: z.enum(['A4', 'A3']).optional(),
});
export type TableLayout = z.infer<typeof TableLayout>;

export const TEMPLATE_FORMAT = 'taizhang-template/v1';

/** 计划模板: the versioned heart between a plan and its ledger; saved as JSON and inside the workbook. */
export const Template = z.object({
  format: z.literal(TEMPLATE_FORMAT),
  plan: PlanFacts,
  columns: z.array(Column).min(1),
  title: z.string(),
  notes: z.array(z.string()),
  vocabulary: Vocabulary,
  rules: RuleSettings,
  calendar: FilingCalendar,
  units: z.array(Unit),
  assignments: z.array(Assignment),
  levels: z.array(Level),
  /** how several units' answers make a task's status: all done, or the lead unit's word */
  statusRollUp: z.enum(['allUnits', 'leadUnit']).default('allUnits'),
  /** a unit's 已完成 stays a claim until the coordinator confirms it (销号) */
  confirmsClosing: z.boolean().default(false),
  layout: TableLayout.optional(),
  /** the ledger above, for a second-level ledger: whose tasks its rows carry out, and as which unit */
  parent: z.object({ ledgerId: z.string(), unit: UnitName }).optional(),
});
export type Template = z.infer<typeof Template>;

export const STYLE_FORMAT = 'taizhang-style/v1';

/** 台账样式: how a kind of ledger looks and works, before it has tasks. `{plan}` and `{year}` in texts are filled in. */
export const TemplateStyle = z.object({
  format: z.literal(STYLE_FORMAT),
  /** kebab-case, as its file is named */
  id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  name: z.string().min(1),
  description: z.string(),
  title: z.string().min(1),
  notes: z.array(z.string()),
  /** `{year+1}` and the like in titles count from the plan's year */
  columns: z.array(Column).min(1),
  vocabulary: Vocabulary.optional(),
  rules: RuleSettings.optional(),
  calendar: FilingCalendar.partial().optional(),
  layout: TableLayout.optional(),
  statusRollUp: z.enum(['allUnits', 'leadUnit']).optional(),
  confirmsClosing: z.boolean().optional(),
});
export type TemplateStyle = z.infer<typeof TemplateStyle>;

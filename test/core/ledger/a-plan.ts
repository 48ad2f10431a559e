import { buildTemplate, newLedger, type TemplateOptions } from '../../../src/core/ledger';
import { Plan, type Ledger, type Template } from '../../../src/core/model';

type TaskDraft = {
  readonly title: string;
  readonly lead?: readonly string[];
  readonly units?: readonly string[];
  readonly supporting?: readonly string[];
  readonly due?: string | null;
  readonly requirements?: readonly string[];
  readonly section?: readonly string[];
};
type RowDraft = {
  readonly task: string;
  readonly of: number | null;
  readonly units: readonly string[];
  readonly owners: readonly string[];
};

/** A plan of an invented city; `printed` rows name the task they were cut from by its place. */
export function aPlan(tasks: readonly TaskDraft[], printed: readonly RowDraft[] = [], more: Partial<Plan> = {}): Plan {
  return Plan.parse({
    title: '云溪市2026年营商环境提升方案',
    documentNumber: null,
    issuer: '云溪市人民政府',
    issuedOn: '2026-03-02',
    tasks: tasks.map((task, index) => ({
      id: taskId(index),
      ordinal: `（${index + 1}）`,
      section: task.section ?? [],
      title: task.title,
      requirements: task.requirements ?? [`${task.title}的要求`],
      text: task.title,
      leadUnits: task.lead ?? [],
      responsibleUnits: task.units ?? [],
      supportingUnits: task.supporting ?? [],
      deadline: task.due === null ? null : { text: '10月底前', kind: 'by', due: task.due ?? '2026-10' },
      source: { from: index + 1, to: index + 1 },
    })),
    ledgers:
      printed.length === 0
        ? []
        : [
            {
              title: '落实《云溪市2026年营商环境提升方案》工作台账',
              notes: ['1.每月25日前填报。'],
              rows: printed.map(printedRow),
            },
          ],
    phases: [],
    filing: [{ every: 'monthly', by: 25, text: '每月25日前' }],
    ...more,
  });
}

export function taskId(index: number): string {
  return `t-task${index + 1}`;
}

export function aTemplate(plan: Plan, options: Partial<TemplateOptions> = {}): Template {
  return buildTemplate(plan, { asOf: '2026-03-10', ...options }).value;
}

/** A ledger of tasks, each with its units. */
export function aLedger(tasks: readonly TaskDraft[], change: Partial<Template> = {}): Ledger {
  return newLedger({ ...aTemplate(aPlan(tasks)), ...change });
}

function printedRow(row: RowDraft, index: number): unknown {
  return {
    sequence: String(index + 1),
    task: row.task,
    taskId: row.of === null ? null : taskId(row.of),
    deadline: { text: '10.31', kind: 'by', due: '2026-10-31' },
    progress: '',
    responsibleUnits: row.units,
    owners: row.owners,
    remarks: '',
  };
}

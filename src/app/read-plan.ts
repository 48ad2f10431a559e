import { blocksFromText, parsePlan } from '../core/plan';
import { failure, type Plan, type TextBlock, type WithIssues } from '../core/model';
import type { InputFile, Services } from './ports';

export type ReadPlanOptions = {
  /** the year of dates that name none, where a person knows better */ readonly year?: number;
};

/**
 * Reads a plan document of any format. A document without tasks is a plan with none and the issue `plan.noTasks`.
 * @throws AdapterError file.empty, and whatever the reader says of unreadable files
 */
export async function readPlan(
  services: Pick<Services, 'readDocument'>,
  file: InputFile,
  options: ReadPlanOptions = {},
): Promise<WithIssues<Plan>> {
  if (file.bytes.length === 0) throw failure('file.empty', { file: file.name });
  const blocks = await services.readDocument(file);
  return parsed(blocks, { ...options, fileName: file.name });
}

/** Reads a plan from pasted text. */
export function readPlanText(text: string, options: ReadPlanOptions = {}): WithIssues<Plan> {
  return parsed({ value: blocksFromText(text), issues: [] }, options);
}

function parsed(
  blocks: WithIssues<readonly TextBlock[]>,
  options: ReadPlanOptions & { readonly fileName?: string },
): WithIssues<Plan> {
  const plan = parsePlan(blocks.value, options);
  return { value: plan.value, issues: [...blocks.issues, ...plan.issues] };
}

/** Whether there is anything to make a ledger of. */
export function holdsTasks(plan: Plan): boolean {
  return plan.tasks.length > 0 || plan.ledgers.some((ledger) => ledger.rows.length > 0);
}

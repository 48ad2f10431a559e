import { basename } from 'node:path';
import { buildTemplate } from '../../core/ledger';
import type { Plan, Task } from '../../core/model';
import { readInput } from '../../adapters/files/read';
import { saveFile } from '../../adapters/files/save';
import { holdsTasks, readPlan } from '../../app/read-plan';
import { failure } from '../../core/model';
import type { Call, Command, Outcome } from '../command';
import { yearFlag, textFlag } from '../flags';
import { hasErrors, issueJson, issueLine } from '../issue-json';
import { textTable } from '../text-table';

export const plan: Command = {
  usage: 'taizhang plan FILE [--json] [-o template.json] [--year Y]',
  options: { output: { type: 'string', short: 'o' }, year: { type: 'string' } },
  files: { min: 1, max: 1 },
  run: async (call) => {
    const [path = ''] = call.files;
    const year = yearFlag(call);
    const read = await readPlan(call.services, await readInput(path), year === undefined ? {} : { year });
    const output = textFlag(call, 'output');
    if (output === undefined) return shown(call, basename(path), read.value, read.issues);
    if (!holdsTasks(read.value)) throw failure('plan.noTasks', { file: path });
    const template = buildTemplate(read.value, { asOf: call.asOf, ...(year === undefined ? {} : { year }) });
    await saveFile(output, new TextEncoder().encode(`${JSON.stringify(template.value, null, 2)}\n`));
    const outcome = shown(call, basename(path), read.value, [...read.issues, ...template.issues]);
    return { ...outcome, lines: [...outcome.lines, call.words.written(output)] };
  },
};

function shown(call: Call, name: string, found: Plan, issues: readonly Parameters<typeof issueJson>[0][]): Outcome {
  const { words, language } = call;
  const json = { ...found, issues: issues.map((one) => issueJson(one, language)) };
  const lines = [
    ...(holdsTasks(found) ? [words.plan.summary(found.title || name, found.tasks.length)] : []),
    ...(found.tasks.length === 0
      ? []
      : textTable(
          words.plan.columns,
          found.tasks.map((task) => row(call, task)),
        )),
    ...found.ledgers.map((ledger) => words.plan.ledger(ledger.title, ledger.rows.length)),
    ...found.phases.map((phase) => words.plan.phase(phase.name, phase.from ?? '', phase.to ?? '')),
    ...found.filing.map((rule) => words.plan.filing(rule.text)),
    ...issues.map((one) => issueLine(one, language, words)),
  ];
  return { exitCode: hasErrors(issues) || !holdsTasks(found) ? 1 : 0, json, lines };
}

function row(call: Call, task: Task): string[] {
  const { lead, supporting } = call.words.plan;
  const units = [
    ...task.leadUnits.map((unit) => `${unit}(${lead})`),
    ...task.responsibleUnits,
    ...task.supportingUnits.map((unit) => `${unit}(${supporting})`),
  ];
  const { from, to } = task.source;
  return [
    task.ordinal,
    task.title,
    units.join('、'),
    task.deadline?.text ?? '',
    from === to ? `${from}` : `${from}-${to}`,
  ];
}

import { issue, matchKey, type Issue, type Plan, type Task } from '../model';
import type { Item, Outline } from './outline';
import type { RawTable } from './raw-table';
import { descendants } from './tree';

type MarkedLine = { readonly folded: string; readonly line: number };

/** What a person should look at in a plan that was read. */
export function findIssues(
  plan: Plan,
  outline: Outline,
  lines: readonly MarkedLine[],
  tables: readonly RawTable[],
  file: string,
): Issue[] {
  if (plan.tasks.length === 0) return [issue('plan.noTasks', { file, severity: 'error' }), ...secrets(lines, tables)];
  return [
    ...missingUnits(plan.tasks),
    ...numberingGaps(outline),
    ...sameTitles(plan.tasks),
    ...unlinkedRows(plan),
    ...secrets(lines, tables),
  ];
}

function missingUnits(tasks: readonly Task[]): Issue[] {
  const without = tasks.filter((task) => (task.units ?? []).length === 0 && (task.owners ?? []).length === 0);
  if (without.length === tasks.length) return [issue('plan.noUnits', { count: tasks.length })];
  return without.map((task) => issue('plan.unitsMissing', { title: task.title, at: { line: task.source.from } }));
}

/** Lists whose numbers jump: something may have been lost between them. */
function numberingGaps(outline: Outline): Issue[] {
  const found: Issue[] = [];
  for (const parent of [outline.root, ...descendants(outline.root)]) {
    let last: Item | null = null;
    for (const child of parent.children) {
      if (child.kind === 'label' || child.kind === 'heading') continue;
      if (last !== null && last.kind === child.kind && child.value > last.value + 1) {
        found.push(
          issue('plan.numberingGap', { before: last.ordinal, after: child.ordinal, at: { line: child.line } }),
        );
      }
      last = child;
    }
  }
  return found;
}

function sameTitles(tasks: readonly Task[]): Issue[] {
  const lines = new Map<string, { title: string; lines: number[] }>();
  for (const task of tasks) {
    const key = matchKey(task.title);
    const known = lines.get(key);
    if (known === undefined) lines.set(key, { title: task.title, lines: [task.source.from] });
    else known.lines.push(task.source.from);
  }
  return [...lines.values()]
    .filter((one) => one.lines.length > 1)
    .map((one) => issue('plan.sameTitle', { title: one.title, lines: one.lines }));
}

function unlinkedRows(plan: Plan): Issue[] {
  return plan.ledgers.flatMap((ledger) =>
    ledger.rows
      .filter((row) => row.taskId === null)
      .map((row) =>
        issue('plan.rowUnlinked', { row: row.task, ledger: ledger.title, at: { line: row.source?.from ?? 1 } }),
      ),
  );
}

const SECRET = /(?:绝密|机密|秘密)\s?[★☆*]/;

/** 机密★ in a title or cell: such matter does not belong into this program. */
function secrets(lines: readonly MarkedLine[], tables: readonly RawTable[]): Issue[] {
  const cells = tables.flatMap((table) =>
    [...table.header, ...table.rows.flatMap((row) => row.cells)].map((text) => ({ folded: text, line: table.line })),
  );
  for (const { folded, line } of [...lines, ...cells]) {
    const mark = folded.length < 400 ? SECRET.exec(folded) : null;
    if (mark !== null) return [issue('plan.secret', { text: mark[0], at: { line } })];
  }
  return [];
}

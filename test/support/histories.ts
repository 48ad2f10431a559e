import fc from 'fast-check';
import type { Answer, Consolidation, ReturnInput } from '../../src/core/consolidate';
import type { ColumnKey, Ledger } from '../../src/core/model';
import { AWorkbook } from './a-workbook';
import { aLedger, aPeriod, aReturn, type RowParts } from './builders';

/*
 * Generated lives of a ledger: what units hand in over some months, and everything that people do to the sheet
 * meanwhile. A history is data; `play` does one step of it to a workbook.
 */

export const UNITS = ['政法科', '办公室', '机关总支', '信访科'];
export const MONTHS = ['2020-06', '2020-07', '2020-08', '2020-09'];
export const LOCKED: readonly ColumnKey[] = ['sequence', 'task', 'deadline', 'responsibleUnit', 'owner'];
const STATUSES = ['', '未启动', '推进中', '已完成', '存在风险', '差不多了'];

export type Tasks = readonly (readonly [string, readonly string[]])[];

/** A return; what it says of a task by the task's place in the list. */
export type GivenReturn = {
  readonly unit: string;
  readonly month: number;
  readonly revision: number;
  readonly savedOn: number | null;
  readonly mark: string;
  readonly rows: readonly GivenRow[];
  /** a row that the unit added */
  readonly added: boolean;
};
type GivenRow = {
  readonly status: number;
  readonly filled: boolean;
  readonly remarks: boolean;
  /** the clerk also changed the deadline and the title */
  readonly lockedEdit: boolean;
  /** the clerk deleted the row */
  readonly deleted: boolean;
};

export type Step =
  | { readonly kind: 'merge'; readonly files: readonly number[]; readonly month: number; readonly order: number }
  | {
      readonly kind: 'edit';
      readonly task: number;
      readonly column: 'progress' | 'remarks' | 'status';
      readonly text: string;
    }
  | { readonly kind: 'sort' | 'sortVisible' | 'loseId' | 'rename' }
  | { readonly kind: 'decide'; readonly choice: 'theirs' | 'ours' | 'text' }
  | { readonly kind: 'undo'; readonly run: number | null };

export type History = {
  readonly tasks: Tasks;
  readonly files: readonly GivenReturn[];
  readonly steps: readonly Step[];
};

const tasks: fc.Arbitrary<Tasks> = fc
  .array(fc.subarray(UNITS, { minLength: 1 }), { minLength: 2, maxLength: 4 })
  .map((lists) => lists.map((units, at) => [`任务${'甲乙丙丁'.charAt(at)}`, units] as const));

const row: fc.Arbitrary<GivenRow> = fc.record({
  status: fc.nat(STATUSES.length - 1),
  filled: fc.boolean(),
  remarks: fc.boolean(),
  lockedEdit: fc.boolean(),
  deleted: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
});

const given: fc.Arbitrary<GivenReturn> = fc.record({
  unit: fc.constantFrom(...UNITS),
  month: fc.nat(MONTHS.length - 1),
  revision: fc.nat(2),
  savedOn: fc.option(fc.integer({ min: 10, max: 12 })),
  mark: fc.string({ minLength: 12, maxLength: 12, unit: fc.constantFrom(...'春夏秋冬东南西北') }),
  rows: fc.array(row, { minLength: 4, maxLength: 4 }),
  added: fc.boolean(),
});

const merge = fc.record({
  kind: fc.constant('merge' as const),
  files: fc.array(fc.nat(7), { minLength: 1, maxLength: 5 }),
  month: fc.nat(MONTHS.length - 1),
  order: fc.nat(),
});
const edit = fc.record({
  kind: fc.constant('edit' as const),
  task: fc.nat(3),
  column: fc.constantFrom('progress' as const, 'remarks' as const, 'status' as const),
  text: fc.constantFrom('我办改。', '又改，\n两行。', '推进中', ''),
});
const disturb = fc.record({
  kind: fc.constantFrom('sort' as const, 'sortVisible' as const, 'loseId' as const, 'rename' as const),
});
const decide = fc.record({
  kind: fc.constant('decide' as const),
  choice: fc.constantFrom('theirs' as const, 'ours' as const, 'text' as const),
});
const undo = fc.record({ kind: fc.constant('undo' as const), run: fc.option(fc.nat(9)) });

/** Histories with everything in them; `without` leaves kinds of steps out. */
export function histories(without: readonly Step['kind'][] = []): fc.Arbitrary<History> {
  const all: { weight: number; kind: Step['kind']; arbitrary: fc.Arbitrary<Step> }[] = [
    { weight: 6, kind: 'merge', arbitrary: merge },
    { weight: 2, kind: 'edit', arbitrary: edit },
    { weight: 2, kind: 'sort', arbitrary: disturb },
    { weight: 2, kind: 'decide', arbitrary: decide },
    { weight: 2, kind: 'undo', arbitrary: undo },
  ];
  const steps = fc.oneof(...all.filter(({ kind }) => !without.includes(kind)));
  return fc.record({
    tasks,
    // no two files say the same by chance
    files: fc
      .array(given, { minLength: 2, maxLength: 8 })
      .map((files) => files.map((file, at) => ({ ...file, mark: `${file.mark}${'一二三四五六七八'.charAt(at)}` }))),
    steps: fc.array(steps, { minLength: 2, maxLength: 8 }),
  });
}

export type Life = { readonly ledger: Ledger; readonly book: AWorkbook; readonly history: History };

export function begin(history: History): Life {
  const ledger = aLedger({ tasks: history.tasks.map(([title, units]) => ({ title, units, deadline: '2020-12-31' })) });
  return { ledger, book: new AWorkbook(ledger, '2020-06-30'), history };
}

/** Everything that a return says in words, so that it can be looked for. */
export function wordsOf(file: GivenReturn, all: Tasks): string[] {
  return rowsOf(file, all)
    .flatMap(({ progress, remarks }) => [progress, remarks])
    .filter((text) => text !== '');
}

function rowsOf(file: GivenReturn, all: Tasks) {
  return all.flatMap(([task, units], at) => {
    const row = file.rows[at];
    if (row === undefined || row.deleted || !units.includes(file.unit)) return [];
    const status = row.filled ? (STATUSES[row.status] ?? '') : '';
    const word = `${task}${MONTHS[file.month] ?? ''}${file.mark}`;
    return [
      {
        task,
        status,
        progress: row.filled ? `${word}进展。` : '',
        remarks: row.filled && row.remarks ? `${word}备注` : '',
        closedOn: status === '已完成' ? `${MONTHS[file.month] ?? ''}-09` : '',
        ...(row.lockedEdit ? { cells: { deadline: '2021年12月底', owner: '张某某' } } : {}),
      },
    ];
  });
}

export function handIn({ ledger, history }: Life, at: number): ReturnInput {
  const file = history.files[at];
  if (file === undefined) throw new Error(`no file ${at}`);
  const period = MONTHS[file.month] ?? '';
  const rows: RowParts[] = rowsOf(file, history.tasks);
  const deleted = history.tasks.flatMap(([task], index) => (file.rows[index]?.deleted === true ? [task] : []));
  return aReturn(ledger, {
    unit: file.unit,
    period,
    revision: file.revision,
    savedAt: file.savedOn === null ? null : `${period}-${file.savedOn}T08:00:00Z`,
    file: `${file.unit}_${at}.xlsx`,
    rows: [...rows, ...(file.added ? [{ cells: { task: `增报${file.mark}` }, progress: `增报进展${file.mark}` }] : [])],
    missing: deleted,
  });
}

/** The files of a merge; one of a month that has not come would be asked about, so it waits. */
export function filesOf({ history }: Life, step: Extract<Step, { kind: 'merge' }>): number[] {
  return [...new Set(step.files)].filter((at) => (history.files[at]?.month ?? Infinity) <= step.month);
}

export function optionsOf(month: number): { asOf: string; period: ReturnType<typeof aPeriod> } {
  return { asOf: `${MONTHS[month] ?? ''}-29`, period: aPeriod(MONTHS[month] ?? '') };
}

/** Does one step; `turned` hands the files of a merge in in another order. Gives what a merge gave. */
export function play(life: Life, step: Step, turned = false): Consolidation | null {
  const { book, history } = life;
  switch (step.kind) {
    case 'merge': {
      const inputs = filesOf(life, step).map((at) => handIn(life, at));
      const { length } = inputs;
      const order = [...inputs.keys()].map((at) => (at * 3 + step.order) % Math.max(1, length));
      const shuffled = new Set(order).size === length ? order.flatMap((at) => inputs[at] ?? []) : inputs.reverse();
      return book.consolidate(turned ? shuffled : inputs, optionsOf(step.month));
    }
    case 'edit': {
      const title = history.tasks[step.task]?.[0];
      if (title !== undefined) book.edit(title, step.column, step.text);
      return null;
    }
    case 'sort':
      book.reverse();
      return null;
    case 'sortVisible':
      // Excel does not sort a table with cells merged over several rows
      if (book.sheet().rows.every(({ height }) => height === 1)) book.reverseVisible();
      return null;
    case 'loseId': {
      const [title = ''] = history.tasks[0] ?? [];
      if (book.sheet().rows.every(({ height }) => height === 1)) book.overwriteId(title, null);
      return null;
    }
    case 'rename':
      renameUnit(life);
      return null;
    case 'decide':
      return decideFirst(life, step.choice);
    case 'undo': {
      const run = runToUndo(life, step.run);
      if (run !== null) book.undo(run, '2020-09-30');
      return null;
    }
  }
}

/** 信访科 gets a new name in every row of the sheet. */
function renameUnit({ book, history }: Life): void {
  for (const [title] of history.tasks) {
    const units = book.cell(title, 'responsibleUnit');
    if (units.includes('信访科')) book.edit(title, 'responsibleUnit', units.replace('信访科', '群众工作科'));
  }
}

function decideFirst({ book }: Life, choice: 'theirs' | 'ours' | 'text'): Consolidation | null {
  const options = optionsOf(MONTHS.length - 1);
  const { conflicts } = book.look(options);
  const [first] = conflicts;
  if (first === undefined) return null;
  const answer: Answer = {
    key: { taskId: first.taskId, unit: first.unit, period: first.period },
    column: first.column,
    choice: choice === 'text' ? { text: '定为此句。' } : choice,
    for: [...first.entries],
  };
  return book.consolidate([], { ...options, decisions: [answer] });
}

/** The n-th run that can be taken back; null: none. */
export function runToUndo({ book }: Life, wanted: number | null): string | null {
  const { runs } = book.ledger();
  const reverted = new Set<string>();
  for (const run of [...runs].reverse()) {
    if (run.reverts !== undefined && !reverted.has(run.id)) reverted.add(run.reverts);
  }
  const open = runs.filter(({ id, reverts }) => reverts === undefined && !reverted.has(id));
  const at = wanted === null ? open.length - 1 : wanted % Math.max(1, open.length);
  return open[at]?.id ?? null;
}

/** Everything that a person sees in the table, whatever the order of its rows. */
export function seen({ book }: Life): unknown {
  return Object.entries(book.seen())
    .map(([title, cells]) => [title, cells] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

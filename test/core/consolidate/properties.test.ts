import fc from 'fast-check';
import { AWorkbook } from '../../support/a-workbook';
import { aLedger, aPeriod, aReturn } from '../../support/builders';
import { ReferenceLedger, type RefFile } from '../../support/reference-ledger';
import { fsck, type ReturnInput } from '../../../src/core/consolidate';
import type { ColumnKey, Ledger } from '../../../src/core/model';

const UNITS = ['政法科', '办公室', '机关总支'];
const PERIODS = ['2020-07', '2020-08'];
const AS_OF: Readonly<Record<string, string>> = { '2020-07': '2020-07-29', '2020-08': '2020-08-29' };
const LOCKED: readonly ColumnKey[] = ['sequence', 'task', 'deadline', 'responsibleUnit', 'owner'];

/** Tasks by title with the units that answer them, lead first. */
const tasks = fc
  .array(fc.subarray(UNITS, { minLength: 1 }), { minLength: 1, maxLength: 4 })
  .map((lists) => Object.fromEntries(lists.map((units, at) => [`任务${at + 1}`, units] as const)));
type Tasks = Readonly<Record<string, readonly string[]>>;

/** Every text names its file, so that no two files say the same by chance. */
function aFileOf(all: Tasks): fc.Arbitrary<RefFile> {
  return fc
    .record({
      unit: fc.constantFrom(...UNITS),
      period: fc.constantFrom(...PERIODS),
      revision: fc.integer({ min: 0, max: 2 }),
      saved: fc.constantFrom('', '2020-07-10T08:00:00Z', '2020-07-11T08:00:00Z'),
      mark: fc.string({ minLength: 12, maxLength: 12, unit: fc.constantFrom(...'甲乙丙丁戊己庚辛') }),
      filled: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    })
    .map(({ mark, filled, ...who }) => {
      const own = Object.keys(all).filter((task) => all[task]?.includes(who.unit) === true);
      const texts = own.map((task, at) => [task, filled[at] === true ? `${task}${who.period}${mark}。` : ''] as const);
      return { ...who, texts: Object.fromEntries(texts) };
    });
}

type Step =
  | { readonly kind: 'merge'; readonly files: readonly number[]; readonly period: string }
  | { readonly kind: 'edit'; readonly task: number; readonly text: string }
  | { readonly kind: 'sort' };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('merge' as const),
      files: fc.array(fc.nat(5), { maxLength: 4 }),
      period: fc.constantFrom(...PERIODS),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      task: fc.nat(3),
      text: fc.constantFrom('我办改。', '又改。', ''),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sort' as const) }) },
);

const history = tasks.chain((all) =>
  fc.record({
    all: fc.constant<Tasks>(all),
    files: fc.array(aFileOf(all), { minLength: 1, maxLength: 6 }),
    steps: fc.array(step, { minLength: 1, maxLength: 6 }),
  }),
);

function open(all: Tasks): { ledger: Ledger; book: AWorkbook } {
  const ledger = aLedger({ tasks: Object.entries(all).map(([title, units]) => ({ title, units })) });
  return { ledger, book: new AWorkbook(ledger) };
}

function handIn(ledger: Ledger, file: RefFile, at: number): ReturnInput {
  const { unit, period, revision, saved, texts } = file;
  return aReturn(ledger, {
    unit,
    period,
    revision,
    savedAt: saved === '' ? null : saved,
    file: `${unit}_${at}.xlsx`,
    rows: Object.entries(texts).map(([task, progress]) => ({
      task,
      progress,
      status: progress === '' ? '' : '推进中',
    })),
  });
}

/** The files of a step; an August file handed in while July is filed would be asked about, so it waits. */
function chosen(files: readonly RefFile[], step: Extract<Step, { kind: 'merge' }>): { file: RefFile; at: number }[] {
  return [...new Set(step.files)].flatMap((at) => {
    const file = files[at];
    return file === undefined || file.period > step.period ? [] : [{ file, at }];
  });
}

function play(book: AWorkbook, ledger: Ledger, files: readonly RefFile[], one: Step, all: Tasks): void {
  if (one.kind === 'sort') book.reverse();
  else if (one.kind === 'edit') {
    const title = Object.keys(all)[one.task];
    if (title !== undefined) book.edit(title, 'progress', one.text);
  } else {
    const inputs = chosen(files, one).map(({ file, at }) => handIn(ledger, file, at));
    book.consolidate(inputs, { asOf: AS_OF[one.period] ?? '', period: aPeriod(one.period) });
  }
}

const RUNS = { numRuns: 150 };

test('what a person sees is what the plain reference says', () => {
  fc.assert(
    fc.property(history, ({ all, files, steps }) => {
      const { ledger, book } = open(all);
      const reference = new ReferenceLedger(all);
      for (const one of steps) {
        play(book, ledger, files, one, all);
        if (one.kind === 'merge')
          reference.merge(
            chosen(files, one).map(({ file }) => file),
            one.period,
          );
        if (one.kind === 'edit' && Object.keys(all)[one.task] !== undefined) {
          reference.edit(Object.keys(all)[one.task] ?? '', one.text);
        }
        for (const title of Object.keys(all))
          expect([title, book.cell(title, 'progress')]).toEqual([title, reference.see(title)]);
      }
    }),
    RUNS,
  );
});

test('any order of the files gives the same ledger, byte for byte', () => {
  fc.assert(
    fc.property(
      history.chain((one) =>
        fc.record({ one: fc.constant(one), order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }) }),
      ),
      ({ one: { all, files }, order }) => {
        const { ledger, book } = open(all);
        const inputs = files.map((file, at) => handIn(ledger, file, at));
        const turned = order.flatMap((at) => inputs[at] ?? []);
        const options = { asOf: '2020-08-29' };
        const merged = book.consolidate(inputs, options);
        const other = open(all).book.consolidate(turned, options);
        expect(JSON.stringify(other)).toBe(JSON.stringify(merged));
      },
    ),
    RUNS,
  );
});

test('twice is once; the log stays whole; nothing that a unit sent is lost; locked columns never change', () => {
  fc.assert(
    fc.property(history, ({ all, files, steps }) => {
      const { ledger, book } = open(all);
      const locked = JSON.stringify(lockedCells(book));
      for (const one of steps) {
        play(book, ledger, files, one, all);
        if (one.kind !== 'merge') continue;
        const inputs = chosen(files, one).map(({ file, at }) => handIn(ledger, file, at));
        const again = book.consolidate(inputs, { asOf: AS_OF[one.period] ?? '', period: aPeriod(one.period) });
        expect(again).toMatchObject({ run: null, changes: [] });
        const logged = new Set(book.ledger().entries.map(({ values }) => values.progress));
        for (const { file } of chosen(files, one)) {
          for (const text of Object.values(file.texts)) if (text !== '') expect(logged).toContain(text);
        }
        expect(fsck(book.sheet()).filter(({ severity }) => severity !== 'info')).toEqual([]);
      }
      expect(JSON.stringify(lockedCells(book))).toBe(locked);
    }),
    RUNS,
  );
});

test('taking back a run is the identity on what a person sees', () => {
  fc.assert(
    fc.property(history, ({ all, files, steps }) => {
      const { ledger, book } = open(all);
      for (const one of steps) {
        const before = JSON.stringify(sorted(book));
        const runs = book.ledger().runs.length;
        play(book, ledger, files, one, all);
        if (one.kind !== 'merge' || book.ledger().runs.length === runs) continue;
        const merged = JSON.stringify(sorted(book));
        book.undo(undefined, AS_OF[one.period]);
        expect(JSON.stringify(sorted(book))).toBe(before);
        play(book, ledger, files, one, all);
        expect(JSON.stringify(sorted(book))).toBe(merged);
      }
    }),
    RUNS,
  );
});

function lockedCells(book: AWorkbook): unknown {
  return sorted(book).map(([title, cells]) => [title, LOCKED.map((key) => cells[key])]);
}

function sorted(book: AWorkbook): [string, Readonly<Partial<Record<ColumnKey, string>>>][] {
  return Object.entries(book.seen()).sort(([a], [b]) => (a < b ? -1 : 1));
}

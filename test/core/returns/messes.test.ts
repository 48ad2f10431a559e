import { recogniseReturn } from '../../../src/core/returns';
import type { Book } from '../../../src/core/model';
import { aLedger, taskId } from '../ledger/a-plan';
import { aBook, aFile } from './a-return';
import { draft, MESSES, sheetOf, TASKS, truthOf, type Draft } from './messes';

const LEDGER = aLedger(TASKS.map((title) => ({ title, units: ['市审批局'] })));
const NAMES = Object.keys(MESSES);
/** Messes that take away what tells two tasks apart: a question is right there. */
const UNCLEAR = new Set(['task text shortened', 'only task and progress']);

type Outcome = {
  readonly right: number[];
  readonly wrong: string[];
  readonly asked: number[];
  readonly lost: number[];
  /** answers that took up words of titles, notes, totals or signatures */
  readonly soiled: string[];
};

/** Where every answer of a table went. */
function outcome(book: Book, table: Draft): Outcome {
  const [returned] = recogniseReturn(book, aFile('市审批局7月.xlsx'), LEDGER).value;
  const [right, wrong, asked]: [number[], string[], number[]] = [[], [], []];
  const answers = returned?.rows.map(({ row }) => `${row.cells.progress ?? ''}${row.cells.remarks ?? ''}`) ?? [];
  for (const { row, match } of returned?.rows ?? []) {
    for (const truth of truthOf(row.cells.progress ?? '')) {
      if (match.kind !== 'matched') asked.push(truth);
      else if (match.taskId === taskId(truth)) right.push(truth);
      else wrong.push(`${truth} → ${match.taskId}`);
    }
  }
  const sent = table.rows.flatMap((row) => truthOf(row.cells.progress ?? ''));
  const seen = new Set([...right, ...asked, ...wrong.map(Number)]);
  return { right, wrong, asked, lost: sent.filter((truth) => !seen.has(truth)), soiled: answers.filter(isSoiled) };
}

function isSoiled(answer: string): boolean {
  return answer.includes('※') || answer.includes('年7月20日') || answer.includes('市审批局');
}

function messy(...names: readonly string[]): Draft {
  return names.reduce((table, name) => (MESSES[name] ?? ((same: Draft) => same))(table), draft());
}

test.each(NAMES)('%s: every answer is on its task', (name) => {
  const table = messy(name);
  const { wrong, asked, lost, soiled } = outcome(aBook(sheetOf(table)), table);
  expect({ wrong, asked, lost, soiled }).toEqual({ wrong: [], asked: [], lost: [], soiled: [] });
});

const PAIRS = NAMES.flatMap((first, index) => NAMES.slice(index + 1).map((second) => [first, second] as const));

test('any two messes together: no answer on a wrong task and none lost, and hardly any is asked', () => {
  const bad: string[] = [];
  let asked = 0;
  let sent = 0;
  for (const [first, second] of PAIRS) {
    const table = messy(first, second);
    const found = outcome(aBook(sheetOf(table)), table);
    if (found.wrong.length + found.lost.length + found.soiled.length > 0)
      bad.push(`${first} + ${second}: ${JSON.stringify(found)}`);
    if (!UNCLEAR.has(first) && !UNCLEAR.has(second)) asked += found.asked.length;
    sent += TASKS.length;
  }
  expect(bad).toEqual([]);
  expect(asked / sent).toBeLessThan(0.01);
});

test('an added row is never taken for a task', () => {
  const table = messy('rows added', 'no sequence column');
  const [returned] = recogniseReturn(aBook(sheetOf(table)), aFile('市审批局7月.xlsx'), LEDGER).value;
  expect(returned?.rows.filter(({ match }) => match.kind === 'added').map(({ row }) => row.cells.task)).toEqual([
    '举办秋季招商推介会',
  ]);
});

import { AWorkbook } from '../../support/a-workbook';
import { aLedger, aReturn } from '../../support/builders';
import { checkLog, consolidate, fsck } from '../../../src/core/consolidate';
import type { Entry, Ledger, Run } from '../../../src/core/model';

const LAW = '完善立法程序';

function aMergedBook(): AWorkbook {
  const ledger = aLedger();
  const book = new AWorkbook(ledger);
  const row = (progress: string) => ({ task: LAW, status: '推进中', progress });
  book.consolidate([aReturn(ledger, { unit: '政法科', rows: [row('七月。')] })], { asOf: '2020-07-28' });
  book.edit(LAW, 'remarks', '请领导过目');
  book.consolidate([aReturn(ledger, { unit: '政法科', period: '2020-08', rows: [row('八月。')] })], {
    asOf: '2020-08-28',
  });
  return book;
}

function codes(ledger: Ledger): string[] {
  return checkLog(ledger).map(({ code }) => code);
}

test('a ledger that nobody tampered with is whole', () => {
  expect(fsck(aMergedBook().sheet())).toEqual([]);
});

test('what was corrected by hand is told, not scolded', () => {
  const book = aMergedBook().edit(LAW, 'progress', '润色。');
  expect(fsck(book.sheet())).toMatchObject([
    { code: 'sheet.handCorrection', severity: 'info', logged: '八月。', shown: '润色。' },
  ]);
});

type Damage = (ledger: Ledger) => Ledger;
const firstEntry = (ledger: Ledger, change: (entry: Entry) => Entry): Ledger => ({
  ...ledger,
  entries: ledger.entries.map((entry, at) => (at === 0 ? change(entry) : entry)),
});
const firstRun = (ledger: Ledger, change: (run: Run) => Run): Ledger => ({
  ...ledger,
  runs: ledger.runs.map((run, at) => (at === 0 ? change(run) : run)),
});

test.each<[string, Damage, string[]]>([
  [
    'an answer rewritten in the log',
    (ledger) => firstEntry(ledger, (one) => ({ ...one, values: { ...one.values, progress: '改了。' } })),
    ['log.entryChanged'],
  ],
  ['an entry deleted', (ledger) => ({ ...ledger, entries: ledger.entries.slice(1) }), ['log.entryMissing']],
  [
    'an entry copied',
    (ledger) => ({ ...ledger, entries: [...ledger.entries, ...ledger.entries.slice(0, 1)] }),
    ['log.entryTwice'],
  ],
  ['a run rewritten', (ledger) => firstRun(ledger, (run) => ({ ...run, by: '某人' })), ['log.chainBroken']],
  ['a run deleted', (ledger) => ({ ...ledger, runs: ledger.runs.slice(1) }), ['log.entryStray', 'log.chainBroken']],
  [
    'a task taken out of the template',
    (ledger) => ({ ...ledger, template: { ...ledger.template, assignments: [] } }),
    ['log.unknownTask', 'log.unknownTask'],
  ],
  [
    'a late answer made timely',
    (ledger) => firstEntry(ledger, (one) => ({ ...one, receivedAt: '2020-07-01' })),
    ['log.entryChanged'],
  ],
  [
    'the coordinator’s words rewritten in the log',
    (ledger) => ({ ...ledger, decisions: ledger.decisions.map((one) => ({ ...one, choice: { text: '别人改的。' } })) }),
    ['log.decisionChanged'],
  ],
  [
    'words put into the log that nobody wrote',
    (ledger) => {
      const words = ledger.decisions.map((one) => ({ ...one, id: `x${one.id}`, choice: { text: '别人加的。' } }));
      return { ...ledger, decisions: [...ledger.decisions, ...words] };
    },
    ['log.decisionStray'],
  ],
])('%s is found', (_, damage, found) => {
  expect(codes(damage(aMergedBook().ledger()))).toEqual(found);
});

test('nothing is built on a damaged log before somebody has looked at it', () => {
  const book = aMergedBook();
  const damaged = firstEntry(book.ledger(), (one) => ({ ...one, values: { ...one.values, progress: '改了。' } }));
  const sheet = { ...book.sheet(), ledger: damaged };
  const again = [aReturn(aLedger(), { unit: '办公室', rows: [{ task: '健全决策机制', progress: '已议。' }] })];
  expect(() => consolidate(sheet, again, { asOf: '2020-08-28' })).toThrow('log.damaged');
  const accepted = consolidate(sheet, again, { asOf: '2020-08-28', acceptDamage: true });
  expect(accepted.entriesAdded).toBe(1);
  expect(accepted.issues).toMatchObject([{ code: 'log.entryChanged', severity: 'error' }]);
});

test('rows and columns that are gone from the sheet are found', () => {
  const sheet = aMergedBook().sheet();
  const columns = new Map([...sheet.columns].filter(([key]) => key !== 'remarks'));
  expect(fsck({ ...sheet, rows: sheet.rows.slice(1), columns }).map(({ code }) => code)).toEqual([
    'sheet.rowMissing',
    'sheet.columnMissing',
  ]);
});

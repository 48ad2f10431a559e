import { AWorkbook } from '../../support/a-workbook';
import { aLedger, aPeriod, aReturn, aUnitReturn, type ReturnParts } from '../../support/builders';
import type { Consolidation, ReturnInput } from '../../../src/core/consolidate';
import type { Ledger, UnitReturn } from '../../../src/core/model';

const LAW = '完善立法程序';
const PLAN = '健全决策机制';
const WORDS = '召开立法协调会3次，完成条例草案初稿，已报市政府常务会议研究。';
const MONTHS = ['2020-07', '2020-08', '2020-09'];
const when = (month: string) => ({ asOf: `${month}-28`, period: aPeriod(month) });

function aSetting(): { ledger: Ledger; book: AWorkbook } {
  const ledger = aLedger();
  return { ledger, book: new AWorkbook(ledger) };
}

function said(ledger: Ledger, period: string, progress: string, more: Partial<ReturnParts> = {}): ReturnInput {
  const rows = [{ task: LAW, status: '推进中', progress }];
  return aReturn(ledger, { unit: '政法科', period, file: `f${period}${progress.length}.xlsx`, rows, ...more });
}

const outcome = ({ files }: Consolidation): [string, string | undefined][] =>
  files.map(({ state, reason }) => [state, reason?.code]);

describe('last month’s words once more', () => {
  test.each([
    ['a word added', WORDS.replace('完成', '已完成')],
    ['other punctuation', WORDS.replaceAll('，', ', ').replace('。', '')],
  ])('%s: asked about until a person confirms, then taken and never asked about again', (_, words) => {
    const { ledger, book } = aSetting();
    book.consolidate([said(ledger, '2020-07', WORDS)], when('2020-07'));
    const again = said(ledger, '2020-08', words);
    expect(outcome(book.consolidate([again], when('2020-08')))).toEqual([['question', 'merge.nearReplay']]);
    const decisions = [{ file: again.file.sha256, unit: '政法科' }];
    expect(outcome(book.consolidate([again], { ...when('2020-08'), decisions }))).toEqual([['merged', undefined]]);
    expect(outcome(book.consolidate([again], when('2020-08')))).toEqual([['unchanged', undefined]]);
  });

  test.each([
    ['new figures', WORDS.replace('3次', '5次')],
    ['the words of another month', WORDS.replace('召开', '八月召开')],
    ['new words', '条例草案已经市政府常务会议审议通过，提请市人大审议。'],
  ])('%s are news', (_, words) => {
    const { ledger, book } = aSetting();
    book.consolidate([said(ledger, '2020-07', WORDS)], when('2020-07'));
    expect(outcome(book.consolidate([said(ledger, '2020-08', words)], when('2020-08')))).toEqual([
      ['merged', undefined],
    ]);
  });

  test('the same words with the task now done are news', () => {
    const { ledger, book } = aSetting();
    book.consolidate([said(ledger, '2020-07', WORDS)], when('2020-07'));
    const rows = [{ task: LAW, status: '已完成', closedOn: '2020-08-20', progress: `${WORDS}办结。` }];
    const merged = book.consolidate([said(ledger, '2020-08', '', { rows })], when('2020-08'));
    expect(outcome(merged)).toEqual([['merged', undefined]]);
  });

  test('the words of a month before last are a replay too', () => {
    const { ledger, book } = aSetting();
    const texts = [WORDS, '条例草案已经市政府常务会议审议通过，提请市人大审议。', WORDS];
    const merged = MONTHS.map((month, at) => book.consolidate([said(ledger, month, texts[at] ?? '')], when(month)));
    expect(merged.map((one) => outcome(one)[0])).toEqual([
      ['merged', undefined],
      ['merged', undefined],
      ['question', 'merge.replay'],
    ]);
    expect(merged[2]?.files[0]?.reason).toMatchObject({ earlier: '2020-07' });
  });
});

test('a revision that no return comes to is asked about; a person may say that it holds', () => {
  const { ledger, book } = aSetting();
  const raised = said(ledger, '2020-07', WORDS, { revision: 1_000_000 });
  expect(outcome(book.consolidate([raised], when('2020-07')))).toEqual([['question', 'merge.revisionDoubtful']]);
  const mended = said(ledger, '2020-07', WORDS, { revision: 12 });
  expect(outcome(book.consolidate([mended], when('2020-07')))).toEqual([['merged', undefined]]);
  const decisions = [{ file: raised.file.name, unit: '政法科' }];
  expect(book.consolidate([raised], { ...when('2020-07'), decisions }).questions).toEqual([]);
});

/** A file whose hidden identity names the unit in these characters. */
function claiming(ledger: Ledger, written: string): ReturnInput {
  const returned = aUnitReturn(ledger, { unit: '政法科', rows: [{ task: LAW, progress: WORDS }] });
  const identity = returned.identity === null ? null : { ...returned.identity, unit: written };
  return { kind: 'return', file: returned.file, returns: [{ ...returned, identity }], issues: [] };
}

test.each([
  ['a sign without width', '政\u200b法科'],
  ['signs that turn the direction', '\u202e政法科\u202c'],
  ['a full-width blank', '政法科\u3000'],
])('an identity that names the unit with %s is asked about, and the odd sign is shown', (_, written) => {
  const { ledger, book } = aSetting();
  const [file] = book.consolidate([claiming(ledger, written)], when('2020-07')).files;
  expect(file).toMatchObject({ state: 'question', reason: { code: 'merge.lookAlike', unit: '政法科' } });
});

test('a unit that an alias of its own names is no look-alike', () => {
  const units = [{ name: '政法科', aliases: ['政法科（本级）'], formerNames: ['法制科（旧）'] }];
  const ledger = aLedger({ units });
  for (const name of ['政法科（本级）', '法制科（旧）']) {
    expect(outcome(new AWorkbook(ledger).consolidate([claiming(ledger, name)], when('2020-07')))).toEqual([
      ['merged', undefined],
    ]);
  }
});

test('without identity a unit that is known by a look-alike only is not taken on trust, only on a person’s word', () => {
  const { ledger, book } = aSetting();
  const plain = aUnitReturn(ledger, { unit: '政法科', identity: false, rows: [{ task: LAW, progress: WORDS }] });
  const returned: UnitReturn = {
    ...plain,
    doubts: [{ kind: 'noIdentity' }, { kind: 'lookAlike', written: '政\u200b法科' }],
  };
  const input: ReturnInput = { kind: 'return', file: returned.file, returns: [returned], issues: [] };
  const accepted = book.consolidate([input], { ...when('2020-07'), accept: true });
  expect(accepted.files).toMatchObject([
    { state: 'question', reason: { code: 'merge.lookAlike', written: '政‹U+200B›法科' } },
  ]);
  const decisions = [{ file: input.file.name, unit: '政法科' }];
  expect(outcome(book.consolidate([input], { ...when('2020-07'), decisions }))).toEqual([['merged', undefined]]);
});

test('a shared task does not make one unit’s words another’s replay', () => {
  const { ledger, book } = aSetting();
  const of = (unit: string, period: string) =>
    aReturn(ledger, { unit, period, rows: [{ task: PLAN, status: '推进中', progress: WORDS }] });
  book.consolidate([of('办公室', '2020-07')], when('2020-07'));
  expect(outcome(book.consolidate([of('机关总支', '2020-08')], when('2020-08')))).toEqual([['merged', undefined]]);
});

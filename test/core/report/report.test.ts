import { consolidate } from '../../../src/core/consolidate';
import { chaseTexts, layoutReport, summarize } from '../../../src/core/report';
import type { DocumentBlock, Ledger } from '../../../src/core/model';
import { AWorkbook } from '../../support/a-workbook';
import { aLedger, aReturn, type LedgerParts, type ReturnParts } from '../../support/builders';

const TASKS = [
  { title: '任务甲', units: ['政法科'], deadline: '2020-06-30', section: ['一、制度'] },
  { title: '任务乙', units: ['政法科'], deadline: '2020-08-05', section: ['一、制度'] },
  { title: '任务丙', units: ['办公室'], deadline: '2020-06-30', section: ['二、执行'] },
  { title: '任务丁', units: ['办公室'], deadline: '2020-12-31', section: ['二、执行'] },
];

function merged(returns: readonly Omit<ReturnParts, 'period'>[], parts: LedgerParts = {}): Ledger {
  const ledger = aLedger({ tasks: TASKS, ...parts });
  const sheet = new AWorkbook(ledger).sheet();
  return consolidate(
    sheet,
    returns.map((one) => aReturn(ledger, one)),
    { asOf: '2020-07-28' },
  ).ledger;
}

const RETURNS: readonly Omit<ReturnParts, 'period'>[] = [
  {
    unit: '政法科',
    rows: [
      { task: '任务甲', status: '推进中', progress: '已起草。' },
      { task: '任务乙', status: '推进中', progress: '已调研。' },
    ],
  },
  { unit: '办公室', rows: [{ task: '任务丙', status: '已完成', progress: '已印发。', closedOn: '2020-07-03' }] },
];

function texts(blocks: readonly DocumentBlock[]): string {
  return blocks.map((block) => (block.kind === 'table' ? block.rows.flat().join('|') : block.text)).join('\n');
}

test('figures: done late, overdue, due soon, by status, by section', () => {
  const summary = summarize(merged(RETURNS), { asOf: '2020-07-28' });
  expect(summary).toMatchObject({
    period: '2020-07',
    closing: '2020-07-30',
    tasks: 4,
    done: 1,
    doneLate: 1,
    overdue: 1,
    dueSoon: 1,
    doneRate: 25,
    byStatus: { inProgress: 2, done: 1, none: 1 },
    returns: { returned: 1, partial: 1, missing: 0 },
    sections: [
      { section: '一、制度', tasks: 2, done: 0, overdue: 1, dueSoon: 1 },
      { section: '二、执行', tasks: 2, done: 1, overdue: 0, dueSoon: 0 },
    ],
  });
  expect(summary.rows.map(({ light }) => light)).toEqual(['red', 'yellow', 'green', 'green']);
  expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
});

test('where closing must be confirmed, done is a claim until the coordinator writes 已销号', () => {
  const ledger = aLedger({ tasks: TASKS, confirmsClosing: true });
  const book = new AWorkbook(ledger);
  book.consolidate(
    RETURNS.map((one) => aReturn(ledger, one)),
    { asOf: '2020-07-28' },
  );
  expect(summarize(book.ledger(), { asOf: '2020-07-28' })).toMatchObject({ done: 0, claimed: 1 });
  book.edit('任务丙', 'status', '已销号');
  const august = aReturn(ledger, {
    unit: '办公室',
    period: '2020-08',
    rows: [{ task: '任务丙', status: '已完成', progress: '已印发，长期执行。', closedOn: '2020-07-03' }],
  });
  book.consolidate([august], { asOf: '2020-08-28' });
  expect(summarize(book.ledger(), { asOf: '2020-08-28' })).toMatchObject({ done: 1, claimed: 0 });
  expect(book.cell('任务丙', 'status')).toBe('已销号');
});

test('the report names overdue tasks, late units and what comes next', () => {
  const report = layoutReport(summarize(merged(RETURNS), { asOf: '2020-07-28' }));
  expect(report.blocks[0]).toEqual({ kind: 'title', text: '关于落实《工作方案》进展情况的通报' });
  const headings = report.blocks.filter(({ kind }) => kind === 'heading').map((block) => texts([block]));
  expect(headings).toEqual(['一、总体进展', '二、逾期和临期事项', '三、报送情况', '四、下步打算']);
  expect(texts(report.blocks)).toContain('逾期未办结28天');
  expect(texts(report.blocks)).toContain('办公室|漏报1项|2|1|1|0');
});

test('every unit with open rows gets a reminder that names them; a nil return is not chased', () => {
  const nil = { unit: '政法科', rows: [{ task: '任务甲', progress: '本月无新进展。' }] };
  const chased = chaseTexts(summarize(merged([nil]), { asOf: '2020-07-28' }));
  expect(chased).toMatchObject([{ unit: '办公室', state: 'missing', openTasks: ['任务丙', '任务丁'] }]);
  expect(chased[0]?.text).toContain('1.任务丙\n2.任务丁');
});

test('a unit whose sheet came back empty is asked for all of its tasks', () => {
  const chased = chaseTexts(summarize(merged([{ unit: '政法科' }]), { asOf: '2020-07-28' }));
  expect(chased.find(({ unit }) => unit === '政法科')).toMatchObject({
    state: 'partial',
    openTasks: ['任务甲', '任务乙'],
  });
});

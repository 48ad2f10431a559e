import { AWorkbook } from '../../support/a-workbook';
import { aLedger, aReturn } from '../../support/builders';
import '../../support/matchers';
import { validateLedger } from '../../../src/core/validate';

const OPTIONS = { asOf: '2020-07-28' };
const TASKS = [
  { title: '任务甲', units: ['市司法局'], owners: [{ name: '安延明', unit: '市司法局' }], deadline: '2020-10-31' },
  {
    title: '任务乙',
    units: ['市教育局', '市司法局'],
    deadline: { text: '10.30', kind: 'by', due: '2020-10-30' } as const,
  },
];

function aBook(): AWorkbook {
  return new AWorkbook(aLedger({ tasks: TASKS }));
}

function findings(book: AWorkbook, asOf = OPTIONS.asOf) {
  return validateLedger(book.sheet(), { asOf });
}

test('a ledger just made has no findings', () => {
  expect(findings(aBook())).toEqual([]);
});

test.each([
  ['deadline', '2020年9月31日', 'deadline.impossible'],
  ['deadline', '另行通知', 'deadline.unreadable'],
  ['deadline', '2020年12月31日', 'deadline.late'],
  ['deadline', '１０月３１日', 'digits.fullWidth'],
  ['responsibleUnit', '市司法局、市税务局', 'unit.unknown'],
  ['responsibleUnit', '市司法局，市教育局、市司法局', 'separator.mixed'],
  ['owner', '安延明 李四', 'owner.unknown'],
  ['status', '快完成了', 'status.unknown'],
  ['progress', '正常推进', 'talk.empty'],
  ['closedOn', '2021-01-01', 'closing.future'],
] as const)('%s “%s” is found', (column, text, code) => {
  expect(findings(aBook().edit('任务甲', column, text))).toHaveIssue(code);
});

test('a deadline that a spreadsheet took for a number is found, with the one that was meant', () => {
  expect(findings(aBook().edit('任务乙', 'deadline', '10.3'))).toMatchObject([
    { code: 'deadline.lostZero', meant: '10.30', fix: { column: 'deadline', text: '10.30' } },
  ]);
});

test('a name nearly known is offered', () => {
  const [found] = findings(aBook().edit('任务甲', 'responsibleUnit', '司法局'));
  expect(found).toMatchObject({ code: 'unit.unknown', nearest: '市司法局', fix: { text: '市司法局' } });
});

test('what is overdue without a reason is found in the merged ledger', () => {
  const book = aBook();
  const row = { task: '任务甲', status: '推进中', progress: '召开会议2次。' };
  book.consolidate([aReturn(book.ledger(), { unit: '市司法局', rows: [row] })], OPTIONS);
  expect(findings(book, '2020-11-10')).toHaveIssue('overdue.noReason');
});

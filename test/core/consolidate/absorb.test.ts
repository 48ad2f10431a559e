import { AWorkbook } from '../../support/a-workbook';
import { aLedger, aReturn } from '../../support/builders';
import '../../support/matchers';
import { absorbEdits } from '../../../src/core/consolidate';
import { tasksOf } from '../../../src/core/ledger';

const JULY = { asOf: '2020-07-28' };
const TASKS = [
  { title: '任务甲', units: ['政法科'], owners: [{ name: '艾甲', unit: '政法科' }], deadline: '2020-10-31' },
  { title: '任务乙', units: ['政法科', '办公室'], deadline: '2020-10-31' },
];

function aBook(): AWorkbook {
  return new AWorkbook(aLedger({ tasks: TASKS }));
}

function assignments(book: AWorkbook) {
  return absorbEdits(book.sheet()).sheet.ledger.template.assignments;
}

test('an untouched sheet changes nothing', () => {
  const sheet = aBook().sheet();
  expect(absorbEdits(sheet)).toEqual({ sheet, issues: [], edits: [], changes: [] });
});

test('a new person, another deadline and another unit are followed, one version further', () => {
  const book = aBook()
    .edit('任务甲', 'owner', '艾乙')
    .edit('任务甲', 'deadline', '11月30日前')
    .edit('任务乙', 'responsibleUnit', '政法科、机关总支');
  const { sheet, issues } = absorbEdits(book.sheet());
  expect(sheet.ledger.identity.templateVersion).toBe(2);
  expect(sheet.ledger.template.assignments).toMatchObject([
    { owners: [{ name: '艾乙', unit: '政法科' }], deadline: { due: '2020-11-30' } },
    { responsibleUnits: ['政法科', '机关总支'] },
  ]);
  expect(issues).toHaveLength(3);
  expect(tasksOf(sheet.ledger.template, '机关总支')).toHaveLength(1);
});

test('a deadline that lost its 0 and an emptied cell change nothing', () => {
  const ledger = aLedger({
    tasks: [{ title: '任务甲', units: ['政法科'], deadline: { text: '10.30', kind: 'by', due: '2020-10-30' } }],
  });
  const book = new AWorkbook(ledger).edit('任务甲', 'deadline', '10.3').edit('任务甲', 'responsibleUnit', '');
  expect(absorbEdits(book.sheet()).issues).toEqual([]);
});

test('a unit that bears a new name in all its rows was renamed: its history stays its own', () => {
  const book = aBook();
  const old = aReturn(book.ledger(), {
    unit: '政法科',
    rows: [{ task: '任务甲', status: '已完成', progress: '办完。', closedOn: '2020-07-01' }],
  });
  book.consolidate([old], JULY);
  book.edit('任务甲', 'responsibleUnit', '法规科').edit('任务乙', 'responsibleUnit', '法规科、办公室');
  const row = { task: '任务乙', status: '推进中', progress: '起草中。' };
  const merged = book.consolidate([aReturn(book.ledger(), { unit: '办公室', period: '2020-08', rows: [row] })], {
    asOf: '2020-08-20',
  });
  expect(merged).toHaveIssue('ledger.unitRenamed', { before: '政法科', after: '法规科' });
  expect(book.cell('任务甲', 'progress')).toBe('办完。');
  expect(book.cell('任务乙', 'progress')).toBe('【法规科】（未报）\n【办公室】起草中。');
  const late = aReturn(book.ledger(), {
    unit: '政法科',
    period: '2020-08',
    rows: [{ task: '任务乙', status: '推进中', progress: '旧名报送。' }],
  });
  expect(book.consolidate([late], { asOf: '2020-08-21' }).files).toMatchObject([{ unit: '法规科', state: 'merged' }]);
});

test('a unit that only some rows exchange was not renamed', () => {
  const book = aBook().edit('任务甲', 'responsibleUnit', '法规科');
  expect(assignments(book).map(({ responsibleUnits }) => responsibleUnits)).toEqual([['法规科'], ['政法科', '办公室']]);
  expect(absorbEdits(book.sheet()).sheet.ledger.template.units).toEqual([]);
});

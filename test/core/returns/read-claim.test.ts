import { readClaim } from '../../../src/core/returns';
import { gridOf, layoutClaim } from '../../../src/core/sheet';
import { applyClaims } from '../../../src/core/ledger';
import type { Book, CellValue } from '../../../src/core/model';
import { aLedger, taskId } from '../ledger/a-plan';
import { aBook, aFile, aSheet } from './a-return';

const LEDGER = aLedger([
  { title: '压减审批材料', units: ['各有关部门'] },
  { title: '推进一网通办', units: ['各有关部门'] },
  { title: '清理拖欠账款', units: ['各有关部门'] },
  { title: '整治校外培训', units: ['各有关部门'] },
]);

/** A claim sheet as it came back: the marks in the unit's four columns, row by row. */
function claimed(unit: string, marks: readonly (readonly CellValue[])[]): Book {
  const [table, ...others] = layoutClaim(LEDGER, unit, { asOf: '2026-03-10' }).sheets.map(gridOf);
  if (table === undefined) return aBook();
  const rows = table.rows.map((row, at) => {
    const own = marks[at - 3] ?? [];
    return row?.map((value, column) => own[column - 5] ?? value);
  });
  return aBook({ ...table, rows }, ...others);
}

test('three bureaus return claims: only ticked tasks become theirs, and what nobody took is listed', () => {
  const books = [
    claimed('市审批局', [['认领', '审改科', '周岚']]),
    claimed('市财政局', [[], ['√', '', '何遥 方启明'], ['是', '国库科', '']]),
    claimed('市教育局', [['不涉及'], ['×']]),
  ];
  const claims = books.flatMap((book) => readClaim(book, aFile('认领表.xlsx'), LEDGER).value ?? []);
  const { value, issues } = applyClaims(LEDGER.template, claims);
  expect(value.assignments.map((row) => row.responsibleUnits)).toEqual([
    ['市审批局'],
    ['市财政局'],
    ['市财政局'],
    ['各有关部门'],
  ]);
  expect(value.assignments[1]?.owners).toEqual([
    { name: '何遥', unit: '市财政局' },
    { name: '方启明', unit: '市财政局' },
  ]);
  expect(issues).toMatchObject([{ code: 'claim.unclaimed', taskId: taskId(3) }]);
});

test('a mark that is neither yes nor no is asked and does not count', () => {
  const { value, issues } = readClaim(claimed('市审批局', [['待定']]), aFile('认领表.xlsx'), LEDGER);
  expect(value?.tasks).toEqual([]);
  expect(issues).toMatchObject([{ code: 'claim.unclearMark', text: '待定' }]);
});

test('a claim copied into a new workbook is known by its file name and its words', () => {
  const sheet = aSheet([
    ['序号', '工作任务', '是否认领', '责任人'],
    ['1', '推进一网通办', '√', '周岚'],
  ]);
  const ledger = {
    ...LEDGER,
    template: { ...LEDGER.template, units: [{ name: '市财政局', aliases: [], formerNames: [] }] },
  };
  const { value } = readClaim(aBook(sheet), aFile('市财政局认领.xlsx'), ledger);
  expect(value).toEqual({
    unit: '市财政局',
    file: '市财政局认领.xlsx',
    tasks: [{ taskId: taskId(1), office: '', owners: ['周岚'] }],
  });
});

test('what is no claim, or another ledger’s, or nobody’s, is said', () => {
  const other = layoutClaim(aLedger([{ title: '别的任务' }]), '市财政局', { asOf: '2026-03-10' }).sheets.map(gridOf);
  const table = aSheet([
    ['序号', '工作任务', '是否认领', '责任人'],
    ['1', '推进一网通办', '√', '周岚'],
  ]);
  const codes = [aBook(aSheet([['总结']])), aBook(...other), aBook(table)].map(
    (book) => readClaim(book, aFile('认领表.xlsx'), LEDGER).issues[0]?.code,
  );
  expect(codes).toEqual(['claim.noTable', 'claim.otherLedger', 'claim.noUnit']);
});

import { adoptWorkbook } from '../../src/app/adopt-workbook';
import { cleanCopy } from '../../src/app/clean-copy';
import { consolidateReturns } from '../../src/app/consolidate-returns';
import { distribute } from '../../src/app/distribute';
import { openZip } from '../../src/adapters/bytes/zip';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { writeXlsx } from '../../src/adapters/xlsx/write';
import { nodeServices } from '../../src/cli/services';
import { cellText, type SheetLayout } from '../../src/core/model';
import { fillReturn } from './fill';

const services = nodeServices();
const asOf = '2026-07-20';

/** A ledger as somebody keeps it: a title, a header, three tasks, notes and a sheet of her own. */
function homeMade() {
  const rows = [
    ['2026年重点工作台账'],
    ['序号', '工作任务', '完成时限', '责任单位', '责任人', '进展情况', '我的备忘'],
    ['1', '建设便民服务中心', '2026年10月底', '政务科', '沈知远', '', '打电话问'],
    ['2', '编制数据目录', '2026年9月30日', '数据科', '陆清禾', '', ''],
    ['3', '开展安全演练', '每季度', '安全科', '韩亦舟', '', ''],
    ['说明：每月底前填报。'],
  ];
  const sheet = (name: string, texts: readonly (readonly string[])[]): SheetLayout => ({
    name,
    visibility: 'visible',
    columns: Array.from({ length: 7 }, () => ({ width: 16 })),
    rows: texts.map((row) => ({ cells: row.map((value) => ({ value })) })),
  });
  const bytes = writeXlsx({
    sheets: [sheet('工作台账', rows), sheet('我的笔记', [['私人笔记']])],
    properties: { title: '台账', creator: '', created: '2026-01-05T08:00:00Z' },
  });
  return { name: '工作台账.xlsx', bytes };
}
/** What a person sees: hidden columns left out. */
const rowsOf = (bytes: Uint8Array, at = 0) => {
  const sheet = readXlsx(bytes, 'x').sheets[at];
  return Array.from(sheet?.rows ?? [], (row) =>
    Array.from(row ?? [], (value) => cellText(value)).filter(
      (_, column) => sheet?.hiddenColumns.includes(column) !== true,
    ),
  );
};

test('a ledger that somebody already keeps goes on as it is: rows, words, own columns and own sheets', async () => {
  const file = homeMade();
  const adopted = await adoptWorkbook(services, file, { asOf });
  expect(adopted.ledger.template.assignments.map(({ title }) => title)).toEqual([
    '建设便民服务中心',
    '编制数据目录',
    '开展安全演练',
  ]);
  const before = rowsOf(file.bytes);
  const after = rowsOf(adopted.bytes);
  before.forEach((row, index) => expect(after[index]?.slice(0, row.length)).toEqual(row));
  expect(rowsOf(adopted.bytes, 1)).toEqual([['私人笔记']]);
});

test('an adopted ledger is handed out and collected like any other', async () => {
  const adopted = await adoptWorkbook(services, homeMade(), { asOf });
  const ledger = { name: '台账.xlsx', bytes: adopted.bytes };
  const handOut = await distribute(services, ledger, { asOf });
  expect(handOut.files.map(({ unit }) => unit)).toEqual(['政务科', '数据科', '安全科']);
  const returns = handOut.files.map(({ name, unit, bytes }) => ({
    name,
    bytes: fillReturn(bytes, () => ({ 进展情况: `${unit}已启动，完成30%` })),
  }));
  const merged = await consolidateReturns(services, ledger, returns, { asOf });
  expect(merged.result.entriesAdded).toBe(3);
  const table = rowsOf(merged.bytes);
  expect(table[2]?.slice(0, 7)).toEqual([
    '1',
    '建设便民服务中心',
    '2026年10月底',
    '政务科',
    '沈知远',
    '政务科已启动，完成30%',
    '打电话问',
  ]);
});

test('a workbook without a table of tasks is refused and stays as it is', async () => {
  const bytes = writeXlsx({
    sheets: [
      { name: '通讯录', visibility: 'visible', columns: [{ width: 10 }], rows: [{ cells: [{ value: '姓名' }] }] },
    ],
    properties: { title: '', creator: '', created: '2026-01-05T08:00:00Z' },
  });
  await expect(adoptWorkbook(services, { name: '通讯录.xlsx', bytes }, { asOf })).rejects.toMatchObject({
    code: 'adopt.noTable',
  });
});

test('a clean copy holds the table and nothing that is not on the page', async () => {
  const adopted = await adoptWorkbook(services, homeMade(), { asOf });
  const ledger = { name: '台账.xlsx', bytes: adopted.bytes };
  const handOut = await distribute(services, ledger, { asOf });
  const returns = handOut.files.map(({ name, bytes }) => ({
    name,
    bytes: fillReturn(bytes, () => ({ 进展情况: '已完成选址，联系电话13812345678' })),
  }));
  const merged = await consolidateReturns(services, ledger, returns, { asOf });
  const copy = await cleanCopy(services, { name: '台账.xlsx', bytes: merged.bytes }, { asOf });

  const book = readXlsx(copy.file.bytes, '报送版.xlsx');
  expect(book.sheets.map(({ visibility }) => visibility)).toEqual(['visible']);
  expect(book.sheets[0]?.hiddenColumns).toEqual([]);
  const zip = openZip(copy.file.bytes);
  const everything = zip.names.map((name) => new TextDecoder().decode(zip.read(name))).join('\n');
  for (const secret of ['13812345678', '_taizhang', '填报记录', 'sha256', 'l-', '_台账_2026-07.xlsx']) {
    expect(everything.includes(secret)).toBe(false);
  }
  expect(everything).toContain('已完成选址');
});

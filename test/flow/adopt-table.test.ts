import { adoptWorkbook } from '../../src/app/adopt-workbook';
import { consolidateReturns } from '../../src/app/consolidate-returns';
import { distribute } from '../../src/app/distribute';
import { fsckLedger } from '../../src/app/fsck-ledger';
import { nodeServices } from '../../src/cli/services';
import { columnName } from '../../src/core/model';
import { aPackage, row } from '../adapters/xlsx-patch/a-package';
import { partText } from '../adapters/xlsx-write/parts';
import { fillReturn } from './fill';

const services = nodeServices();
const asOf = '2026-07-20';
const TABLE = 'xl/tables/table1.xml';
const TITLES = ['序号', '工作任务', '完成时限', '责任单位', '责任人', '进展情况', '备注'];
const TASKS = [
  ['1', '建设便民服务中心', '2026年10月底', '政务科', '沈知远', '', ''],
  ['2', '编制数据目录', '2026年9月30日', '数据科、政务科', '陆清禾', '', ''],
];

/** A ledger that somebody keeps as an Excel table (Ctrl+T) under a title. */
function keptAsTable(): Uint8Array {
  const rows = [['2026年重点工作台账'], TITLES, ...TASKS].map((texts, at) =>
    row(
      at + 1,
      ...texts.map((text, column) =>
        text === '' ? '' : `<c r="${columnName(column)}${at + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
      ),
    ),
  );
  const columns = TITLES.map((name, index) => `<tableColumn id="${index + 1}" name="${name}"/>`);
  return aPackage({
    sheets: [
      {
        name: '工作台账',
        xml: `<sheetData>${rows.join('')}</sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts>`,
        relationships: [['table', '../tables/table1.xml']],
      },
    ],
    parts: {
      [TABLE]: `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="台账表" displayName="台账表" ref="A2:G4"><autoFilter ref="A2:G4"/><tableColumns count="7">${columns.join('')}</tableColumns></table>`,
    },
    types: { [TABLE]: 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml' },
  });
}

test('a ledger kept as a table stays one: adopted, handed out, collected, with rows of their own for long texts', async () => {
  const adopted = await adoptWorkbook(services, { name: '工作台账.xlsx', bytes: keptAsTable() }, { asOf });
  const ledger = { name: '台账.xlsx', bytes: adopted.bytes };
  const handOut = await distribute(services, ledger, { asOf });
  const returns = handOut.files.map(({ name, unit, bytes }) => ({
    name,
    bytes: fillReturn(bytes, () => ({ 进展情况: `${unit}已完成初步方案，正在征求各方意见。`.repeat(60) })),
  }));
  const merged = await consolidateReturns(services, ledger, returns, { asOf });
  expect(merged.result.entriesAdded).toBe(3);

  const table = partText(merged.bytes, TABLE);
  const [, width = '', last = ''] = /ref="A2:([A-Z]+)(\d+)"/.exec(table) ?? [];
  const names = Array.from(table.matchAll(/<tableColumn [^>]*name="([^"]*)"/g), ([, name = '']) => name);
  expect(names).toEqual(expect.arrayContaining([...TITLES, '任务标识']));
  expect(columnName(names.length - 1)).toBe(width);
  expect(Number(last)).toBeGreaterThan(4);
  // merged cells and tables exclude each other
  expect(partText(merged.bytes, 'xl/worksheets/sheet1.xml')).not.toMatch(/<mergeCell ref="[A-Z]+[2-9]/);
  const problems = await fsckLedger(services, { name: '台账.xlsx', bytes: merged.bytes });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});

import { readXlsx } from '../../../src/adapters/xlsx/read';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import { checkTemplate, newLedger, unitsToReport } from '../../../src/core/ledger';
import { Period, type Ledger } from '../../../src/core/model';
import { recogniseReturn } from '../../../src/core/returns';
import { distinctNames, layoutLedger, layoutReturn, readLedger, returnFileName } from '../../../src/core/sheet';
import { aLedger, aPlan, aTemplate, taskId } from '../ledger/a-plan';

const JULY = Period.parse('2026-07');
const ODD_UNITS = [
  '甲/乙局',
  '丙\\丁:戊*局',
  '市局?"<>|',
  '市\u0007局',
  '🚒消防支队',
  ' 市 局 ',
  '=SUM(A1)局',
  "O'Brien局",
  '市局\u202e',
  'CON',
];

function reread(ledger: Ledger) {
  return readLedger(readXlsx(writeXlsx(layoutLedger(ledger, null, { asOf: '2026-07-01' })), '台账.xlsx'), '台账.xlsx');
}

test('units with path signs, controls, emoji and formulas in their names get files of their own that come back', () => {
  const ledger = aLedger([{ title: '压减审批材料', units: ODD_UNITS }]);
  const units = unitsToReport(ledger.template);
  const names = distinctNames(units.map((unit) => returnFileName(unit, JULY)));
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(units.length);
  for (const [index, unit] of units.entries()) {
    const bytes = writeXlsx(layoutReturn(ledger, unit, JULY, { asOf: '2026-07-01' }));
    const book = readXlsx(bytes, names[index] ?? '');
    const [returned] = recogniseReturn(book, { name: names[index] ?? '', sha256: 'a'.repeat(64) }, ledger).value;
    expect(returned?.identity?.unit).toBe(unit);
    expect(returned?.rows.map(({ match }) => match.kind)).toEqual(['matched']);
  }
  expect(reread(ledger).value.ledger).toEqual(ledger);
});

test('a title of 300 characters, texts over the limit of a cell and control characters make a whole file, and are said', () => {
  const plan = aPlan([
    { title: '好'.repeat(40000), units: ['市审批局'] },
    { title: '压减\u0001审批_x000D_材料😀', units: ['市审批局'], requirements: ['要求'.repeat(20000)] },
    { title: '=HYPERLINK("http://x")', units: ['市审批局'] },
  ]);
  const template = aTemplate(plan, { title: '台'.repeat(300) });
  const ledger = newLedger(template);
  expect(checkTemplate(template).map((found) => found.code)).toEqual([
    'template.longText',
    'template.longText',
    'template.longTitle',
  ]);
  const { value, issues } = reread(ledger);
  expect(issues).toEqual([]);
  expect(value.ledger).toEqual(ledger);
  expect(value.rows.map((row) => row.taskId)).toEqual([taskId(0), taskId(1), taskId(2)]);
  expect(value.rows[2]?.cells.task).toBe('=HYPERLINK("http://x")');
  const bytes = writeXlsx(layoutReturn(ledger, '市审批局', JULY, { asOf: '2026-07-01' }));
  expect(readXlsx(bytes, '回表.xlsx').sheets[0]?.rows[4]?.[1]).toHaveLength(32000);
});

test('five hundred units get five hundred returns', () => {
  const units = Array.from({ length: 500 }, (_, index) => `第${index + 1}街道办事处`);
  const ledger = aLedger([{ title: '压减审批材料', units }]);
  expect(unitsToReport(ledger.template)).toHaveLength(500);
  const layout = layoutReturn(ledger, '第500街道办事处', JULY, { asOf: '2026-07-01' });
  expect(layout.sheets[0]?.rows.flatMap((row) => row.cells).some((cell) => cell?.value === '压减审批材料')).toBe(true);
});

test('a ledger without tasks is an empty table that is read back', () => {
  const ledger = newLedger({ ...aTemplate(aPlan([{ title: '样', units: ['市审批局'] }])), assignments: [] });
  expect(reread(ledger).value.rows).toEqual([]);
});

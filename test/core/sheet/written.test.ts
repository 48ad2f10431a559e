import { openZip } from '../../../src/adapters/bytes/zip';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import { Period } from '../../../src/core/model';
import { layoutLedger, layoutReturn } from '../../../src/core/sheet';
import { aLedger } from '../ledger/a-plan';

const LEDGER = aLedger([{ title: '压减审批材料', units: ['市审批局'] }]);

function sheetXml(bytes: Uint8Array): string {
  return new TextDecoder().decode(openZip(bytes).read('xl/worksheets/sheet1.xml'));
}

test.each([
  ['a ledger', writeXlsx(layoutLedger(LEDGER, null, { asOf: '2026-07-01' })), 4],
  ['a return', writeXlsx(layoutReturn(LEDGER, '市审批局', Period.parse('2026-07'), { asOf: '2026-07-01' })), 5],
] as const)('the rows of %s have a first height that grows with what people write', (_, bytes, row) => {
  const tag = new RegExp(`<row r="${row}"[^>]*>`).exec(sheetXml(bytes))?.[0] ?? '';
  expect(tag).toMatch(/ ht="\d/);
  expect(tag).not.toContain('customHeight');
});

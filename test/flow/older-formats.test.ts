import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { patchXlsx } from '../../src/adapters/xlsx/patch';
import { consolidateReturns } from '../../src/app/consolidate-returns';
import { fsckLedger } from '../../src/app/fsck-ledger';
import { undoRun } from '../../src/app/undo-run';
import { nodeServices } from '../../src/cli/services';
import { readTemplate } from '../../src/core/ledger';
import { cellAt, METADATA_FORMAT, TEMPLATE_FORMAT } from '../../src/core/model';
import { METADATA_SHEET, readLedger } from '../../src/core/sheet';
import type { InputFile } from '../../src/app/ports';

/** Written by the last version of formats v0: a ledger with its July run, a filled August return, a template. */
const FOLDER = path.resolve(__dirname, '../fixtures/v0');
const old = (name: string): InputFile => ({ name, bytes: new Uint8Array(readFileSync(path.join(FOLDER, name))) });
const services = nodeServices();
const ledgerOf = (bytes: Uint8Array) => readLedger(readXlsx(bytes, '台账.xlsx'), '台账.xlsx').value.ledger;
const formatOf = (bytes: Uint8Array) => {
  const grid = readXlsx(bytes, '台账.xlsx').sheets.find(({ name }) => name === METADATA_SHEET);
  return grid === undefined ? null : cellAt(grid, 0, 0);
};

test('a ledger of format v0 opens whole, and its chain of hashes holds', async () => {
  expect(formatOf(old('台账.xlsx').bytes)).toBe('taizhang/v0');
  expect(await fsckLedger(services, old('台账.xlsx'))).toEqual([]);
  expect(ledgerOf(old('台账.xlsx').bytes).template.format).toBe(TEMPLATE_FORMAT);
});

test('a return handed out in v0 is taken; the ledger goes on in v1 with its old runs as they were, and each can be taken back', async () => {
  const before = ledgerOf(old('台账.xlsx').bytes);
  const merged = await consolidateReturns(services, old('台账.xlsx'), [old('档案科_台账_2026-08.xlsx')], {
    asOf: '2026-08-24',
  });
  expect(merged.result).toMatchObject({ entriesAdded: 2, conflicts: [], questions: [] });
  expect(formatOf(merged.bytes)).toBe(METADATA_FORMAT);
  const after = { name: '台账.xlsx', bytes: merged.bytes };
  expect(ledgerOf(after.bytes).runs.slice(0, 1)).toEqual(before.runs);
  expect(ledgerOf(after.bytes).entries.slice(0, before.entries.length)).toEqual(before.entries);
  expect(await fsckLedger(services, after)).toEqual([]);
  const undone = await undoRun(services, after, { asOf: '2026-08-24', run: 'r1' });
  expect(undone.result.reverted).toBe('r1');
});

test('where nothing is new a ledger of v0 stays as it is, byte for byte', async () => {
  const merged = await consolidateReturns(services, old('台账.xlsx'), [], { asOf: '2026-08-24' });
  expect(merged.changed).toBe(false);
  expect(merged.bytes).toEqual(old('台账.xlsx').bytes);
});

test('a template file of v0 is read as one of v1', () => {
  const text = new TextDecoder().decode(old('template.json').bytes);
  expect(text).toContain('taizhang-template/v0');
  expect(readTemplate(text, 'template.json').assignments).toHaveLength(6);
});

test('a ledger of a version to come is refused by name, never read as far as it goes', async () => {
  const cells = [{ row: 0, column: 0, value: 'taizhang/v2' }];
  const bytes = patchXlsx(old('台账.xlsx').bytes, [{ kind: 'setCells', sheet: METADATA_SHEET, cells }]);
  await expect(fsckLedger(services, { name: '台账.xlsx', bytes })).rejects.toMatchObject({
    code: 'ledger.newerFormat',
  });
});

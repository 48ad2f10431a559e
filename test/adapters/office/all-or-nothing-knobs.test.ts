import type { WorkbookPort } from '../../../src/app/ports';
import type { Knobs, SheetPart } from '../../excel-host/knobs';
import { aSheet, aWorkbook } from '../workbook-contract/layouts';
import { cutOff, strayParts } from './cut-off';
import { aLedgerWorkbook, CHANGES, differences, pictureOf } from './ledger-workbook';
import { openAgain, workbookOf } from './open-office';

const EVERY_PART: readonly SheetPart[] = [
  'protection',
  'unlocked',
  'validations',
  'freeze',
  'conditionalFormats',
  'print',
  'widths',
  'heights',
  'hidden',
  'autoFilter',
  'merges',
];

const SETTINGS: readonly (readonly [string, Partial<Knobs>])[] = [
  ['ExcelApi 1.13', { apiLevel: 13 }],
  ['ExcelApi 1.14', { apiLevel: 14 }],
  ['a desktop without limits', { payloadLimit: null }],
  ['answers of a few hundred cells', { cellLimit: 400 }],
  ['an insertion that loses everything it can', { insertion: { drops: EVERY_PART } }],
  ['no insertion at all', { insertion: 'fails' }],
  ['a slow line', { latency: 3 }],
  ['a digit of seven pixels', {}],
];

const GENERATED = aWorkbook(...aLedgerWorkbook().sheets.slice(0, 4), aSheet('台账说明', [['说明']]));
const ACTS: readonly (readonly [string, (port: WorkbookPort) => Promise<unknown>])[] = [
  ['consolidating', (port) => port.apply(CHANGES)],
  ['generating', (port) => port.insertSheets(GENERATED)],
];

describe.each(SETTINGS)('with %s', (setting, knobs) => {
  const fresh = () => workbookOf(aLedgerWorkbook(), setting.includes('seven') ? 7 : undefined);

  test.each(ACTS)('%s is finished or undone at the next start, wherever the pane was closed', async (_, act) => {
    const before = pictureOf(fresh());
    const { port, excel } = await openAgain(fresh(), { knobs });
    const first = excel.log.length + 1;
    await act(port);
    const after = pictureOf(excel.workbook);
    const last = excel.log.length;
    expect(differences(after, before).length).toBeGreaterThan(20);
    const outcomes = new Set<string>();
    for (let batch = first; batch <= last; batch += 1) {
      const workbook = fresh();
      await cutOff(workbook, batch, act, knobs);
      await openAgain(workbook, { knobs });
      const found = pictureOf(workbook);
      const isBefore = differences(found, before).length < differences(found, after).length;
      expect({ batch, differs: differences(found, isBefore ? before : after) }).toEqual({ batch, differs: [] });
      expect(strayParts(workbook)).toEqual([]);
      outcomes.add(isBefore ? 'undone' : 'finished');
    }
    expect(outcomes).toEqual(new Set(['undone', 'finished']));
  });

  test('a consolidation is taken back cell for cell, and can be done again', async () => {
    const { port, excel } = await openAgain(fresh(), { knobs });
    const before = pictureOf(excel.workbook);
    await port.apply(CHANGES);
    const after = pictureOf(excel.workbook);
    expect(await port.restore()).toBe(true);
    expect(differences(pictureOf(excel.workbook), before)).toEqual([]);
    await port.apply(CHANGES);
    expect(differences(pictureOf(excel.workbook), after)).toEqual([]);
  });
});

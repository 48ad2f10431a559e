import type { WorkbookChange } from '../../../src/core/model';
import type { SheetPart } from '../../excel-host/knobs';
import { aSheet, aWorkbook } from '../workbook-contract/layouts';
import { expectFailure, readSheet } from '../workbook-contract/workbook-contract';
import { aLedgerWorkbook, CHANGES, differences, pictureOf } from './ledger-workbook';
import { openOffice, type OpenedExcel } from './open-office';

const ONE_CELL: readonly WorkbookChange[] = [
  { kind: 'setCells', sheet: '台账', cells: [{ row: 2, column: 3, value: '已完成' }] },
];

/** Nothing has changed, and the same succeeds as soon as the trouble is over. */
async function expectNothingDoneButPossible(opened: OpenedExcel, code: string, over: () => void): Promise<void> {
  const { port, excel } = opened;
  const before = pictureOf(excel.workbook);
  await expectFailure(code, () => port.apply(ONE_CELL));
  expect(differences(pictureOf(excel.workbook), before)).toEqual([]);
  over();
  await port.apply(ONE_CELL);
  expect((await readSheet(port, '台账')).rows[2]?.[3]).toBe('已完成');
}

describe('what Excel may refuse is said, changes nothing, and can be tried again', () => {
  test('a person is typing into a cell', async () => {
    const opened = await openOffice(aLedgerWorkbook());
    opened.excel.knobs.cellEditing = true;
    await expectNothingDoneButPossible(opened, 'host.cellEditing', () => {
      opened.excel.knobs.cellEditing = false;
    });
  });

  test('the sheet is protected with a password', async () => {
    const opened = await openOffice(aLedgerWorkbook());
    opened.person.protects('台账', '秘密', { allowSort: true });
    await expectNothingDoneButPossible(opened, 'host.sheetProtected', () => {
      opened.excel.workbook.sheets[0]!.protection = null;
    });
  });

  test('the sheet is protected without a password: it is opened for the moment and protected again as it was', async () => {
    const { port, excel, person } = await openOffice(aLedgerWorkbook());
    person.protects('台账', null, { allowSort: true, allowFormatColumns: true });
    await port.apply(ONE_CELL);
    const { protection } = excel.workbook.sheets[0]!;
    expect(protection).toMatchObject({ password: null, options: { allowSort: true, allowFormatColumns: true } });
    expect(protection?.options.allowInsertRows).toBe(false);
  });

  test('the structure of the workbook is protected', async () => {
    const opened = await openOffice(aLedgerWorkbook());
    opened.excel.workbook.structureProtected = true;
    await expectNothingDoneButPossible(opened, 'host.workbookProtected', () => {
      opened.excel.workbook.structureProtected = false;
    });
  });

  test('the workbook is read-only', async () => {
    const opened = await openOffice(aLedgerWorkbook());
    opened.excel.workbook.readOnly = true;
    await expectNothingDoneButPossible(opened, 'host.readOnly', () => {
      opened.excel.workbook.readOnly = false;
    });
  });

  test('rows are filtered: nothing is inserted between what is hidden, but cells are written behind the filter', async () => {
    const { port, excel, person } = await openOffice(aLedgerWorkbook());
    person.filters('台账', 'A2:F7', 0, (value) => value === 1);
    await expectFailure('host.filterActive', () =>
      port.apply([{ kind: 'insertRows', sheet: '台账', before: 4, count: 1, likeRow: 3 }]),
    );
    await port.apply([{ kind: 'setCells', sheet: '台账', cells: [{ row: 5, column: 3, value: '藏着也写' }] }]);
    expect(person.sees('台账', 'D6')).toBe('藏着也写');
    expect(excel.workbook.sheets[0]!.filter?.criteria.size).toBe(1);
  });

  test('tables stand in the way of a new column', async () => {
    const { port, excel } = await openOffice(aLedgerWorkbook());
    excel.workbook.sheets[0]!.tables.push(
      { id: 't1', name: '表1', area: { top: 1, left: 0, bottom: 6, right: 5 } },
      { id: 't2', name: '表2', area: { top: 10, left: 0, bottom: 16, right: 5 } },
    );
    await expectFailure('host.inTable', () =>
      port.apply([{ kind: 'insertColumn', sheet: '台账', before: 2, width: 8, hidden: false }]),
    );
  });

  test('a cell that is covered by a merged area would swallow what is written: everything is taken back', async () => {
    const { port, excel } = await openOffice(aLedgerWorkbook());
    const before = pictureOf(excel.workbook);
    await expectFailure('host.notWritten', () =>
      port.apply([
        {
          kind: 'setCells',
          sheet: '台账',
          cells: [
            { row: 2, column: 3, value: '已完成' },
            { row: 7, column: 3, value: '说明里面' },
          ],
        },
      ]),
    );
    expect(differences(pictureOf(excel.workbook), before)).toEqual([]);
  });

  test('Excel is too old for a call', async () => {
    const { port, excel } = await openOffice(aLedgerWorkbook());
    excel.knobs.apiLevel = 12;
    await expectFailure('host.tooOld', () => port.insertSheets(aWorkbook(aSheet('新', [['x']]))));
  });

  test.each([13, 14, 15])('ExcelApi 1.%d is enough for everything', async (apiLevel) => {
    const { port } = await openOffice(aLedgerWorkbook(), { knobs: { apiLevel } });
    await port.apply(CHANGES);
    await port.insertSheets(aLedgerWorkbook());
    const stop = await port.subscribe(() => undefined);
    await stop();
    expect(await port.restore()).toBe(true);
  });

  test('the file of new sheets is larger than one request may be', async () => {
    const { port, excel } = await openOffice(aLedgerWorkbook());
    const before = pictureOf(excel.workbook);
    let seed = 1;
    const noise = () =>
      Array.from({ length: 10000 }, () => {
        seed = (seed * 48271) % 2147483647;
        return String.fromCharCode(0x4e00 + (seed % 20000));
      }).join('');
    const huge = aWorkbook(
      aSheet(
        '大表',
        Array.from({ length: 250 }, () => [noise()]),
      ),
    );
    await expectFailure('host.tooLarge', () => port.insertSheets(huge));
    expect(differences(pictureOf(excel.workbook), before)).toEqual([]);
  });
});

describe('inserting sheets where Excel loses something on the way', () => {
  const parts: readonly SheetPart[] = [
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
  const table = {
    ...aLedgerWorkbook().sheets[0]!,
    protection: { formatColumns: true, autoFilter: true },
    rows: aLedgerWorkbook().sheets[0]!.rows.map((row, r) => ({
      ...row,
      cells: row.cells.map((cell, c) =>
        r > 1 && r < 7 && c > 1 && c < 5 ? { ...cell, style: { ...cell?.style, unlocked: true } } : cell,
      ),
    })),
  };
  const generated = aWorkbook(table, ...aLedgerWorkbook().sheets.slice(1, 4));

  async function generatedWith(drops: readonly SheetPart[]) {
    const opened = await openOffice(aWorkbook(aSheet('已有', [['x']])));
    if (drops.length > 0) opened.excel.knobs.insertion = { drops };
    await opened.port.insertSheets(generated);
    return opened;
  }

  test.each(parts)('%s is made again, so that nobody could tell', async (part) => {
    const whole = pictureOf((await generatedWith([])).excel.workbook);
    const mended = pictureOf((await generatedWith([part])).excel.workbook);
    expect(differences(mended, whole)).toEqual([]);
  });

  test('everything at once is made again', async () => {
    const { excel } = await generatedWith(parts);
    const sheet = excel.workbook.sheets.find(({ name }) => name === '台账')!;
    expect(sheet.protection?.options).toMatchObject({
      allowFormatColumns: true,
      allowAutoFilter: true,
      allowSort: false,
    });
    expect(sheet.cells.get(3)!.get(3)!.style.locked).toBe(false);
    expect(sheet.validations).toHaveLength(1);
    expect(sheet.frozen).toEqual({ rows: 2, columns: 2 });
    expect(sheet.page).toMatchObject({ orientation: 'Landscape', paperSize: 'A4' });
    expect(sheet.columns.get(5)?.hidden).toBe(true);
    const generatedSheets = excel.workbook.sheets.filter(({ name }) =>
      generated.sheets.some((own) => own.name === name),
    );
    expect(generatedSheets.map(({ visibility }) => visibility)).toEqual(['visible', 'hidden', 'visible', 'veryHidden']);
  });

  test('a person can fill the open cells of a return that came protected, and no others', async () => {
    const { person } = await generatedWith(['unlocked', 'protection']);
    expect(person.types('台账', 'D3', '已完成')).toBe(true);
    expect(() => person.types('台账', 'B3', '改任务')).toThrow('You cannot perform the requested operation.');
  });
});

describe('co-authors', () => {
  test('who change the same cell while it is written keep what they wrote, and the writer is told', async () => {
    for (const later of [2, 3, 4]) {
      const opened = await openOffice(aLedgerWorkbook());
      const first = opened.excel.log.length;
      opened.excel.knobs.beforeBatch = (number) => {
        if (number === first + later) opened.coauthor.types('台账', 'D3', '同事写的');
      };
      await expectFailure('host.changedMeanwhile', () => opened.port.apply(CHANGES));
      expect(opened.person.sees('台账', 'D3')).toBe('同事写的');
      const fresh = await openOffice(aLedgerWorkbook());
      fresh.coauthor.types('台账', 'D3', '同事写的');
      expect(differences(pictureOf(opened.excel.workbook), pictureOf(fresh.excel.workbook))).toEqual([]);
    }
  });

  test.each([
    ['insert rows above', (opened: OpenedExcel) => opened.coauthor.insertsRows('台账', 1, 1)],
    ['insert rows between', (opened: OpenedExcel) => opened.coauthor.insertsRows('台账', 4, 2)],
    ['delete a row', (opened: OpenedExcel) => opened.coauthor.deletesRows('台账', 4, 1)],
    ['sort', (opened: OpenedExcel) => opened.coauthor.sorts('台账', 'A3:F7', [{ key: 0, ascending: false }])],
  ] as const)('who %s while it is written lose nothing, and nothing lands in a wrong row', async (_, act) => {
    for (const later of [2, 3, 4]) {
      const opened = await openOffice(aLedgerWorkbook());
      const first = opened.excel.log.length;
      opened.excel.knobs.beforeBatch = (number) => {
        if (number === first + later) act(opened);
      };
      await expectFailure('host.changedMeanwhile', () => opened.port.apply(CHANGES));
      const alone = await openOffice(aLedgerWorkbook());
      act(alone);
      expect({
        later,
        differs: differences(pictureOf(opened.excel.workbook), pictureOf(alone.excel.workbook)),
      }).toEqual({
        later,
        differs: [],
      });
    }
  });

  test('who change other cells meanwhile disturb nobody', async () => {
    const opened = await openOffice(aLedgerWorkbook());
    const first = opened.excel.log.length;
    opened.excel.knobs.beforeBatch = (number) => {
      if (number === first + 3) opened.coauthor.types('我的备注', 'A2', 8);
    };
    await opened.port.apply(CHANGES);
    expect(opened.person.sees('我的备注', 'A2')).toBe(8);
    expect(opened.person.sees('台账', 'D3')).toBe('2020年7月');
  });
});

describe('where Excel cannot insert sheets from a file', () => {
  test('they are made call by call, and look the same to a person', async () => {
    const inserted = await openOffice(aLedgerWorkbook());
    await inserted.port.apply(CHANGES);
    const built = await openOffice(aLedgerWorkbook(), { knobs: { insertion: 'fails' } });
    await built.port.apply(CHANGES);
    const told = differences(pictureOf(built.excel.workbook), pictureOf(inserted.excel.workbook));
    // what is left is how the plain font is named
    expect(told.filter((each) => !/"font/.test(each))).toEqual([]);
    expect(await built.port.restore()).toBe(true);
  });

  test('a whole ledger too, with protection and everything', async () => {
    const { port, excel } = await openOffice(aWorkbook(aSheet('已有', [['x']])), { knobs: { insertion: 'fails' } });
    await port.insertSheets(aLedgerWorkbook({ protection: { formatColumns: true } }));
    const sheet = excel.workbook.sheets.find(({ name }) => name === '台账')!;
    expect(sheet.protection?.options).toMatchObject({ allowFormatColumns: true });
    expect(sheet.merges.map(({ top }) => top)).toEqual([0, 7]);
    expect(sheet.validations).toHaveLength(1);
    expect(sheet.cells.get(1)!.get(1)).toMatchObject({ value: '主要任务', style: { fontName: '仿宋_GB2312' } });
  });
});

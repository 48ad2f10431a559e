import type { HostCapabilities, WorkbookEvent, WorkbookPort } from '../../../src/app/ports';
import {
  AdapterError,
  cellAt,
  type CellValue,
  type Grid,
  type SheetLayout,
  type WorkbookLayout,
} from '../../../src/core/model';
import { aSheet, aWorkbook, TEXTS_THAT_LOOK_LIKE_SOMETHING_ELSE } from './layouts';

/** A workbook that a test has opened over some implementation of the port. */
export type OpenedWorkbook = {
  readonly port: WorkbookPort;
  /** resolves when every event on its way has arrived */
  settle(): Promise<void>;
  close(): Promise<void>;
};

/**
 * What every workbook behind the port does alike: the one suite that runs on each implementation.
 * `open` makes a workbook that looks like the layout and opens it through the implementation under test.
 */
export function describeWorkbookPort(name: string, open: (layout: WorkbookLayout) => Promise<OpenedWorkbook>): void {
  describe(`a workbook ${name}`, () => {
    let opened: OpenedWorkbook | null = null;
    afterEach(async () => {
      await opened?.close();
      opened = null;
    });
    const openPort = async (...sheets: readonly SheetLayout[]): Promise<WorkbookPort> => {
      opened = await open(aWorkbook(...sheets));
      return opened.port;
    };

    describe('its sheets', () => {
      test('are listed in order, each with an id of its own and its visibility', async () => {
        const port = await openPort(
          aSheet('台账', [['序号']]),
          aSheet('填报记录', [['编号']], { visibility: 'hidden' }),
          aSheet('_taizhang', [['taizhang/v0']], { visibility: 'veryHidden' }),
        );
        const sheets = await port.sheets();
        expect(sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
          ['台账', 'visible'],
          ['填报记录', 'hidden'],
          ['_taizhang', 'veryHidden'],
        ]);
        expect(new Set(sheets.map((sheet) => sheet.id)).size).toBe(3);
      });

      test('are read together, in the order asked for', async () => {
        const port = await openPort(aSheet('甲', [['a']]), aSheet('乙', [['b']]), aSheet('丙', [['c']]));
        const [first, , third] = await port.sheets();
        const grids = await port.readSheets([third!.id, first!.id]);
        expect(grids.map((grid) => [grid.name, cellAt(grid, 0, 0)])).toEqual([
          ['丙', 'c'],
          ['甲', 'a'],
        ]);
      });

      test('keep their ids through changes', async () => {
        const port = await openPort(aSheet('台账', [['序号'], [1]]), aSheet('备查', [['x']]));
        const before = await port.sheets();
        await port.apply([
          { kind: 'insertRows', sheet: '台账', before: 1, count: 2, likeRow: 1 },
          { kind: 'setCells', sheet: '台账', cells: [{ row: 1, column: 0, value: '新' }] },
        ]);
        expect(await port.sheets()).toEqual(before);
      });

      test('that are not there are said to be missing', async () => {
        const port = await openPort(aSheet('台账', [['序号']]));
        await expectFailure('host.sheetMissing', () => port.readSheets(['no such id']));
        await expectFailure('host.sheetMissing', () => port.activate('no such id'));
        await expectFailure('host.sheetMissing', () => port.select('no such id', at(0, 0)));
      });
    });

    describe('reading', () => {
      test('gives texts, numbers, truth values and days as what they are, and nothing for empty cells', async () => {
        const port = await openPort(
          aSheet('台账', [
            ['任务', null, 12.5],
            [true, { date: '2020-07-31' }, false],
            [undefined, undefined, '末'],
          ]),
        );
        const grid = await readSheet(port, '台账');
        expect(cellAt(grid, 0, 0)).toBe('任务');
        expect(cellAt(grid, 0, 1)).toBeNull();
        expect(cellAt(grid, 0, 2)).toBe(12.5);
        expect(cellAt(grid, 1, 0)).toBe(true);
        expect(cellAt(grid, 1, 1)).toMatchObject({ kind: 'date', serial: 44043, iso: '2020-07-31' });
        expect(cellAt(grid, 1, 2)).toBe(false);
        expect(cellAt(grid, 2, 0)).toBeNull();
        expect(cellAt(grid, 2, 2)).toBe('末');
      });

      test('keeps places when the sheet does not begin in A1', async () => {
        const port = await openPort(aSheet('台账', [[], [], [undefined, undefined, '独自']]));
        expect(filledCells(await readSheet(port, '台账'))).toEqual([[2, 2, '独自']]);
      });

      test('gives an empty grid for an empty sheet', async () => {
        const port = await openPort(aSheet('台账', [['x']]), aSheet('空', []));
        const grid = await readSheet(port, '空');
        expect(filledCells(grid)).toEqual([]);
        expect(grid).toMatchObject({ name: '空', merges: [], hiddenRows: [], hiddenColumns: [], marks: [] });
      });

      test('tells merged cells, hidden rows and hidden columns', async () => {
        const merges = [
          { top: 0, left: 0, bottom: 0, right: 3 },
          { top: 2, left: 1, bottom: 4, right: 1 },
        ];
        const port = await openPort({
          ...aSheet('台账', [['标题'], ['序号', '任务', '要求', 'id'], [1, '甲', 'a', 't-1'], [2], [3, null, 'c']]),
          columns: [{ width: 6 }, { width: 30 }, { width: 20 }, { width: 10, hidden: true }],
          rows: [
            { cells: [{ value: '标题' }] },
            { cells: [{ value: '序号' }, { value: '任务' }, { value: '要求' }, { value: 'id' }] },
            { cells: [{ value: 1 }, { value: '甲' }, { value: 'a' }, { value: 't-1' }] },
            { cells: [{ value: 2 }], hidden: true },
            { cells: [{ value: 3 }, undefined, { value: 'c' }] },
          ],
          merges,
        });
        const grid = await readSheet(port, '台账');
        expect([...grid.merges].sort((a, b) => a.top - b.top)).toEqual(merges);
        expect(grid.hiddenRows).toEqual([3]);
        expect(grid.hiddenColumns).toEqual([3]);
        expect(filledCells(grid)).toContainEqual([2, 1, '甲']);
      });

      test('tells a formula from its value, and a text that begins with = from a formula', async () => {
        const port = await openPort({
          ...aSheet('台账', []),
          rows: [{ cells: [{ value: 2 }, { formula: 'A1*2', value: 4 }, { value: '=A1*2' }] }],
          columns: [{ width: 8 }, { width: 8 }, { width: 8 }],
        });
        const grid = await readSheet(port, '台账');
        expect(cellAt(grid, 0, 1)).toBe(4);
        expect(cellAt(grid, 0, 2)).toBe('=A1*2');
        expect(grid.marks).toEqual([expect.objectContaining({ kind: 'formula', row: 0, column: 1 })]);
      });
    });

    describe('inserting sheets', () => {
      test('adds them behind the last, tells their ids in order, and keeps how they are hidden', async () => {
        const port = await openPort(aSheet('已有', [['x']]));
        const ids = await port.insertSheets(
          aWorkbook(
            aSheet('台账', [['序号', '主要任务']]),
            aSheet('填报记录', [['编号']], { visibility: 'hidden' }),
            aSheet('_taizhang', [['taizhang/v0']], { visibility: 'veryHidden' }),
          ),
        );
        const sheets = await port.sheets();
        expect(sheets.map((sheet) => sheet.name)).toEqual(['已有', '台账', '填报记录', '_taizhang']);
        expect(ids).toEqual(sheets.slice(1).map((sheet) => sheet.id));
        expect(sheets.map((sheet) => sheet.visibility)).toEqual(['visible', 'visible', 'hidden', 'veryHidden']);
      });

      test('gives a name of its own to a sheet whose name is taken', async () => {
        const port = await openPort(aSheet('台账', [['旧']]));
        const [id] = await port.insertSheets(aWorkbook(aSheet('台账', [['新']])));
        const sheets = await port.sheets();
        expect(new Set(sheets.map((sheet) => sheet.name)).size).toBe(2);
        const [grid] = await port.readSheets([id!]);
        expect(cellAt(grid!, 0, 0)).toBe('新');
        expect(cellAt(await readSheet(port, '台账'), 0, 0)).toBe('旧');
      });

      test('brings values, merges, hidden columns and texts that look like something else', async () => {
        const port = await openPort(aSheet('已有', [['x']]));
        const [id] = await port.insertSheets(
          aWorkbook({
            ...aSheet('台账', [
              ['标题', null, null],
              ...TEXTS_THAT_LOOK_LIKE_SOMETHING_ELSE.map((text) => [text, 7, 't-1']),
            ]),
            merges: [{ top: 0, left: 0, bottom: 0, right: 2 }],
            columns: [{ width: 20 }, { width: 8 }, { width: 8, hidden: true }],
          }),
        );
        const [grid] = await port.readSheets([id!]);
        expect(columnOf(grid!, 0).slice(1)).toEqual([...TEXTS_THAT_LOOK_LIKE_SOMETHING_ELSE]);
        expect(cellAt(grid!, 1, 1)).toBe(7);
        expect(grid!.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 2 }]);
        expect(grid!.hiddenColumns).toEqual([2]);
      });
    });

    describe('applying changes', () => {
      test('writes cells and touches nothing else', async () => {
        const port = await openPort(
          aSheet('台账', [
            ['序号', '进展情况', '办结日期', '备注'],
            [1, '旧', null, '留着'],
            [2, '删去', null, '也留着'],
          ]),
        );
        await port.apply([
          {
            kind: 'setCells',
            sheet: '台账',
            cells: [
              { row: 1, column: 1, value: '已完成' },
              { row: 1, column: 2, value: { date: '2020-07-31' } },
              { row: 2, column: 1, value: null },
              { row: 3, column: 0, value: 3 },
              { row: 3, column: 3, value: true },
            ],
          },
        ]);
        expect(filledCells(await readSheet(port, '台账'))).toEqual([
          [0, 0, '序号'],
          [0, 1, '进展情况'],
          [0, 2, '办结日期'],
          [0, 3, '备注'],
          [1, 0, 1],
          [1, 1, '已完成'],
          [1, 2, expect.objectContaining({ kind: 'date', iso: '2020-07-31' })],
          [1, 3, '留着'],
          [2, 0, 2],
          [2, 3, '也留着'],
          [3, 0, 3],
          [3, 3, true],
        ]);
      });

      test('keeps every text a text, whatever it looks like', async () => {
        const texts = TEXTS_THAT_LOOK_LIKE_SOMETHING_ELSE;
        const port = await openPort(
          aSheet('台账', [['进展'], ...texts.map((_, i) => [i % 2 === 0 ? { date: '2020-07-31' } : 5])]),
        );
        await port.apply([
          {
            kind: 'setCells',
            sheet: '台账',
            cells: texts.map((value, i) => ({ row: i + 1, column: 0, value })),
          },
        ]);
        const grid = await readSheet(port, '台账');
        expect(columnOf(grid, 0).slice(1)).toEqual([...texts]);
        expect(grid.marks).toEqual([]);
      });

      test('writes numbers and days as such where a text stood before', async () => {
        const port = await openPort(aSheet('台账', [['001', '2020年']]));
        await port.apply([
          {
            kind: 'setCells',
            sheet: '台账',
            cells: [
              { row: 0, column: 0, value: 25 },
              { row: 0, column: 1, value: { date: '2021-01-01' } },
            ],
          },
        ]);
        const grid = await readSheet(port, '台账');
        expect(cellAt(grid, 0, 0)).toBe(25);
        expect(cellAt(grid, 0, 1)).toMatchObject({ kind: 'date', iso: '2021-01-01' });
      });

      test('keeps line ends, long texts and characters beyond the basic plane', async () => {
        const long = '进'.repeat(5000);
        const port = await openPort(aSheet('台账', [['进展']]));
        await port.apply([
          {
            kind: 'setCells',
            sheet: '台账',
            cells: [
              { row: 1, column: 0, value: '第一行\n第二行' },
              { row: 2, column: 0, value: long },
              { row: 3, column: 0, value: '𠮷野家<&>"' },
            ],
          },
        ]);
        expect(columnOf(await readSheet(port, '台账'), 0).slice(1)).toEqual(['第一行\n第二行', long, '𠮷野家<&>"']);
      });

      test('inserts rows: what stands below moves down, merged cells with it', async () => {
        const port = await openPort(
          aSheet(
            '台账',
            [
              ['序号', '任务'],
              [1, '甲'],
              [2, '乙'],
              [3, '丙'],
              ['合计', '三项'],
            ],
            {
              merges: [{ top: 2, left: 1, bottom: 3, right: 1 }],
            },
          ),
        );
        await port.apply([
          { kind: 'insertRows', sheet: '台账', before: 2, count: 2, likeRow: 1 },
          { kind: 'setCells', sheet: '台账', cells: [{ row: 2, column: 0, value: '1.1' }] },
        ]);
        const grid = await readSheet(port, '台账');
        expect(columnOf(grid, 0)).toEqual(['序号', 1, '1.1', null, 2, 3, '合计']);
        expect(grid.merges).toEqual([{ top: 4, left: 1, bottom: 5, right: 1 }]);
      });

      test('inserts a hidden column: what stands right of it moves on', async () => {
        const port = await openPort(
          aSheet('台账', [
            ['序号', '任务', '备注'],
            [1, '甲', '注'],
          ]),
        );
        await port.apply([
          { kind: 'insertColumn', sheet: '台账', before: 2, width: 10, hidden: true },
          { kind: 'setCells', sheet: '台账', cells: [{ row: 1, column: 2, value: 't-1' }] },
        ]);
        const grid = await readSheet(port, '台账');
        expect([0, 1, 2, 3].map((column) => cellAt(grid, 1, column))).toEqual([1, '甲', 't-1', '注']);
        expect(grid.hiddenColumns).toEqual([2]);
      });

      test('puts a sheet in the place of the one of that name, or adds it, or takes it away', async () => {
        const port = await openPort(
          aSheet('台账', [['序号']]),
          aSheet('汇总日志', [['旧'], ['旧2']]),
          aSheet('暂存', [['x']]),
        );
        await port.apply([
          { kind: 'putSheet', layout: aSheet('汇总日志', [['新']]) },
          { kind: 'putSheet', layout: aSheet('_taizhang', [['taizhang/v0']], { visibility: 'veryHidden' }) },
          { kind: 'removeSheet', sheet: '暂存' },
        ]);
        const sheets = await port.sheets();
        expect(sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
          ['台账', 'visible'],
          ['汇总日志', 'visible'],
          ['_taizhang', 'veryHidden'],
        ]);
        expect(filledCells(await readSheet(port, '汇总日志'))).toEqual([[0, 0, '新']]);
        expect(filledCells(await readSheet(port, '_taizhang'))).toEqual([[0, 0, 'taizhang/v0']]);
      });

      test('does all or nothing', async () => {
        const port = await openPort(aSheet('台账', [['序号'], [1]]), aSheet('汇总日志', [['旧']]));
        const before = await readAll(port);
        await expectFailure('host.sheetMissing', () =>
          port.apply([
            { kind: 'setCells', sheet: '台账', cells: [{ row: 1, column: 0, value: 99 }] },
            { kind: 'putSheet', layout: aSheet('汇总日志', [['新']]) },
            { kind: 'insertRows', sheet: '没有这张表', before: 1, count: 1, likeRow: 1 },
          ]),
        );
        expect(await readAll(port)).toEqual(before);
      });

      test('can be taken back once, cell for cell', async () => {
        const port = await openPort(aSheet('台账', [['序号'], [1], [2]]), aSheet('汇总日志', [['旧']]));
        const before = await readAll(port);
        expect(await port.restore()).toBe(false);
        await port.apply([
          { kind: 'insertRows', sheet: '台账', before: 2, count: 1, likeRow: 1 },
          { kind: 'setCells', sheet: '台账', cells: [{ row: 1, column: 0, value: '2020年7月' }] },
          { kind: 'putSheet', layout: aSheet('汇总日志', [['新'], ['新2']]) },
          { kind: 'putSheet', layout: aSheet('新表', [['x']]) },
        ]);
        expect(await port.restore()).toBe(true);
        expect(await readAll(port)).toEqual(before);
        expect(await port.restore()).toBe(false);
      });

      test('does nothing for no changes', async () => {
        const port = await openPort(aSheet('台账', [['序号']]));
        const before = await readAll(port);
        await port.apply([]);
        expect(await readAll(port)).toEqual(before);
      });
    });

    describe('showing', () => {
      test('brings the cell of a finding before the person', async () => {
        const port = await openPort(aSheet('台账', [['x']]), aSheet('另一张', [['y']]));
        const [, second] = await port.sheets();
        await port.select(second!.id, { top: 3, left: 1, bottom: 4, right: 2 });
        expect(await port.selection()).toEqual({
          sheetId: second!.id,
          range: { top: 3, left: 1, bottom: 4, right: 2 },
        });
      });

      test('goes to a sheet, but not to a hidden one', async () => {
        const port = await openPort(
          aSheet('台账', [['x']]),
          aSheet('另一张', [['y']]),
          aSheet('_taizhang', [['z']], { visibility: 'veryHidden' }),
        );
        const [first, second, hidden] = await port.sheets();
        await port.activate(second!.id);
        expect((await port.selection())?.sheetId).toBe(second!.id);
        await port.activate(first!.id);
        expect((await port.selection())?.sheetId).toBe(first!.id);
        await expectFailure('host.sheetHidden', () => port.activate(hidden!.id));
      });
    });

    describe('its events', () => {
      test('tell selections and shown sheets, but not what the port itself wrote', async () => {
        const port = await openPort(aSheet('台账', [['序号'], [1]]), aSheet('另一张', [['y']]));
        const [first, second] = await port.sheets();
        const events: WorkbookEvent[] = [];
        await port.subscribe((event) => events.push(event));
        await port.apply([{ kind: 'setCells', sheet: '台账', cells: [{ row: 1, column: 0, value: 7 }] }]);
        await port.activate(second!.id);
        await port.select(first!.id, at(1, 0));
        await opened!.settle();
        expect(events.filter((event) => event.kind === 'changed')).toEqual([]);
        expect(events).toContainEqual({ kind: 'activated', sheetId: second!.id });
        expect(events).toContainEqual({ kind: 'selected', sheetId: first!.id, range: at(1, 0) });
      });

      test('stop when nobody listens any more', async () => {
        const port = await openPort(aSheet('台账', [['序号']]), aSheet('另一张', [['y']]));
        const [, second] = await port.sheets();
        const events: WorkbookEvent[] = [];
        const stop = await port.subscribe((event) => events.push(event));
        await stop();
        await port.activate(second!.id);
        await opened!.settle();
        expect(events).toEqual([]);
      });
    });

    test('hands out its bytes exactly where it says it can', async () => {
      const port = await openPort(aSheet('台账', [['序号']]));
      const capabilities: HostCapabilities = port.capabilities();
      expect((await port.bytes()) !== null).toBe(capabilities.bytes);
    });
  });
}

const at = (row: number, column: number) => ({ top: row, left: column, bottom: row, right: column });

export async function readSheet(port: WorkbookPort, name: string): Promise<Grid> {
  const found = (await port.sheets()).find((sheet) => sheet.name === name);
  const [grid] = await port.readSheets([found?.id ?? `no sheet ${name}`]);
  return grid!;
}

/** Everything that can be seen of the workbook, to be compared before and after. */
export async function readAll(port: WorkbookPort): Promise<unknown> {
  const sheets = await port.sheets();
  const grids = await port.readSheets(sheets.map((sheet) => sheet.id));
  return sheets.map((sheet, i) => ({ sheet, cells: filledCells(grids[i]!), merges: grids[i]!.merges }));
}

export function filledCells(grid: Grid): [number, number, CellValue][] {
  return grid.rows.flatMap((row, r) =>
    (row ?? []).flatMap((value, c): [number, number, CellValue][] =>
      value === null || value === undefined ? [] : [[r, c, value]],
    ),
  );
}

function columnOf(grid: Grid, column: number): CellValue[] {
  return Array.from(grid.rows, (_, row) => cellAt(grid, row, column));
}

export async function expectFailure(code: string, act: () => Promise<unknown>): Promise<AdapterError> {
  const thrown = await act().then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(AdapterError);
  expect((thrown as AdapterError).code).toBe(code);
  return thrown as AdapterError;
}

import { loadClient } from './client-in-node';
import { startExcel } from './excel';
import { standardKnobs, type Knobs } from './knobs';
import { newPerson, type Person } from './person';

type World = { readonly run: typeof Excel.run; readonly person: Person; readonly excel: ReturnType<typeof startExcel> };

function world(knobs: Partial<Knobs> = {}): World {
  const excel = startExcel(undefined, Object.assign(standardKnobs(), knobs));
  const client = loadClient(excel);
  return { run: client.Excel.run, person: newPerson(excel), excel };
}

/** Writes into A1 and reads it back. */
async function written(value: unknown, numberFormat?: string): Promise<{ value: unknown; format: unknown }> {
  return world().run(async (context) => {
    const cell = context.workbook.worksheets.getItem('Sheet1').getRange('A1');
    if (numberFormat !== undefined) cell.numberFormat = [[numberFormat]];
    cell.values = [[value]];
    cell.load('values,numberFormat');
    await context.sync();
    return { value: (cell.values as unknown[][])[0]?.[0], format: (cell.numberFormat as unknown[][])[0]?.[0] };
  });
}

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'done',
    (error: unknown) => (error as { code?: unknown }).code,
  );
}

describe('what is written to values is read as if it had been typed', () => {
  test.each([
    ['001', 1, 'General'],
    ['  3  ', 3, 'General'],
    ['123456789012345678', 123456789012345000, 'General'],
    ['10%', 0.1, '0%'],
    ['1,234', 1234, '#,##0'],
    ['TRUE', true, 'General'],
    ['#N/A', '#N/A', 'General'],
    ['2020-7-1', 44013, 'yyyy/m/d'],
    ['2020年7月1日', 44013, 'yyyy"年"m"月"d"日"'],
    ['1-2', 43832, 'm"月"d"日"'],
    ["'001", '001', 'General'],
    ['7月份完成', '7月份完成', 'General'],
    ['2020-13-45', '2020-13-45', 'General'],
  ])('%s', async (typed, value, format) => {
    expect(await written(typed)).toEqual({ value, format });
  });

  test.each(['001', '10%', '2020-7-1', '=A2', '123456789012345678'])(
    'but %s stays a text in a text cell',
    async (typed) => {
      expect(await written(typed, '@')).toEqual({ value: typed, format: '@' });
    },
  );

  test('null leaves a cell alone, an empty text empties it', async () => {
    const { run } = world();
    const values = await run(async (context) => {
      const range = context.workbook.worksheets.getItem('Sheet1').getRange('A1:B2');
      range.values = [
        [1, 2],
        [3, 4],
      ];
      range.values = [
        [null, ''],
        ['', null],
      ];
      range.load('values');
      await context.sync();
      return range.values as unknown;
    });
    expect(values).toEqual([
      [1, ''],
      ['', 4],
    ]);
  });
});

describe('what Excel refuses', () => {
  const write = (context: Excel.RequestContext, address: string, values: unknown[][]): void => {
    context.workbook.worksheets.getItem('Sheet1').getRange(address).values = values;
  };

  test('a batch is no transaction: what came before the failing action stays done', async () => {
    const { run, person } = world();
    const outcome = await refusal(
      run(async (context) => {
        write(context, 'A1', [['先']]);
        write(context, 'A2:B2', [['少了']]);
        write(context, 'A3', [['后']]);
        await context.sync();
      }),
    );
    expect(outcome).toBe('InvalidArgument');
    expect(['A1', 'A2', 'A3'].map((address) => person.sees('Sheet1', address))).toEqual(['先', '', '']);
  });

  test('a member above the level of the API, and only that', async () => {
    const selection = (level: number) => {
      const { run } = world({ apiLevel: level });
      return refusal(
        run(async (context) => {
          context.workbook.insertWorksheetsFromBase64('');
          await context.sync();
        }),
      );
    };
    expect(await selection(12)).toBe('ApiNotFound');
    expect(await selection(13)).not.toBe('ApiNotFound');
  });

  test('whatever is not simulated, loudly and by its name', async () => {
    const { run } = world();
    const error: unknown = await run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange('A1').autoFill('A1:A5');
      await context.sync();
    }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'NotImplemented' });
    expect(String((error as Error).message)).toContain('Range.AutoFill');
  });

  test.each<[string, Partial<Knobs>, (context: Excel.RequestContext) => void, string]>([
    [
      'anything while a cell is edited',
      { cellEditing: true },
      (context) => write(context, 'A1', [[1]]),
      'InvalidOperationInCellEditMode',
    ],
    [
      'a request beyond 5 MB',
      {},
      (context) =>
        write(
          context,
          'A1:A60',
          Array.from({ length: 60 }, () => ['长'.repeat(32000)]),
        ),
      'RequestPayloadSizeLimitExceeded',
    ],
    [
      'a reading of more than five million cells',
      {},
      (context) => void context.workbook.worksheets.getItem('Sheet1').getRange('A:E').load('values'),
      'ResponsePayloadSizeLimitExceeded',
    ],
    [
      'what comes after the n-th action of a batch',
      {
        failAt: (_, action) =>
          action >= 3 ? Object.assign(new Error('x'), { code: 'GeneralException', location: null }) : null,
      },
      (context) => write(context, 'A1', [[1]]),
      'GeneralException',
    ],
  ])('%s', async (_, knobs, act, code) => {
    const { run } = world(knobs);
    const outcome = await refusal(
      run(async (context) => {
        act(context);
        await context.sync();
      }),
    );
    expect(outcome).toBe(code);
  });

  test('each locked cell of a protected sheet, and leaves open ones alone', async () => {
    const { run, person } = world();
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('B1').format.protection.locked = false;
      sheet.protection.protect({});
      await context.sync();
    });
    const into = (address: string) =>
      refusal(
        run(async (context) => {
          write(context, address, [['填']]);
          await context.sync();
        }),
      );
    expect([await into('A1'), await into('B1')]).toEqual(['AccessDenied', 'done']);
    expect(person.sees('Sheet1', 'B1')).toBe('填');
  });
});

test('a slow line only takes longer', async () => {
  const { run } = world({ latency: 40 });
  const began = Date.now();
  await run(async (context) => {
    context.workbook.load('name');
    await context.sync();
  });
  expect(Date.now() - began).toBeGreaterThanOrEqual(39);
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { record, type Recording } from '../../src/adapters/office';
import { Recording as RecordingSchema } from '../../src/adapters/office/recording/format';
import { writeXlsx } from '../../src/adapters/xlsx/write';
import { BUNDLES, loadClient } from './client-in-node';
import { startExcel } from './excel';
import { newPerson } from './person';
import { recordHere } from './record-here';
import { replay } from './replay';

const FOLDER = path.join(__dirname, 'recordings');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const read = (name: string): Recording =>
  RecordingSchema.parse(JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')));

/** Differences that are known and explained, by recording: nobody relies on what Excel answers there. */
const known = (name: string): readonly string[] => {
  const explained = JSON.parse(readFileSync(path.join(FOLDER, 'explained.json'), 'utf8')) as Record<string, string[]>;
  return explained[name] ?? [];
};

describe('recordings of what Excel answers', () => {
  test.each(files.filter((name) => name !== 'explained.json'))(
    'the simulated Excel answers as %s says',
    async (name) => {
      const found = await replay(read(name));
      const told = found.map(({ step, trip, place }) => `${step} ${trip} ${place}`);
      expect(found.filter((_, i) => !known(name).includes(told[i]!))).toEqual([]);
    },
  );

  test.each(BUNDLES)('the scenario runs through %s: every step does what it is there for', async (bundle) => {
    const { steps } = await recordHere(bundle);
    expect(Object.fromEntries(steps.map(({ name, outcome }) => [name, outcome]))).toEqual({
      ...Object.fromEntries(steps.map(({ name }) => [name, 'done'])),
      'writing to a locked cell': 'AccessDenied',
      'unprotecting with a wrong password': 'AccessDenied',
      'a sheet that is not there': 'ItemNotFound',
      'an array of the wrong size': 'InvalidArgument',
      'a text that is too long': 'InvalidArgument',
      'selecting on a hidden sheet': 'InvalidOperation',
      'deleting a very hidden sheet': 'InvalidOperation',
    });
    expect(steps.every(({ trips }) => trips.length > 0)).toBe(true);
  });

  test('the synthetic one is of the scenario as it is now (node test/tools/record-simulated.mjs makes it again)', async () => {
    const now = await recordHere();
    const outline = ({ steps }: Recording) =>
      steps.map(({ name, outcome, trips }) => [name, outcome, trips.map(({ request }) => actionsOf(request))]);
    expect(outline(read('synthetic.json'))).toEqual(outline(now));
  });

  test('leave the workbook as it was, and are made in blank ones only', async () => {
    const excel = startExcel();
    const { Excel } = loadClient(excel);
    const about = { platform: 'simulated', version: '0', language: 'zh-CN', apiLevel: 15 };
    const tools = { writeWorkbook: writeXlsx, takeTrips: () => [] };
    await record(Excel, about, tools);
    expect(excel.workbook.sheets.map(({ name, cells }) => [name, cells.size])).toEqual([['Sheet1', 0]]);
    expect(excel.workbook.names).toEqual([]);
    newPerson(excel).types('Sheet1', 'A1', '有人的数据');
    await expect(record(Excel, about, tools)).rejects.toMatchObject({ code: 'host.notEmpty' });
  });

  test('tell exactly where an Excel answers differently, whatever ids it makes up', async () => {
    const recording = await recordHere();
    expect(await replay(recording)).toEqual([]);
    const text = JSON.stringify(recording);
    // another Excel: its own ids, one more digit in a width, another code for a locked cell
    const other = text
      .replace(/\{([0-9A-F]{8})-0000-4000-8000-0{12}\}/g, '{$1-0001-0000-0000-000000000000}')
      .replace('"columnWidth":54', '"columnWidth":57.75')
      .replace('"Code":"AccessDenied"', '"Code":"InvalidOperation"');
    const found = await replay(JSON.parse(other) as Recording);
    expect(found.map(({ step, recorded, simulated }) => [step, recorded, simulated])).toEqual([
      ['sizes and hiding', 57.75, 54],
      ['writing to a locked cell', 'InvalidOperation', 'AccessDenied'],
    ]);
  });
});

function actionsOf(request: unknown): unknown {
  const { Actions } = request as { Actions: readonly { ActionType: number; Name: string }[] };
  return Actions.map(({ ActionType, Name }) => `${ActionType} ${Name}`);
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { taizhang, taizhangJson } from './run';

const SAMPLES = path.resolve('assets/samples');
const PLAN = path.join(SAMPLES, '青澜市数字政府建设攻坚方案.docx');
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-road-'));
  await taizhang(
    'generate',
    PLAN,
    '--assign',
    path.join(SAMPLES, '责任分工表.csv'),
    '-o',
    at('台账.xlsx'),
    '--as-of',
    '2026-06-20',
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const at = (name: string) => path.join(folder, name);
const merge = (output: string, ...more: string[]) =>
  taizhangJson<Consolidated>(
    'consolidate',
    at('台账.xlsx'),
    path.join(SAMPLES, '报送'),
    '-o',
    at(output),
    '--period',
    '2026-07',
    ...more,
  );
type Consolidated = {
  run: string | null;
  files: { file: string; state: string; unit: string | null }[];
  entriesAdded: number;
  conflicts: { unit: string; column: string; files: string[] }[];
  lockedEdits: { unit: string; column: string }[];
  missingRows: unknown[];
  questions: unknown[];
  proposals: unknown[];
  units: { unit: string; state: string }[];
};

test('the plan as a Word document reads the same as its text', async () => {
  const word = await taizhangJson<{ tasks: Record<string, unknown>[] }>('plan', PLAN);
  const text = await taizhangJson<{ tasks: Record<string, unknown>[] }>('plan', PLAN.replace('.docx', '.txt'));
  expect(word.json.tasks).toHaveLength(25);
  const seen = (tasks: Record<string, unknown>[]) =>
    tasks.map(({ id, title, responsibleUnits, requirements, deadline }) => ({
      id,
      title,
      responsibleUnits,
      requirements,
      deadline,
    }));
  expect(seen(word.json.tasks)).toEqual(seen(text.json.tasks));
});

test('a template saved by plan generates the same ledger as the plan itself', async () => {
  await taizhang('plan', PLAN, '-o', at('template.json'));
  await taizhang('generate', at('template.json'), '-o', at('from-template.xlsx'));
  await taizhang('generate', PLAN, '-o', at('from-plan.xlsx'));
  expect(readFileSync(at('from-template.xlsx'))).toEqual(readFileSync(at('from-plan.xlsx')));
});

test('every office gets its return', async () => {
  const { code, json } = await taizhangJson<{
    files: { file: string; unit: string; tasks: number }[];
    closing: string;
  }>('distribute', at('台账.xlsx'), '-o', at('下发'), '--period', '2026-07');
  expect(code).toBe(0);
  expect(json.files).toHaveLength(7);
  expect(json.closing).toBe('2026-07-30');
  expect(json.files.map(({ file }) => file)).toContain('人事科_台账_2026-07.xlsx');
});

test('the samples come together: what is clean is merged, what differs is asked, who is silent is named', async () => {
  const { code, json } = await merge('merged.xlsx');
  expect(code).toBe(1);
  expect(json.files).toHaveLength(7);
  expect(json.files.every(({ state }) => state === 'merged')).toBe(true);
  expect(json.conflicts).toEqual([expect.objectContaining({ unit: '基础设施科', column: 'progress' })]);
  expect(json.lockedEdits).toEqual([expect.objectContaining({ unit: '安全保障科', column: 'deadline' })]);
  expect(json.units.filter(({ state }) => state === 'missing').map(({ unit }) => unit)).toEqual(['人事科']);
  expect(json.questions).toEqual([]);
});

test('the same files once more change nothing, byte for byte', async () => {
  await merge('first.xlsx');
  const { json } = await taizhangJson<Consolidated>(
    'consolidate',
    at('first.xlsx'),
    path.join(SAMPLES, '报送'),
    '-o',
    at('second.xlsx'),
    '--period',
    '2026-07',
  );
  expect(json).toMatchObject({ run: null, entriesAdded: 0 });
  expect(readFileSync(at('second.xlsx'))).toEqual(readFileSync(at('first.xlsx')));
});

test('a dry run shows the same and writes nothing', async () => {
  const wet = await merge('wet.xlsx');
  const dry = await merge('dry.xlsx', '--dry-run');
  expect(dry.json).toEqual(wet.json);
  expect(() => readFileSync(at('dry.xlsx'))).toThrow();
});

test('a decision settles the conflict, and the question is not asked again', async () => {
  const { json } = await merge('open.xlsx');
  const [conflict] = json.conflicts as unknown as { taskId: string; unit: string; period: string; column: string }[];
  writeFileSync(
    at('decisions.json'),
    JSON.stringify([
      {
        key: { taskId: conflict?.taskId, unit: conflict?.unit, period: conflict?.period },
        column: conflict?.column,
        choice: { text: '县（区）节点已完成5个。' },
      },
    ]),
  );
  const decided = await merge('decided.xlsx', '--decisions', at('decisions.json'));
  expect(decided.json.conflicts).toEqual([]);
  const again = await taizhangJson<Consolidated>(
    'consolidate',
    at('decided.xlsx'),
    path.join(SAMPLES, '报送'),
    '-o',
    at('again.xlsx'),
    '--period',
    '2026-07',
  );
  expect(again.json.conflicts).toEqual([]);
});

test('undo gives back the ledger that was handed out, as a person sees it', async () => {
  await merge('merged.xlsx');
  await taizhang('undo', at('merged.xlsx'), '-o', at('undone.xlsx'));
  const visible = async (name: string) => {
    const { json } = await taizhangJson<{ sheets: { name: string; rows: unknown[][] }[] }>('cells', at(name));
    return json.sheets[0]?.rows
      .map((row) =>
        row
          .map((value) => value ?? '')
          .join('|')
          .replace(/\|+$/, ''),
      )
      .filter((row) => row !== '');
  };
  expect(await visible('undone.xlsx')).toEqual(await visible('台账.xlsx'));
});

test('a ledger after all this is whole', async () => {
  await merge('merged.xlsx');
  const { code, json } = await taizhangJson<{ whole: boolean }>('fsck', at('merged.xlsx'));
  expect(json.whole).toBe(true);
  expect(code).toBe(0);
});

test('the faults of a return are found where they stand', async () => {
  const { code, json } = await taizhangJson<{
    files: { unit: string; issues: { code: string; at?: { cell?: string } }[] }[];
    summary: { errors: number };
  }>('validate', path.join(SAMPLES, '报送/政策法规科_台账_2026-07.xlsx'));
  expect(code).toBe(1);
  const codes = json.files[0]?.issues.map((found) => found.code) ?? [];
  expect(codes).toEqual(expect.arrayContaining(['status.unknown']));
  expect(json.files[0]?.issues.every((found) => found.at?.cell !== undefined)).toBe(true);
});

test('report, reminders, calendar and inspection sheet are made of the merged ledger', async () => {
  await merge('merged.xlsx');
  expect(await taizhang('report', at('merged.xlsx'), '-o', at('报告.docx'), '--period', '2026-07')).toMatchObject({
    code: 0,
    error: '',
  });
  const { json } = await taizhangJson<{ units: { unit: string; text: string }[] }>(
    'chase',
    at('merged.xlsx'),
    '--period',
    '2026-07',
  );
  expect(json.units.map(({ unit }) => unit)).toEqual(['人事科']);
  expect(await taizhang('calendar', at('merged.xlsx'), '-o', at('日程.ics'))).toMatchObject({ code: 0 });
  expect(readFileSync(at('日程.ics'), 'utf8')).toContain('DTSTART;VALUE=DATE:20261031');
  const drawn = await taizhangJson<{ tasks: { sequence: string }[]; seed: string }>(
    'inspect',
    at('merged.xlsx'),
    '-o',
    at('抽查.xlsx'),
    '--sample',
    '6',
    '--seed',
    'a',
  );
  const again = await taizhangJson<{ tasks: { sequence: string }[] }>(
    'inspect',
    at('merged.xlsx'),
    '-o',
    at('抽查2.xlsx'),
    '--sample',
    '6',
    '--seed',
    'a',
  );
  expect(drawn.json.tasks).toHaveLength(6);
  expect(again.json.tasks).toEqual(drawn.json.tasks);
});

import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { taizhang } from './run';

const PLAN = path.resolve('assets/samples/青澜市数字政府建设攻坚方案.txt');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-cli-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const at = (name: string) => path.join(folder, name);
const write = (name: string, content: string | Uint8Array) => {
  writeFileSync(at(name), content);
  return at(name);
};

async function refused(...argv: string[]): Promise<string> {
  const before = readdirSync(folder).sort();
  const ran = await taizhang(...argv);
  expect(ran.code).toBe(2);
  expect(ran.out).toBe('');
  expect(ran.error.trim().split('\n')).toHaveLength(1);
  expect(ran.error).not.toMatch(/\bat .+:\d+:\d+/);
  expect(readdirSync(folder).sort()).toEqual(before);
  return ran.error;
}

describe('what cannot be done is said in one line, with exit code 2 and nothing half-written', () => {
  test('a missing file is named', async () => {
    expect(await refused('plan', at('没有.docx'))).toContain('没有.docx');
  });

  test.each(['plan', 'generate', 'cells', 'fsck', 'report', 'distribute'])('%s of an empty file', async (command) => {
    const empty = write('空.xlsx', '');
    expect(
      await refused(command, empty, ...(['plan', 'cells', 'fsck'].includes(command) ? [] : ['-o', at('x')])),
    ).toContain('空.xlsx');
  });

  test('a file of the wrong kind', async () => {
    const picture = write('照片.jpg', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]));
    expect(await refused('plan', picture)).toContain('照片.jpg');
    expect(await refused('fsck', picture)).toContain('照片.jpg');
  });

  test('a plan without tasks gives no ledger', async () => {
    const news = write('新闻.txt', '市政府召开会议\n7月2日，市政府召开会议，研究近期重点工作。\n');
    expect(await refused('generate', news, '-o', at('台账.xlsx'))).toContain('新闻.txt');
  });

  test('a plan without tasks is read, and said to have none', async () => {
    const news = write('新闻.txt', '市政府召开会议\n7月2日，市政府召开会议，研究近期重点工作。\n');
    const ran = await taizhang('plan', news, '--json');
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({
      tasks: [],
      issues: [expect.objectContaining({ code: 'plan.noTasks' })],
    });
  });

  test('an output folder that cannot be written', async () => {
    write('挡路', 'a file, not a folder');
    expect(await refused('generate', PLAN, '-o', at('挡路/台账.xlsx'))).toContain('挡路');
  });

  test('a text file given as a ledger', async () => {
    const text = write('台账.txt', '不是台账\n');
    expect(await refused('fsck', text)).toContain('台账.txt');
  });

  test('a folder given as a file', async () => {
    mkdirSync(at('文件夹.xlsx'));
    await taizhang('plan', at('文件夹.xlsx')).then((ran) => expect(ran).toMatchObject({ code: 2, out: '' }));
  });

  test.each([
    [[]],
    [['没有这个命令']],
    [['plan']],
    [['plan', 'a', 'b']],
    [['plan', 'a', '--bogus']],
    [['generate', PLAN]],
    [['plan', PLAN, '--as-of', '2026-02-30']],
    [['plan', PLAN, '--as-of', 'yesterday']],
    [['plan', PLAN, '--lang', 'fr']],
    [['plan', PLAN, '--year', 'x']],
    [['distribute', PLAN, '-o', 'x', '--period', '2026-13']],
    [['distribute', PLAN, '-o', 'x', '--by', 'nobody']],
  ])('wrong arguments %j', async (argv) => {
    await refused(...argv);
  });

  test('a result never takes the place of the file that it is made from', async () => {
    const plan = write('方案.txt', readFileSync(PLAN));
    expect(await refused('generate', plan, '-o', plan)).toContain('方案.txt');
    expect(await refused('plan', plan, '-o', at('./方案.txt'))).toContain('方案.txt');
    expect(readFileSync(plan)).toEqual(readFileSync(PLAN));
  });

  test('a folder without returns', async () => {
    mkdirSync(at('空文件夹'));
    await taizhang('generate', PLAN, '-o', at('台账.xlsx'));
    expect(await refused('consolidate', at('台账.xlsx'), at('空文件夹'), '-o', at('out.xlsx'))).toContain('空文件夹');
  });

  test('English is spoken where asked', async () => {
    expect(await refused('plan', at('missing.docx'), '--lang', 'en')).toContain('does not exist');
  });
});

test('help and version are answers, not failures', async () => {
  expect(await taizhang('--help')).toMatchObject({ code: 0, error: '' });
  expect(await taizhang('consolidate', '--help')).toMatchObject({ code: 0, error: '' });
  expect(await taizhang('--version')).toMatchObject({ code: 0, out: '0.0.0\n' });
});

import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listInputs, readInput } from '../../../src/adapters/files/read';
import { saveFile, saveFiles } from '../../../src/adapters/files/save';
import { sha256 } from '../../../src/core/model';

const bytes = (text: string) => new TextEncoder().encode(text);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-save-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a saved file holds the bytes, and no temporary file is left', async () => {
  await saveFile(path.join(folder, '台账.xlsx'), bytes('new'));
  expect(readFileSync(path.join(folder, '台账.xlsx'), 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['台账.xlsx']);
});

test('folders on the way are made', async () => {
  await saveFiles(path.join(folder, '下发/7月'), [{ name: 'a.xlsx', bytes: bytes('a') }]);
  expect(readFileSync(path.join(folder, '下发/7月/a.xlsx'), 'utf8')).toBe('a');
});

test.each(['~$台账.xlsx', '.~台账.xlsx', '.~lock.台账.xlsx#'])(
  'a ledger that is open elsewhere (%s) is not replaced',
  async (lock) => {
    const target = path.join(folder, '台账.xlsx');
    writeFileSync(target, 'old');
    writeFileSync(path.join(folder, lock), ',沈知远,office-3,;');
    await expect(saveFile(target, bytes('new'))).rejects.toMatchObject({ code: 'file.inUse' });
    expect(readFileSync(target, 'utf8')).toBe('old');
  },
);

test('who has the ledger open is named where the lock file says it', async () => {
  writeFileSync(path.join(folder, '.~lock.台账.xlsx#'), ',沈知远,office-3,27.07.2026 09:00,file;');
  await expect(saveFile(path.join(folder, '台账.xlsx'), bytes('new'))).rejects.toMatchObject({
    issue: { by: '沈知远' },
  });
});

test('a ledger that changed since it was read is not replaced', async () => {
  const target = path.join(folder, '台账.xlsx');
  writeFileSync(target, 'changed by somebody else');
  await expect(saveFile(target, bytes('new'), { expects: sha256('as it was read') })).rejects.toMatchObject({
    code: 'file.changed',
  });
  expect(readFileSync(target, 'utf8')).toBe('changed by somebody else');
  expect(readdirSync(folder)).toEqual(['台账.xlsx']);
});

test('a folder in the way of the file is said, and nothing half-written stays', async () => {
  mkdirSync(path.join(folder, '台账.xlsx'));
  await expect(saveFile(path.join(folder, '台账.xlsx'), bytes('new'))).rejects.toMatchObject({
    code: 'file.unwritable',
  });
  expect(readdirSync(folder)).toEqual(['台账.xlsx']);
});

test('a file where a folder is needed is said', async () => {
  writeFileSync(path.join(folder, 'out'), '');
  await expect(saveFiles(path.join(folder, 'out'), [{ name: 'a.xlsx', bytes: bytes('a') }])).rejects.toMatchObject({
    code: 'file.unwritable',
  });
});

test('a missing file and a folder given as a file are told apart', async () => {
  await expect(readInput(path.join(folder, '没有.xlsx'))).rejects.toMatchObject({ code: 'file.missing' });
  await expect(readInput(folder)).rejects.toMatchObject({ code: 'file.isFolder' });
});

test('a folder of returns is listed whole, without the lock files of office programs', async () => {
  mkdirSync(path.join(folder, '政法科'));
  for (const name of ['b.xlsx', 'a.pdf', '~$b.xlsx', '.~lock.b.xlsx#', '政法科/c.xls'])
    writeFileSync(path.join(folder, name), 'x');
  const found = (await listInputs([folder])).map((file) => path.relative(folder, file));
  expect(found).toEqual(['a.pdf', 'b.xlsx', path.join('政法科', 'c.xls')]);
});

test('a file that somebody protected stays as it is, whoever saves', async () => {
  const target = path.join(folder, '只读.xlsx');
  writeFileSync(target, 'old');
  chmodSync(target, 0o444);
  await expect(saveFile(target, bytes('new'))).rejects.toMatchObject({
    code: 'file.unwritable',
    issue: { reason: 'readOnly' },
  });
  expect(readFileSync(target, 'utf8')).toBe('old');
});

test('a replaced file keeps its permissions', async () => {
  const target = path.join(folder, '台账.xlsx');
  writeFileSync(target, 'old');
  chmodSync(target, 0o640);
  await saveFile(target, bytes('new'));
  expect(statSync(target).mode & 0o777).toBe(0o640);
});

test('a device in the place of the file is never replaced', async () => {
  const link = path.join(folder, '设备');
  symlinkSync('/dev/zero', link);
  await expect(saveFile(link, bytes('new'))).rejects.toMatchObject({ issue: { reason: 'special' } });
});

test('a folder that the system does not let be made is refused at once', async () => {
  await expect(saveFiles('/proc/taizhang/下发', [{ name: 'a.xlsx', bytes: bytes('a') }])).rejects.toMatchObject({
    code: 'file.unwritable',
  });
});

import {
  chmodSync,
  lstatSync,
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
import { saveBeside, saveFile, saveFiles } from '../../../src/adapters/files/save';
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

test.each([75, 79, 83])('a ledger whose name has %i Chinese characters is saved, and beside it too', async (length) => {
  const target = path.join(folder, `${'长'.repeat(length)}.xlsx`);
  await saveFile(target, bytes('old'));
  await saveFile(target, bytes('new'));
  expect(readFileSync(target, 'utf8')).toBe('new');
  const beside = await saveBeside(target, bytes('beside'));
  expect(path.basename(beside)).toMatch(/^长+（另存1）\.xlsx$/);
  expect(readdirSync(folder).sort()).toEqual([path.basename(target), path.basename(beside)].sort());
});

test('a lock file counts in whatever case and composition a share keeps its name', async () => {
  for (const lock of ['~$LEDGER É.XLSX', '~$ledger E\u0301.xlsx']) {
    writeFileSync(path.join(folder, lock), '');
    await expect(saveFile(path.join(folder, 'Ledger É.xlsx'), bytes('new'))).rejects.toMatchObject({
      code: 'file.inUse',
    });
    rmSync(path.join(folder, lock));
  }
});

test('the lock file of who opened the ledger by a link stands beside the link, and counts', async () => {
  mkdirSync(path.join(folder, '共享'));
  const target = path.join(folder, '台账.xlsx');
  writeFileSync(target, 'old');
  symlinkSync(target, path.join(folder, '共享', '七月.xlsx'));
  writeFileSync(path.join(folder, '共享', '.~lock.七月.xlsx#'), ',沈知远,');
  await expect(saveFile(path.join(folder, '共享', '七月.xlsx'), bytes('new'))).rejects.toMatchObject({
    issue: { by: '沈知远' },
  });
  expect(readFileSync(target, 'utf8')).toBe('old');
});

test('a link to a file that is not there yet makes that file', async () => {
  symlinkSync('真.xlsx', path.join(folder, '台账.xlsx'));
  await saveFile(path.join(folder, '台账.xlsx'), bytes('new'));
  expect(readFileSync(path.join(folder, '真.xlsx'), 'utf8')).toBe('new');
  expect(lstatSync(path.join(folder, '台账.xlsx')).isSymbolicLink()).toBe(true);
});

/** As Excel and WPS write it: the name in the computer's own code page, and once more in UTF-16. */
function ownerFile(name: string, ansi: Uint8Array, bytesInAll: number): Buffer {
  const file = Buffer.alloc(bytesInAll, 0x20);
  const wide = bytesInAll === 165 ? 55 : 54;
  file[0] = ansi.length;
  Buffer.from(ansi).copy(file, 1);
  file.writeUInt16LE(name.length, wide);
  file.write(name, wide + 2, 'utf16le');
  return file;
}

test.each([165, 162])('the owner file of an office program (%i bytes) tells who', async (bytesInAll) => {
  const gbk = new Uint8Array([0xc9, 0xf2, 0xd6, 0xaa, 0xd4, 0xb6]);
  writeFileSync(path.join(folder, '~$台账.xlsx'), ownerFile('沈知远', gbk, bytesInAll));
  await expect(saveFile(path.join(folder, '台账.xlsx'), bytes('new'))).rejects.toMatchObject({
    issue: { by: '沈知远' },
  });
  writeFileSync(path.join(folder, '~$台账.xlsx'), Buffer.concat([Buffer.from([6]), gbk]));
  await expect(saveFile(path.join(folder, '台账.xlsx'), bytes('new'))).rejects.toMatchObject({ issue: { by: '' } });
});

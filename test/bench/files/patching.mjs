// Patching one cell of a small sheet in a master of 5 MB: beside a mere copy of the master's entries.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
require('../../tools/typescript-hook.cjs');
const { patchXlsx } = require('../../../src/adapters/xlsx/patch/index.ts');
const { writeXlsx } = require('../../../src/adapters/xlsx/write/index.ts');
const { openZip } = require('../../../src/adapters/bytes/zip.ts');
const { writeZip } = require('../../../src/adapters/bytes/zip-write.ts');

const MEGABYTE = 1 << 20;

/** A master whose size is in a large sheet and a picture, as coordinators' masters are; the ledger itself is small. */
export function makeMaster() {
  const cell = (value) => ({ value });
  const rows = (count, width) =>
    Array.from({ length: count }, (_, row) => ({
      cells: Array.from({ length: width }, (_, column) => cell(`${row * 7919 + column * 104_729}号`)),
    }));
  const sheet = (name, count, width) => ({
    name,
    visibility: 'visible',
    columns: Array.from({ length: width }, () => ({ width: 12 })),
    rows: rows(count, width),
  });
  const book = writeXlsx({
    sheets: [sheet('台账', 30, 10), sheet('历年', 20_000, 10)],
    properties: { title: '总表', creator: '法治办', created: '2026-01-05T08:00:00Z' },
  });
  const zip = openZip(book);
  const members = zip.names.map((name) => zip.packed(name));
  const missing = Math.max(5 * MEGABYTE - book.length, 0);
  return writeZip([...members, { name: 'xl/media/image1.jpeg', bytes: noise(missing) }]);
}

/** Bytes that do not pack, as those of a photograph; the same ones every time. */
function noise(length) {
  const bytes = new Uint8Array(length);
  let state = 12_345;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = state >>> 16;
  }
  return bytes;
}

const CHANGE = [{ kind: 'setCells', sheet: '台账', cells: [{ row: 5, column: 3, value: '已办结' }] }];

/** One run of each: a cell patched, and the master's entries copied as they are. Milliseconds of the clock. */
export const patchers = {
  ours: (master) => timed(() => patchXlsx(master, CHANGE)),
  copy: (master) => timed(() => copyEntries(master)),
};

/** Megabytes that a process grows by while it does so ten times. */
export function memoryOf(way, master) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const file = path.join(folder, 'master.xlsx');
    writeFileSync(file, master);
    const script = fileURLToPath(new URL('patch-with.mjs', import.meta.url));
    return JSON.parse(execFileSync(process.execPath, ['--expose-gc', script, way, file])).grown;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function copyEntries(master) {
  const zip = openZip(master);
  return writeZip(zip.names.map((name) => zip.packed(name)));
}

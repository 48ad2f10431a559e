// Reading workbooks, as ratios to what a user would take instead and to the least that it can cost. The rivals run by
// turns, each in a process of its own, so that a busy machine burdens all of them alike; what is compared is processor
// time of the fastest round, and between Node and Chromium, which cannot tell it, the fastest by the clock.
// `node test/bench/files/read-workbooks.mjs` prints the rows of the table in results.md.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { row, tableOf } from '../table.mjs';
import { bundleReaders } from './bundle.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const PYTHON = process.env.PYTHON ?? '/usr/bin/python3';
const TURNS = 3;
/** The first rounds are read by code that is not yet compiled. */
const ROUNDS = 20;

/** Rows of the table. Needs openpyxl, which makes the workbooks too, and for its last row Chromium. */
export async function measureReading() {
  const folder = mkdtempSync(path.join(tmpdir(), 'reading-'));
  try {
    execFileSync(PYTHON, [path.join(here, 'make-returns.py'), path.join(folder, 'files')]);
    const bundle = await bundleReaders(folder);
    const [returns, big] = ['returns', 'big'].map((name) => path.join(folder, 'files', name));
    return [
      ...rowsOf('300 returns read', byTurns(bundle.node, returns, ROUNDS), {
        floor: 2,
        sheetjs: 1 / 8,
        openpyxl: 1 / 20,
      }),
      memoryRow('300 returns read: highest memory of the process', bundle.node, returns, '150 MB', 150, 1),
      ...rowsOf('50,000 rows × 10 read', byTurns(bundle.node, big, 3), { floor: 4, sheetjs: null, openpyxl: null }),
      memoryRow('50,000 rows × 10 read: highest memory', bundle.node, big, 'the size of its XML', sizeOfXml(big), 6),
      ...(await browserRow(bundle, returns)),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Every reader a few turns; whoever reads other cells than ours measures something else. */
function byTurns(program, folder, rounds) {
  const runs = { ours: [], floor: [], sheetjs: [], openpyxl: [] };
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [reader, results] of Object.entries(runs)) {
      // the slow ones need no warming up and would take minutes
      const slow = reader === 'sheetjs' || reader === 'openpyxl';
      if (!slow || turn === 0) results.push(runOf(program, reader, folder, slow ? 2 : rounds));
    }
  }
  const cells = new Set(Object.values(runs).flatMap((results) => results.map((result) => result.cells)));
  cells.delete(null);
  if (cells.size !== 1) throw new Error(`the readers see different cells: ${[...cells].join(', ')}`);
  return runs;
}

function runOf(program, reader, folder, rounds) {
  const openpyxl = reader === 'openpyxl';
  const command = openpyxl ? [PYTHON, path.join(here, 'read-openpyxl.py')] : [process.execPath, program, reader];
  return JSON.parse(execFileSync(command[0], [...command.slice(1), folder, String(rounds)], { encoding: 'utf8' }));
}

const NAMES = { floor: 'zlib and one pass', sheetjs: 'SheetJS', openpyxl: 'openpyxl, read-only' };

function rowsOf(what, runs, targets) {
  const processor = (reader) => Math.min(...runs[reader].map((run) => run.processor));
  return Object.entries(targets).map(([reader, target]) =>
    row(what, 'ms', processor('ours'), NAMES[reader], processor(reader), target),
  );
}

/** Memory of a process that reads everything once and keeps it all. */
function memoryRow(what, program, folder, beside, theirs, target) {
  return row(what, 'MB', runOf(program, 'ours', folder, 1).megabytes, beside, theirs, target);
}

/** Megabytes of the parts of the one workbook in a folder, as its directory has them. */
function sizeOfXml(folder) {
  const [name] = readdirSync(folder);
  const file = readFileSync(path.join(folder, name));
  let bytes = 0;
  for (let at = file.indexOf('PK\x01\x02', 'latin1'); at >= 0; at = file.indexOf('PK\x01\x02', at + 46, 'latin1')) {
    bytes += file.readUInt32LE(at + 24);
  }
  return bytes / (1 << 20);
}

async function browserRow(bundle, folder) {
  const chrome = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((found) => found && existsSync(found));
  if (chrome === undefined) return [];
  const node = runOf(bundle.node, 'ours', folder, ROUNDS);
  const browser = await readInChromium(chrome, bundle.worker, folder);
  if (browser.cells !== node.cells) throw new Error('the worker sees other cells than Node');
  return [row('300 returns read in Chromium’s worker', 'ms', Math.min(...browser.took), 'in Node', node.clock, 3)];
}

async function readInChromium(executablePath, script, folder) {
  const server = await serve(script);
  const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const files = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'base64'));
    return await page.evaluate(readInPage, { files, rounds: ROUNDS });
  } finally {
    await browser.close();
    server.close();
  }
}

/** Runs in the page. */
function readInPage({ files, rounds }) {
  const bytes = files.map((text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
  const worker = new Worker('/worker.js');
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ files: bytes, rounds });
  });
}

function serve(script) {
  const server = createServer((request, response) => {
    const isScript = request.url === '/worker.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? readFileSync(script) : '<!doctype html>');
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(tableOf(await measureReading()));

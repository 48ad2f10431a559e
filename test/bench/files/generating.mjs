// Making ledgers and returns against what a coordinator waits for without noticing: the first time in a new process.
// Memory is that of the command line as it is built (`npm run build:cli`), from the plan's file to the files written.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { row, tableOf } from '../table.mjs';
import { planOf } from './a-long-plan.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const program = path.resolve(here, '../../../dist/cli.js');

/** What is made, and the milliseconds it may take. */
const CASES = [
  { what: 'a new ledger of 17 rows', kind: 'ledger', count: 17, most: 150 },
  { what: 'a new ledger of 1,000 rows', kind: 'ledger', count: 1000, most: 1500 },
  { what: '200 return workbooks', kind: 'returns', count: 200, most: 2000 },
];
const MOST_MEGABYTES = 200;

/**
 * Rows of the table; each is the median of some processes. The less of clock and processor time counts: a busy machine
 * lengthens the one, collecting garbage in threads beside the work the other.
 */
export function measureGenerating({ rounds = 5 } = {}) {
  return CASES.flatMap(({ what, kind, count, most }) => {
    const runs = Array.from({ length: rounds }, () => make(kind, count));
    if (runs.some(({ pieces }) => pieces !== count)) throw new Error(`${what}: not all were made`);
    const times = runs.map((run) => Math.min(run.milliseconds, run.processor));
    return [row(what, 'ms', median(times), 'the limit', most, 1), ...memoryRows(what, kind, count)];
  });
}

function make(kind, count) {
  return JSON.parse(
    execFileSync(process.execPath, [path.join(here, 'make-ledger.mjs'), kind, String(count)], { encoding: 'utf8' }),
  );
}

function memoryRows(what, kind, count) {
  if (!existsSync(program)) return [];
  const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-bench-'));
  const at = (name) => path.join(folder, name);
  writeFileSync(at('plan.txt'), planOf(count));
  const generated = megabytesOf('generate', at('plan.txt'), '-o', at('ledger.xlsx'));
  const most = kind === 'ledger' ? generated : megabytesOf('distribute', at('ledger.xlsx'), '-o', at('returns'));
  rmSync(folder, { recursive: true, force: true });
  return [row(`${what}: highest memory`, 'MB', most, 'the limit', MOST_MEGABYTES, 1)];
}

/** The highest memory of one command in a process of its own. */
function megabytesOf(...command) {
  const told = 'data:text/javascript,process.on("exit",()=>console.error(`MB ${process.resourceUsage().maxRSS/1024}`))';
  const { stderr } = spawnSync(process.execPath, ['--import', told, program, ...command], { encoding: 'utf8' });
  return Number(/^MB ([\d.]+)$/m.exec(stderr)?.[1]);
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(tableOf(measureGenerating()));

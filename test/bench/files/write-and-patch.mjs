// Writing and patching workbooks, as ratios to what a user would take instead. `node test/bench/files/write-and-patch.mjs`
// prints the table alone, `npm run bench` all of them. Runs of the rivals alternate, so that a busy machine burdens all of them alike; what
// is compared is processor time where a run takes long, and the fastest tenth by the clock where it takes milliseconds.
import { fileURLToPath } from 'node:url';
import { makeMaster, memoryOf, patchers } from './patching.mjs';
import { row, tableOf } from '../table.mjs';
import { writers } from './writing.mjs';

/** Rows of the table: what, ours, beside whom, theirs (with units), ratio ours to theirs, the target for it, whether met. */
export function measureWritingAndPatching({ writingRounds = 5, patchingRounds = 600 } = {}) {
  return [...writingRows(alternate(writers, writingRounds)), ...patchingRows(patchingRounds)];
}

function writingRows({ ours, exceljs, openpyxl }) {
  const what = '300 formatted ledgers written';
  const processor = (runs) => median(runs.map((run) => run.processor));
  const memory = (runs) => median(runs.map((run) => run.megabytes));
  const rivals = [
    { name: 'openpyxl', runs: openpyxl, target: 0.5 },
    { name: 'exceljs', runs: exceljs, target: 1 },
  ].filter(({ runs }) => runs.every((run) => run !== null));
  return rivals.flatMap(({ name, runs, target }) => [
    row(what, 'ms', processor(ours), name, processor(runs), target),
    row(`${what}: highest memory`, 'MB', memory(ours), name, memory(runs), null),
  ]);
}

function patchingRows(rounds) {
  const master = makeMaster();
  const bound = Object.fromEntries(Object.entries(patchers).map(([name, patch]) => [name, () => patch(master)]));
  const { ours, copy } = alternate(bound, rounds);
  const what = `one cell patched in a master of ${(master.length / 1_000_000).toFixed(1)} MB`;
  return [
    row(what, 'ms', fastTenth(ours), 'copying its entries', fastTenth(copy), 2),
    row(
      `${what}: memory grown by`,
      'MB',
      memoryOf('ours', master),
      'copying its entries',
      memoryOf('copy', master),
      null,
    ),
  ];
}

/** Every rival once a round. */
function alternate(rivals, rounds) {
  const results = Object.fromEntries(Object.keys(rivals).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(rivals)) results[name].push(run());
  }
  return results;
}

function sorted(values) {
  return [...values].sort((a, b) => a - b);
}

function median(values) {
  return sorted(values)[values.length >> 1];
}

function fastTenth(values) {
  return sorted(values)[Math.floor(values.length / 10)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(tableOf(measureWritingAndPatching()));

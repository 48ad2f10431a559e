// Recognising and validating 300 returns of 25 rows, beside the time of reading them; and what the slowest rule costs.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { row, tableOf } from '../table.mjs';

const require = createRequire(import.meta.url);
require('../../tools/typescript-hook.cjs');
const { distribute } = require('../../../src/app/distribute.ts');
const { generateFromFile } = require('../../../src/app/generate-ledger.ts');
const { nodeServices } = require('../../../src/cli/services.ts');
const { recogniseReturn } = require('../../../src/core/returns/index.ts');
const { readLedger } = require('../../../src/core/sheet/index.ts');
const { CATALOGUE, validateReturn } = require('../../../src/core/validate/index.ts');
const { fillReturn } = require('../../flow/fill.ts');

const UNITS = 300;
const ROWS = 25;
const MOST_ADDED = 2;
const MOST_MICROSECONDS = 20;
const WHEN = { asOf: '2026-07-20', period: '2026-07' };

/** Rows of the table; times are the least of some rounds, all in this process and after each other. */
export async function measureValidating({ rounds = 5 } = {}) {
  const services = nodeServices();
  const { ledger, files } = await handedIn(services);
  let reading = Infinity;
  let known = Infinity;
  let unknown = Infinity;
  let read = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    read = [];
    for (const file of files) read.push(await services.readFile(file));
    reading = Math.min(reading, performance.now() - start);
    known = Math.min(
      known,
      timeOf(() => look(read, ledger)),
    );
    const bare = read.map((one) => ({ ...one, book: withoutIdentity(one.book) }));
    unknown = Math.min(
      unknown,
      timeOf(() => look(bare, ledger)),
    );
  }
  const [slowest, code] = slowestRule(read, ledger);
  return [
    row(`recognising and validating ${UNITS} × ${ROWS}`, 'ms', known, 'reading', reading, MOST_ADDED),
    row('the same without hidden identity', 'ms', unknown, 'reading', reading, MOST_ADDED),
    row(`the slowest rule, ${code}: a row`, 'µs', slowest, 'the limit', MOST_MICROSECONDS, 1),
  ];
}

/** A ledger of which every unit has 25 tasks, and every unit's return, filled in. */
async function handedIn(services) {
  const lines = ['云溪市2026年营商环境提升方案', '（2026年3月2日）'];
  for (let task = 0; task < (UNITS * ROWS) / 10; task += 1) {
    const units = Array.from({ length: 10 }, (_, index) => `市第${((task * 10 + index) % UNITS) + 1}局`);
    lines.push(`${task + 1}、压减第${task + 1}类审批事项申报材料并优化流程`, `责任单位：${units.join('、')}`);
    lines.push('完成时限：2026年10月底前');
  }
  const plan = { name: '方案.txt', bytes: new TextEncoder().encode(lines.join('\n')) };
  const { file } = await generateFromFile(services, plan, { asOf: '2026-03-10' });
  const made = await distribute(services, file, { asOf: '2026-07-01', period: WHEN.period });
  const files = made.files.map(({ name, bytes, unit, tasks }) => {
    if (tasks !== ROWS) throw new Error(`${unit} has ${tasks} tasks`);
    return { name, bytes: fillReturn(bytes, (_, index) => answer(unit, index)) };
  });
  const { ledger } = readLedger((await services.readFile(file)).book, file.name).value;
  return { ledger, files };
}

function answer(unit, index) {
  const progress = `${unit}7月${index + 3}日召开推进会，完成第${index + 1}批清单，压减材料${index + 2}项。`;
  return { 状态: '推进中', 进展情况: progress };
}

function look(read, ledger) {
  for (const { book, file } of read) {
    const { value } = recogniseReturn(book, file, ledger);
    if (value[0]?.rows.length !== ROWS) throw new Error(`${file.name}: ${value[0]?.rows.length} rows`);
    for (const returned of value) validateReturn(returned, ledger, WHEN);
  }
}

/** Copied into a new workbook: the visible columns of the visible sheet are all that is left. */
function withoutIdentity(book) {
  const [sheet] = book.sheets.filter(({ visibility }) => visibility === 'visible');
  const hidden = new Set(sheet.hiddenColumns);
  const rows = sheet.rows.map((cells) => cells?.map((value, column) => (hidden.has(column) ? null : value)));
  return { ...book, sheets: [{ ...sheet, rows }] };
}

/** The rule that takes longest, in microseconds a row, over all rows of all returns. */
function slowestRule(read, ledger) {
  const checked = rowsAsRulesSeeThem(read, ledger);
  const rows = checked.reduce((sum, one) => sum + one.rows.length, 0);
  const costs = CATALOGUE.map((rule) => {
    const run = () => checked.forEach(({ rows, context }) => rule.run(rows, context));
    run();
    const least = Math.min(...Array.from({ length: 5 }, () => timeOf(run)));
    return [(least * 1000) / rows, rule.code];
  });
  return costs.sort(([a], [b]) => b - a)[0];
}

/** Listens at the first rule of the catalogue to what validating hands to all of them. */
function rowsAsRulesSeeThem(read, ledger) {
  const seen = [];
  const [first] = CATALOGUE;
  const run = first.run;
  first.run = (rows, context) => {
    seen.push({ rows, context });
    return run(rows, context);
  };
  look(read.slice(0, 60), ledger);
  first.run = run;
  return seen;
}

function timeOf(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(tableOf(await measureValidating()));

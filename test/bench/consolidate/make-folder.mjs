// Makes what a coordinator has on closing day: a ledger, and a folder with one filled return a unit.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
require('../../tools/typescript-hook.cjs');
const { patchXlsx } = require('../../../src/adapters/xlsx/patch');
const { readXlsx } = require('../../../src/adapters/xlsx/read');
const { handOutOf } = require('../../../src/app/distribute');
const { generateLedger } = require('../../../src/app/generate-ledger');
const { nodeServices } = require('../../../src/cli/services');
const { DEFAULT_VOCABULARY, defaultColumns } = require('../../../src/core/ledger');
const { sha256, Template, TEMPLATE_FORMAT } = require('../../../src/core/model');
const { readLedger } = require('../../../src/core/sheet');

const ROWS = 25;
const FILL = fileURLToPath(new URL('fill-openpyxl.py', import.meta.url));

/**
 * A ledger in which each of `units` units has 25 rows of its own (`shared`: all answer the same 25 rows), and their
 * July returns, filled and saved on the 20th: by openpyxl, or where that takes too long by our own patcher. Gives the
 * paths of both.
 */
export async function makeFolder(folder, units, { shared = false, byOpenpyxl = true } = {}) {
  const services = nodeServices();
  const [asOf, period] = ['2026-07-01', '2026-07'];
  rmSync(folder, { recursive: true, force: true });
  const [ledger, returns] = [path.join(folder, '台账.xlsx'), path.join(folder, '回表')];
  mkdirSync(returns, { recursive: true });
  const { file } = await generateLedger(services, { template: templateOf(units, shared) }, { asOf });
  writeFileSync(ledger, file.bytes);
  const sheet = readLedger(readXlsx(file.bytes, file.name), file.name).value;
  const { files } = handOutOf(services, sheet.ledger, { asOf, period });
  for (const { name, unit, bytes } of files)
    writeFileSync(path.join(returns, name), byOpenpyxl ? bytes : filled(bytes, unit));
  if (byOpenpyxl) execFileSync('/usr/bin/python3', [FILL, returns]);
  return { ledger, returns };
}

function templateOf(units, shared) {
  const names = Array.from({ length: units }, (_, at) => `第${at + 1}科`);
  const tasks = shared
    ? Array.from({ length: ROWS }, (_, row) => ({ title: titleOf(row), units: names }))
    : names.flatMap((name) =>
        Array.from({ length: ROWS }, (_, row) => ({ title: `${name}${titleOf(row)}`, units: [name] })),
      );
  const assignments = tasks.map(({ title, units: responsibleUnits }, at) => ({
    taskId: `t-${sha256(title).slice(0, 12)}`,
    planTaskId: null,
    sequence: String(at + 1),
    title,
    deadline: { text: '2026年12月底前', kind: 'by', due: '2026-12' },
    leadUnits: [],
    responsibleUnits,
    supportingUnits: [],
    owners: [],
    section: [],
    requirements: [],
  }));
  return Template.parse({
    format: TEMPLATE_FORMAT,
    plan: { title: '重点工作方案', documentNumber: null, issuer: null, issuedOn: '2026-01-05', filing: [], tasks: [] },
    columns: defaultColumns(assignments),
    title: '重点工作台账',
    notes: [],
    vocabulary: DEFAULT_VOCABULARY,
    rules: {},
    calendar: { cycle: 'monthly', closingDay: 30 },
    units: [],
    assignments,
    levels: [],
  });
}

const titleOf = (row) => `重点事项${row + 1}：健全合法性审查、专家论证、风险评估和集体讨论决定制度`;

function filled(bytes, unit) {
  const [grid] = readXlsx(bytes, 'return.xlsx').sheets;
  const header = grid.rows.findIndex((row) => row?.includes('进展情况'));
  const [sequence, status, progress] = ['序号', '状态', '进展情况'].map((title) => grid.rows[header].indexOf(title));
  const cells = [];
  for (let row = header + 1; /^\d+$/.test(String(grid.rows[row]?.[sequence] ?? '')); row += 1) {
    cells.push({ row, column: status, value: '推进中' });
    cells.push({
      row,
      column: progress,
      value: `${unit}本月完成第${row}项的意见征集，收到反馈${row * 7}条，已逐条研究。`,
    });
  }
  return patchXlsx(bytes, [{ kind: 'setCells', sheet: grid.name, cells }], { modified: '2026-07-20T08:00:00Z' });
}

// Writes test/excel-host/api-sets.json: which 1.x of ExcelApi brought which class and member, read from the
// `[Api set: …]` notes of @types/office-js. Run it after a new version of the types: node test/tools/api-sets.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const types = require.resolve('@types/office-js/index.d.ts');
const target = new URL('../excel-host/api-sets.json', import.meta.url);

const levels = {};
let inExcel = false;
let className = null;
let note = null;
for (const line of readFileSync(types, 'utf8').split('\n')) {
  if (/^declare namespace /.test(line)) inExcel = /^declare namespace Excel\b/.test(line);
  if (!inExcel) continue;
  const set = /\[Api set: (.*?)\]/.exec(line);
  if (set) note = /^ExcelApi 1\.(\d+)/.exec(set[1]) ? Number(/^ExcelApi 1\.(\d+)/.exec(set[1])[1]) : 99;
  const opened = /^ {4}class (\w+)/.exec(line);
  if (opened) {
    className = opened[1];
    record(className);
    continue;
  }
  if (/^ {4}\}/.test(line)) className = null;
  const member = /^ {8}(?:readonly )?(\w+)(?:\(|\??:)/.exec(line);
  if (className && member && member[1] !== 'context') record(`${className}.${member[1]}`);
}

function record(name) {
  if (note !== null && levels[name] === undefined && note > 1) levels[name] = note;
  note = null;
}

const sorted = Object.fromEntries(Object.entries(levels).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(target, `${JSON.stringify(sorted)}\n`);
process.stdout.write(`${Object.keys(sorted).length} members\n`);

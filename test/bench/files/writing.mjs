// Writing 300 formatted ledgers: ours beside openpyxl and exceljs. Every writer runs in a process of its own and renders
// the same ledgers with the same formats in memory; only ours also measures how high the rows must be.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { HEADERS, ledgerValues, WIDTHS } from './ledger-layout.mjs';

const folder = path.dirname(fileURLToPath(import.meta.url));
const LEDGERS = 300;

/** One run of each writer: `{ milliseconds, processor, megabytes, bytes }`, null where the program is not installed. */
export const writers = {
  ours: () => node('ours'),
  exceljs: () => node('exceljs'),
  openpyxl: () => {
    const ledgers = Array.from({ length: LEDGERS }, (_, number) => ledgerValues(number));
    const input = JSON.stringify({ widths: WIDTHS, headers: HEADERS, ledgers });
    const python = process.env.PYTHON ?? '/usr/bin/python3';
    return measured(() =>
      execFileSync(python, [path.join(folder, 'write-openpyxl.py')], { input, maxBuffer: 1 << 24 }),
    );
  },
};

function node(writer) {
  return measured(() => execFileSync(process.execPath, [path.join(folder, 'write-with.mjs'), writer, String(LEDGERS)]));
}

function measured(run) {
  try {
    return JSON.parse(run());
  } catch {
    return null;
  }
}

// Renders the benchmark's ledgers with one of the writers (`ours` or `exceljs`) in a process of its own, so that the
// memory of one is not the other's: `node write-with.mjs ours 300` prints what it took as JSON.
import { createRequire } from 'node:module';
import { HEADERS, ledgerLayout, ledgerValues, WIDTHS } from './ledger-layout.mjs';

const CHOICE = {
  type: 'list',
  allowBlank: true,
  formulae: ['"未启动,正常推进,推进缓慢,已完成"'],
  showInputMessage: true,
  promptTitle: '状态',
  prompt: '请从下拉框里选一个。',
  showErrorMessage: true,
  errorStyle: 'stop',
  errorTitle: '状态不对',
  error: '只能选下拉框里的词。',
};

const require = createRequire(import.meta.url);
const [writer = 'ours', count = '300'] = process.argv.slice(2);
const numbers = Array.from({ length: Number(count) }, (_, number) => number);
const write = writer === 'ours' ? prepareOurs() : prepareExcelJs();
await write(numbers[0]);

const start = performance.now();
const processor = process.cpuUsage();
let bytes = 0;
for (const number of numbers) bytes += await write(number);
const { user, system } = process.cpuUsage(processor);
console.log(
  JSON.stringify({
    milliseconds: performance.now() - start,
    processor: (user + system) / 1000,
    megabytes: process.resourceUsage().maxRSS / 1024,
    bytes,
  }),
);

function prepareOurs() {
  require('../../tools/typescript-hook.cjs');
  const { writeXlsx } = require('../../../src/adapters/xlsx/write/index.ts');
  const layouts = numbers.map(ledgerLayout);
  return (number) => writeXlsx(layouts[number]).length;
}

function prepareExcelJs() {
  const { Workbook } = require('exceljs');
  const values = numbers.map(ledgerValues);
  return async (number) => {
    const book = new Workbook();
    const sheet = book.addWorksheet('台账', {
      views: [{ state: 'frozen', ySplit: 2 }],
      pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToHeight: 0, printTitlesRow: '1:2' },
      headerFooter: { oddFooter: '&C第&P页 共&N页' },
    });
    sheet.columns = WIDTHS.map((width, column) => ({ width, hidden: column === 9 }));
    fill(sheet, number, values[number]);
    // one turn of its password hash instead of 100,000: there is no password
    await sheet.protect('', { formatRows: true, formatColumns: true, spinCount: 1 });
    return (await book.xlsx.writeBuffer()).byteLength;
  };
}

function fill(sheet, number, rows) {
  const side = { style: 'thin' };
  const frame = { left: side, right: side, top: side, bottom: side };
  const wrapped = { vertical: 'middle', wrapText: true };
  const body = { font: { name: '仿宋_GB2312', size: 12, charset: 134 }, border: frame, alignment: wrapped };
  const fillOf = (argb) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb }, bgColor: { argb } });
  const head = {
    font: { name: '黑体', size: 12, bold: true },
    border: frame,
    alignment: { ...wrapped, horizontal: 'center' },
    fill: fillOf('FFD9E1F2'),
  };
  const open = { ...body, protection: { locked: false } };
  const dated = { ...open, numFmt: 'yyyy"年"m"月"d"日"' };

  sheet.getCell('A1').value = `2026年工作台账 第${number}份`;
  sheet.getCell('A1').style = { font: { name: '方正小标宋简体', size: 22 }, alignment: head.alignment };
  sheet.mergeCells('A1:I1');
  sheet.getRow(1).height = 40;
  HEADERS.forEach((text, column) => {
    const cell = sheet.getCell(2, column + 1);
    cell.value = text;
    cell.style = head;
  });
  rows.forEach((values, row) => {
    sheet.getRow(row + 3).height = 54;
    values.forEach((value, column) => {
      const cell = sheet.getCell(row + 3, column + 1);
      cell.value = column === 7 ? new Date(`${value}T00:00:00Z`) : value;
      cell.style = column === 7 ? dated : column >= 6 || column === 3 ? open : body;
      if (column === 6) cell.dataValidation = CHOICE;
    });
  });
  const last = rows.length + 2;
  sheet.autoFilter = `A2:J${last}`;
  sheet.addConditionalFormatting({
    ref: `A3:I${last}`,
    rules: [{ type: 'expression', priority: 1, formulae: ['$G3="推进缓慢"'], style: { fill: fillOf('FFFFC7CE') } }],
  });
}

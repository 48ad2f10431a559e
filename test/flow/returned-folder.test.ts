import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { consolidateReturns } from '../../src/app/consolidate-returns';
import { distribute } from '../../src/app/distribute';
import { generateFromFile } from '../../src/app/generate-ledger';
import type { InputFile } from '../../src/app/ports';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { nodeServices } from '../../src/cli/services';
import type { Answer } from '../../src/core/consolidate';
import { cellText, Period, type CellLayout, type SheetLayout } from '../../src/core/model';
import { aPdf, textAt } from '../support/pdf-files';
import { describeWith, systemPython } from '../support/programs';
import { aWordFile, p, tbl } from '../support/word-files';
import { fillReturn, tableOf } from './fill';

/* Scenes 4, 5 and 8 of practice.md. */

const services = nodeServices();
const july = Period.parse('2026-07');
const asOf = '2026-07-20';
const options = { asOf, period: july };

/** 32 bureaus with a task of their own and one that all share. */
const UNITS = Array.from(
  { length: 32 },
  (_, index) => `市第${'甲乙丙丁戊己庚辛'.charAt(index % 8)}${Math.floor(index / 8) + 1}局`,
);
const PLAN = [
  '云溪市2026年营商环境提升方案',
  '（2026年3月2日）',
  ...UNITS.flatMap((unit, index) => [
    `${index + 1}、${'压减优化清理推进'.slice(index % 4, (index % 4) + 2)}第${index + 1}类审批事项申报材料`,
    `责任单位：${unit}`,
    '完成时限：2026年10月底前',
  ]),
].join('\n');

async function handedOut() {
  const plan = { name: '方案.txt', bytes: new TextEncoder().encode(PLAN) };
  const { file } = await generateFromFile(services, plan, { asOf: '2026-03-10' });
  const { files } = await distribute(services, file, { asOf: '2026-07-01', period: july });
  const filled = files.map((own) => ({
    unit: own.unit,
    name: own.name,
    bytes: fillReturn(own.bytes, () => ({ 状态: '推进中', 进展情况: `${own.unit}已完成第一批清单` })),
  }));
  return { ledger: file, filled };
}

const PASTED = { title: '', creator: '', created: '2026-07-20T08:00:00Z' };

/** What a clerk gets who copies the visible table and pastes it into a new workbook. */
function pasted(bytes: Uint8Array, name: string): InputFile {
  const { grid } = tableOf(bytes);
  const visible = (column: number): boolean => !grid.hiddenColumns.includes(column);
  const sheet: SheetLayout = {
    name: 'Sheet1',
    visibility: 'visible',
    columns: [],
    rows: grid.rows.map((row) => ({
      cells: Array.from(row ?? []).flatMap((value, column): CellLayout[] =>
        visible(column) ? [{ value: cellText(value) === '' ? null : cellText(value) }] : [],
      ),
    })),
  };
  return { name, bytes: services.writeWorkbook({ sheets: [sheet], properties: PASTED }) };
}

test('scene 4: a table pasted into a new workbook needs one confirmation, and is not asked about again', async () => {
  const { ledger, filled } = await handedOut();
  const [first] = filled;
  if (first === undefined) throw new Error('nothing handed out');
  const file = pasted(first.bytes, '工作簿1.xlsx');
  const asked = await consolidateReturns(services, ledger, [file], options);
  expect(asked.result.questions).toMatchObject([
    { file: '工作簿1.xlsx', row: null, unit: first.unit, period: '2026-07' },
  ]);
  expect(asked.result.entriesAdded).toBe(0);
  const decisions: Answer[] = [{ file: '工作簿1.xlsx', unit: first.unit, period: july }];
  const taken = await consolidateReturns(services, ledger, [file], { ...options, decisions });
  expect(taken.result).toMatchObject({ questions: [], conflicts: [], entriesAdded: 1 });
  const again = await consolidateReturns(services, { ...ledger, bytes: taken.bytes }, [file], options);
  expect(again).toMatchObject({ changed: false, result: { questions: [], entriesAdded: 0 } });
});

test('scene 4: thirty such files are one list, each with the unit that it seems to be from, and one list of answers', async () => {
  const { ledger, filled } = await handedOut();
  const files = filled.slice(0, 30).map(({ bytes }, index) => pasted(bytes, `工作簿${index + 1}.xlsx`));
  const asked = await consolidateReturns(services, ledger, files, options);
  const seen = new Map(asked.result.questions.map(({ file, unit }) => [file, unit]));
  expect([...seen]).toHaveLength(30);
  expect(files.map(({ name }) => seen.get(name))).toEqual(filled.slice(0, 30).map(({ unit }) => unit));
  const decisions = asked.result.questions.map(({ file, unit, period }): Answer => {
    if (unit === null || period === null) throw new Error(file);
    return { file, unit, period };
  });
  const taken = await consolidateReturns(services, ledger, files, { ...options, decisions });
  expect(taken.result).toMatchObject({ questions: [], conflicts: [], entriesAdded: 30 });
  const wrong = taken.result.ledger.entries.filter(({ unit, values }) => !values.progress.startsWith(unit));
  expect(wrong).toEqual([]);
  const accepted = await consolidateReturns(services, ledger, files, { ...options, accept: true });
  expect(accepted.result.entriesAdded).toBe(30);
});

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** A photograph's first bytes. */
const JPEG = new Uint8Array([
  0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9,
]);

/** An archive as old Chinese Windows packs it: the names in GBK, nothing says so. */
function gbkZip(files: readonly { readonly name: readonly number[]; readonly bytes: Uint8Array }[]): Uint8Array {
  const local: number[] = [];
  const central: number[] = [];
  const word = (value: number): number[] => [value & 255, (value >> 8) & 255];
  const long = (value: number): number[] => [...word(value & 0xffff), ...word(value >>> 16)];
  for (const { name, bytes } of files) {
    const sizes = [
      ...long(crc32(bytes)),
      ...long(bytes.length),
      ...long(bytes.length),
      ...word(name.length),
      ...word(0),
    ];
    const head = [...word(20), ...word(0), ...word(0), ...word(0), ...word(0x21), ...sizes];
    central.push(
      ...long(0x02014b50),
      ...word(20),
      ...head,
      ...word(0),
      ...word(0),
      ...word(0),
      ...long(0),
      ...long(local.length),
      ...name,
    );
    local.push(...long(0x04034b50), ...head, ...name, ...bytes);
  }
  const end = [...long(0x06054b50), ...word(0), ...word(0), ...word(files.length), ...word(files.length)];
  return new Uint8Array([...local, ...central, ...end, ...long(central.length), ...long(local.length), ...word(0)]);
}

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ -1) >>> 0;
}

/** 市第甲4局.xlsx in GBK. */
const GBK_NAME = [0xca, 0xd0, 0xb5, 0xda, 0xbc, 0xd7, 0x34, 0xbe, 0xd6, ...utf8('.xlsx')];

test('scene 5: of a folder with everything in it each file is listed once, by unit where known; none disappears', async () => {
  const { ledger, filled } = await handedOut();
  const of = (unit: string): Uint8Array => filled.find((one) => one.unit === unit)?.bytes ?? new Uint8Array();
  const files: InputFile[] = [
    { name: '市第甲1局_台账_2026-07.xlsx', bytes: of('市第甲1局') },
    { name: '市第甲1局（盖章）.pdf', bytes: aPdf([[textAt(72, 700, 'stamped')]]) },
    { name: '市第乙1局现场照片.jpg', bytes: JPEG },
    { name: '市第丙1局/情况报告.docx', bytes: aWordFile(p('工作情况报告') + tbl(['指标', '数值'], ['办件', '12'])) },
    {
      name: '市第丁1局7月.docx',
      bytes: aWordFile(
        p('市第丁1局2026年7月台账') +
          tbl(['任务', '进展'], [filled[3] === undefined ? '' : taskOf(filled[3].bytes), '已完成第一批']),
      ),
    },
    { name: '市第戊1局.rar', bytes: utf8('Rar!\x1a\x07\x00') },
    { name: '7月报送.zip', bytes: gbkZip([{ name: GBK_NAME, bytes: of('市第甲4局') }]) },
    { name: '坏文件.xlsx', bytes: utf8('PK\x03\x04 broken') },
    { name: '空.xlsx', bytes: new Uint8Array() },
  ];
  const { result } = await consolidateReturns(services, ledger, files, options);
  const listed = result.files.map(({ file, unit, state }) => [file, unit, state]);
  expect(new Set(listed.map(([file]) => file)).size).toBe(files.length);
  expect(listed).toEqual(
    expect.arrayContaining([
      ['市第甲1局_台账_2026-07.xlsx', '市第甲1局', 'merged'],
      ['市第甲1局（盖章）.pdf', '市第甲1局', 'attachment'],
      ['市第乙1局现场照片.jpg', '市第乙1局', 'attachment'],
      ['市第丙1局/情况报告.docx', '市第丙1局', 'attachment'],
      ['市第丁1局7月.docx', '市第丁1局', 'question'],
      ['市第戊1局.rar', '市第戊1局', 'attachment'],
      ['7月报送.zip/市第甲4局.xlsx', '市第甲4局', 'merged'],
    ]),
  );
  for (const name of ['坏文件.xlsx', '空.xlsx']) {
    expect(result.files.find(({ file }) => file === name)).toMatchObject({
      state: 'rejected',
      reason: expect.anything() as unknown,
    });
  }
  const report = (unit: string) => result.units.find((one) => one.unit === unit);
  expect(report('市第甲1局')).toMatchObject({ state: 'returned', stamped: ['市第甲1局（盖章）.pdf'] });
  expect(report('市第乙1局')).toMatchObject({ state: 'missing', attachments: ['市第乙1局现场照片.jpg'], stamped: [] });
});

function taskOf(bytes: Uint8Array): string {
  const { rows, text } = tableOf(bytes);
  return text(rows[0] ?? 0, '主要任务');
}

/** Strikes one answer through, comments on another and puts a cell picture into a third, as a person does. */
const ODD_CELLS = `
import sys, openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font
book = openpyxl.load_workbook(sys.argv[1])
sheet = book[sys.argv[3]]
row, progress, remarks = int(sys.argv[4]), int(sys.argv[5]), int(sys.argv[6])
cell = sheet.cell(row, progress)
cell.font = Font(strike=True)
cell.comment = Comment('这句请领导定', '审核人')
sheet.cell(row, remarks).value = '=_xlfn.DISPIMG("ID_0001",1)'
book.save(sys.argv[2])
`;

describeWith(['openpyxl'], 'scene 8: struck text, a comment and a picture in a cell', () => {
  test('no struck sentence and no formula reaches the ledger, and all three are listed', async () => {
    const { ledger, filled } = await handedOut();
    const [first] = filled;
    if (first === undefined) throw new Error('nothing handed out');
    const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-scene-8-'));
    const [source, target] = [path.join(folder, 'in.xlsx'), path.join(folder, first.name)];
    writeFileSync(source, first.bytes);
    const { grid, rows, columns } = tableOf(first.bytes);
    const at = (title: string): string => String((columns.get(title) ?? -1) + 1);
    const places = [String((rows[0] ?? 0) + 1), at('进展情况'), at('备注')];
    execFileSync(systemPython(), ['-c', ODD_CELLS, source, target, grid.name, ...places]);
    const odd = { name: first.name, bytes: new Uint8Array(readFileSync(target)) };
    const { bytes, result } = await consolidateReturns(services, ledger, [odd], options);
    const codes = result.files.flatMap(({ issues }) => issues.map(({ code }) => code));
    expect(codes).toEqual(expect.arrayContaining(['merge.struck', 'merge.comment', 'merge.picture']));
    const [shown] = readXlsx(bytes, ledger.name).sheets;
    const texts = (shown?.rows ?? []).flatMap((row) => (row ?? []).map((value) => cellText(value))).join('\n');
    expect(texts).not.toContain('已完成第一批清单');
    expect(texts).not.toContain('DISPIMG');
  });
});

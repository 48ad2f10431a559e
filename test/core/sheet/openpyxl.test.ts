import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import { Period, type WorkbookLayout } from '../../../src/core/model';
import { layoutLedger, layoutReturn } from '../../../src/core/sheet';
import { describeWith, systemPython } from '../../support/programs';
import { aLedger } from '../ledger/a-plan';

const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-openpyxl-'));
const LEDGER = aLedger(
  Array.from({ length: 17 }, (_, index) => ({ title: `第${index + 1}项任务`, units: ['市审批局'] })),
);

const LOOK = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.worksheets[0]
rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
print(json.dumps({
  'sheets': [[s.title, s.sheet_state] for s in book.worksheets],
  'rows': [[None if v is None else str(v) for v in row] for row in rows],
  'titles': sheet.print_title_rows,
  'area': sheet.print_area,
  'freeze': sheet.freeze_panes,
  'filter': sheet.auto_filter.ref,
  'orientation': sheet.page_setup.orientation,
  'paper': sheet.page_setup.paperSize,
  'fit': [sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight],
  'footer': sheet.oddFooter.center.text,
  'validations': [[v.type, str(v.sqref), v.promptTitle] for v in sheet.data_validations.dataValidation],
  'formats': [[str(r.sqref), r.rules[0].formula[0]] for r in sheet.conditional_formatting],
  'protected': sheet.protection.sheet,
  'mayFormat': [not sheet.protection.formatRows, not sheet.protection.formatColumns],
  'password': sheet.protection.password,
  'open': [c.coordinate for row in sheet.iter_rows() for c in row if not c.protection.locked],
  'fonts': [[sheet['A1'].font.name, sheet['A1'].font.sz], [sheet['B%d' % int(sys.argv[2])].font.name, sheet['B%d' % int(sys.argv[2])].font.sz]],
  'hidden': [key for key, dim in sheet.column_dimensions.items() if dim.hidden],
}, ensure_ascii=False))
`;

type Seen = { readonly [key: string]: unknown };

function seenByOpenpyxl(name: string, layout: WorkbookLayout, firstRow: number): Seen {
  const file = path.join(folder, name);
  writeFileSync(file, writeXlsx(layout));
  const answer = execFileSync(systemPython(), ['-c', LOOK, file, String(firstRow)], { encoding: 'utf8' });
  return JSON.parse(answer) as Seen;
}

describeWith(['openpyxl'], 'what openpyxl sees', () => {
  test('of a ledger: title, header, rows, filter over the hidden ids, print titles, drop-down and colours', () => {
    const seen = seenByOpenpyxl('台账.xlsx', layoutLedger(LEDGER, null, { asOf: '2026-07-01' }), 4);
    expect(seen).toMatchObject({
      sheets: [
        ['台账', 'visible'],
        ['填报记录', 'visible'],
        ['汇总日志', 'visible'],
        ['_taizhang', 'veryHidden'],
      ],
      titles: '$1:$3',
      area: ['$A$1:$H$20'],
      freeze: 'C4',
      filter: 'A3:K20',
      orientation: 'landscape',
      paper: 9,
      fit: [true, 1, 0],
      footer: '第&P页 共&N页',
      protected: false,
      fonts: [
        ['方正小标宋简体', 22],
        ['仿宋_GB2312', 12],
      ],
      hidden: ['I', 'J', 'K'],
    });
    const rows = seen.rows as (string | null)[][];
    expect(rows[0]?.[0]).toBe('落实《云溪市2026年营商环境提升方案》工作台账');
    expect(rows[2]?.slice(0, 8)).toEqual([
      '序号',
      '主要任务',
      '完成时间',
      '状态',
      '进展情况',
      '责任单位',
      '责任人',
      '备注',
    ]);
    expect(rows.slice(3, 20).map((row) => row[1])).toEqual(
      Array.from({ length: 17 }, (_, index) => `第${index + 1}项任务`),
    );
    expect(seen.validations).toEqual([['list', 'D4:D20', null]]);
    expect((seen.formats as string[][]).map(([range]) => range)).toEqual(expect.arrayContaining(['C4:C20', 'D4:D20']));
  });

  test('of a return: protected without password, four open columns, prompts, print titles and the hidden identity', () => {
    const layout = layoutReturn(LEDGER, '市审批局', Period.parse('2026-07'), { asOf: '2026-07-01' });
    const seen = seenByOpenpyxl('报送表.xlsx', layout, 5);
    expect(seen).toMatchObject({
      sheets: [
        ['填报表', 'visible'],
        ['填报说明', 'visible'],
        ['_taizhang', 'veryHidden'],
      ],
      titles: '$1:$4',
      protected: true,
      mayFormat: [true, true],
      password: null,
      hidden: ['K', 'L', 'M', 'N'],
    });
    const open = seen.open as string[];
    const inTable = open.filter((cell) => Number(cell.replace(/\D/g, '')) <= 21);
    expect(new Set(inTable.map((cell) => cell.replace(/\d/g, '')))).toEqual(new Set(['G', 'H', 'I', 'J']));
    expect(inTable).toHaveLength(17 * 4);
    expect((seen.validations as string[][]).map(([kind, range, title]) => [kind, range, title])).toEqual([
      ['list', 'G5:G21', '状态'],
      ['textLength', 'H5:H21', '进展情况'],
      ['date', 'I5:I21', '办结日期'],
      ['custom', 'J5:J21', '备注'],
    ]);
  });
});

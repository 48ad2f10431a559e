import { recogniseReturn } from '../../../src/core/returns';
import type { Book, CellRange, Grid, Issue, Ledger, UnitReturn } from '../../../src/core/model';
import { aLedger, taskId } from '../ledger/a-plan';
import { aBook, aFile, aSheet, issuedReturn, JULY } from './a-return';

const LEDGER = aLedger([
  { title: '压减行政审批申报材料', units: ['市审批局'] },
  { title: '推进政务服务一网通办', units: ['市大数据局', '市审批局'] },
  { title: '清理拖欠中小企业账款', units: ['市财政局'] },
  { title: '加强理论研究，完善营商环境研究宣传机制', units: ['市审批局'] },
  { title: '加强宣传引导，完善营商环境研究宣传机制', units: ['市审批局'] },
]);
const HEADER = ['序号', '主要任务', '完成时间', '责任单位', '状态', '进展情况', '备注'];

function recognise(book: Book, name = '市审批局_台账_2026-07.xlsx', ledger: Ledger = LEDGER) {
  const { value, issues } = recogniseReturn(book, aFile(name), ledger);
  return { returned: value[0] as UnitReturn, all: value, codes: issues.map((found: Issue) => found.code) };
}

/** Which task each row answers, as `task: progress`; questions as `?`, added rows as `+`. */
function answers(returned: UnitReturn): string[] {
  return returned.rows.map(({ row, match }) => {
    const mark = match.kind === 'matched' ? match.taskId : match.kind === 'added' ? '+' : '?';
    return `${mark}: ${row.cells.progress ?? ''}`;
  });
}

test('a return with its identity is known by it, and each row by its id', () => {
  const { returned, codes } = recognise(issuedReturn(LEDGER, '市审批局', { '2 进展情况': '已接入九成事项' }));
  expect(codes).toEqual([]);
  expect(returned).toMatchObject({ unit: '市审批局', period: '2026-07', revision: 0, doubts: [], missingTaskIds: [] });
  expect(returned.recognisedBy).toEqual(['metadata', 'fileName', 'title', 'rows']);
  expect(returned.rows.map(({ match }) => match)).toEqual(
    [0, 1, 3, 4].map((index) => ({ kind: 'matched', taskId: taskId(index), by: 'id', confidence: 1 })),
  );
  expect(answers(returned)).toContain(`${taskId(1)}: 已接入九成事项`);
});

test('a table pasted into a new workbook is matched by its words and is only a suggestion', () => {
  const sheet = aSheet([
    ['市审批局2026年7月工作台账'],
    HEADER,
    ['1', '压减行政审批申报材料', '10月底前', '市审批局', '推进中', '压减12项', ''],
    ['2', '推进政务服务一网通办', '10月底前', '市大数据局、市审批局', '', '接入事项', ''],
  ]);
  const { returned, codes } = recognise(aBook(sheet), '回表.xlsx');
  expect(codes).toEqual(['return.noIdentity']);
  expect(returned).toMatchObject({
    identity: null,
    unit: '市审批局',
    period: '2026-07',
    doubts: [{ kind: 'noIdentity' }],
  });
  expect(returned.recognisedBy).toEqual(['title', 'rows']);
  expect(answers(returned)).toEqual([`${taskId(0)}: 压减12项`, `${taskId(1)}: 接入事项`]);
  expect(returned.missingTaskIds).toEqual([taskId(3), taskId(4)]);
});

test('columns renamed, reordered and inserted are found by their synonyms', () => {
  const sheet = aSheet([
    ['工作落实情况', '', '', '', ''],
    ['落实情况', '联系人', '工作任务', '完成时限', '牵头部门'],
    ['压减12项', '小李', '压减行政审批申报材料', '10月底前', '市审批局'],
  ]);
  const { returned } = recognise(aBook(sheet));
  expect(answers(returned)).toEqual([`${taskId(0)}: 压减12项`]);
});

test('a header of two rows with merged cells is one header', () => {
  const merges: CellRange[] = [
    { top: 0, bottom: 1, left: 0, right: 0 },
    { top: 0, bottom: 1, left: 1, right: 1 },
    { top: 0, bottom: 0, left: 2, right: 3 },
  ];
  const sheet = aSheet(
    [
      ['序号', '主要任务', '落实情况', ''],
      ['', '', '状态', '进展情况'],
      ['1', '压减行政审批申报材料', '推进中', '压减12项'],
    ],
    { merges },
  );
  const { returned } = recognise(aBook(sheet));
  expect(returned.rows[0]?.row.cells).toMatchObject({
    status: '推进中',
    progress: '压减12项',
    task: '压减行政审批申报材料',
  });
});

test('titles and headers repeated on each page, section rows, totals, notes and signatures are no tasks', () => {
  const title = ['市审批局工作台账'];
  const sheet = aSheet([
    title,
    HEADER,
    ['一、审批改革'],
    ['1', '压减行政审批申报材料', '', '', '', '压减12项', ''],
    title,
    HEADER,
    ['2', '推进政务服务一网通办', '', '', '', '接入事项', ''],
    ['合计', '2项', '', '', '', '', ''],
    ['说明：1.每月25日前报送。'],
    ['2.电子版同时报送。'],
    ['填报人：周岚', '', '审核人：何遥', '', '日期：7月20日', '', ''],
  ]);
  const { returned } = recognise(aBook(sheet));
  expect(answers(returned)).toEqual([`${taskId(0)}: 压减12项`, `${taskId(1)}: 接入事项`]);
});

test('a task split over two rows is rejoined: merged cells, an answer that goes on, words that go on', () => {
  const merged = aSheet(
    [
      HEADER,
      ['1', '压减行政审批申报材料', '', '', '推进中', '第一批压减12项', ''],
      ['', '', '', '', '', '第二批压减5项', ''],
    ],
    { merges: [{ top: 1, bottom: 2, left: 1, right: 1 }] },
  );
  expect(answers(recognise(aBook(merged)).returned)).toEqual([`${taskId(0)}: 第一批压减12项\n第二批压减5项`]);
  const goesOn = aSheet([
    HEADER,
    ['1', '压减行政审批申报材料', '', '', '推进中', '第一批压减12项', ''],
    ['', '', '', '', '', '第二批压减5项', ''],
    ['2', '推进政务服务一网通办', '', '', '', '接入事项', ''],
  ]);
  expect(answers(recognise(aBook(goesOn)).returned)).toEqual([
    `${taskId(0)}: 第一批压减12项\n第二批压减5项`,
    `${taskId(1)}: 接入事项`,
  ]);
  const words = aSheet([
    HEADER,
    ['1', '加强宣传引导，', '', '', '推进中', '开设专栏', ''],
    ['', '完善营商环境研究宣传机制', '', '', '', '刊发12期', ''],
  ]);
  const { returned, codes } = recognise(aBook(words));
  expect(answers(returned)).toEqual([`${taskId(4)}: 开设专栏\n刊发12期`]);
  expect(codes).toContain('return.rowsJoined');
});

test('an answer merged over several tasks counts for each of them', () => {
  const sheet = aSheet(
    [
      HEADER,
      ['1', '压减行政审批申报材料', '', '', '推进中', '专班统一推进', ''],
      ['2', '推进政务服务一网通办', '', '', '推进中', '', ''],
    ],
    { merges: [{ top: 1, bottom: 2, left: 5, right: 5 }] },
  );
  expect(answers(recognise(aBook(sheet)).returned)).toEqual([
    `${taskId(0)}: 专班统一推进`,
    `${taskId(1)}: 专班统一推进`,
  ]);
});

test('tasks with a common ending are told apart; the ending alone is a question with both', () => {
  const sheet = aSheet([
    HEADER,
    ['1', '加强理论研究', '', '', '', '形成报告', ''],
    ['2', '加强宣传引导，完善研究宣传机制', '', '', '', '开设专栏', ''],
  ]);
  expect(answers(recognise(aBook(sheet)).returned)).toEqual([`${taskId(3)}: 形成报告`, `${taskId(4)}: 开设专栏`]);
  const unclear = aSheet([HEADER, ['', '完善营商环境研究宣传机制', '', '', '', '开设专栏', '']]);
  const { returned } = recognise(aBook(unclear));
  const match = returned.rows[0]?.match;
  expect(match?.kind === 'question' && new Set(match.candidates.map((one) => one.taskId))).toEqual(
    new Set([taskId(3), taskId(4)]),
  );
});

test('a row about something else is an added row', () => {
  const sheet = aSheet([HEADER, ['6', '举办秋季招商推介会', '', '', '推进中', '已定方案', '']]);
  expect(answers(recognise(aBook(sheet)).returned)).toEqual(['+: 已定方案']);
});

test('a sequence number without words is only a hint', () => {
  const sheet = aSheet([
    ['序号', '进展情况', '完成时间', '责任人'],
    ['3', '已清理', '10月底前', '周岚'],
  ]);
  const match = recognise(aBook(sheet)).returned.rows[0]?.match;
  expect(match).toEqual({ kind: 'question', candidates: [{ taskId: taskId(2), score: 0.3 }] });
});

test('ids that no longer stand beside their tasks give way to the words', () => {
  const book = issuedReturn(LEDGER, '市审批局', {
    '1 主要任务': '推进政务服务一网通办',
    '1 进展情况': '接入事项',
    '2 主要任务': '压减行政审批申报材料',
    '2 进展情况': '压减12项',
  });
  const { returned, codes } = recognise(book);
  expect(answers(returned).slice(0, 2)).toEqual([`${taskId(1)}: 接入事项`, `${taskId(0)}: 压减12项`]);
  expect(codes).toContain('return.idMoved');
});

test('an id that stands in two rows with different answers is a question, not a choice', () => {
  const book = issuedReturn(LEDGER, '市审批局', {
    '1 进展情况': '压减12项',
    '2 任务标识': taskId(0),
    '2 主要任务': '压减行政审批申报材料',
    '2 进展情况': '压减15项',
  });
  const { returned, codes } = recognise(book);
  expect(codes).toContain('return.duplicateRow');
  expect(returned.rows.slice(0, 2).map(({ match }) => match.kind)).toEqual(['question', 'question']);
});

test('a file name of another unit contradicts the identity and is asked', () => {
  const { returned, codes } = recognise(issuedReturn(LEDGER, '市审批局'), '市财政局7月台账.xlsx');
  expect(codes).toContain('return.unitDisagrees');
  expect(returned.doubts).toEqual([{ kind: 'unit', candidates: ['市审批局', '市财政局'] }]);
  expect(returned.unit).toBe('市财政局');
});

test('a file name of another month contradicts the identity', () => {
  const { returned, codes } = recognise(issuedReturn(LEDGER, '市审批局'), '市审批局6月台账.xlsx');
  expect(codes).toContain('return.periodDisagrees');
  expect(returned.doubts).toEqual([{ kind: 'period', candidates: [JULY, '2026-06'] }]);
});

test('a name that only looks like a unit’s is said', () => {
  const sheet = aSheet([
    ['填报单位：市审批\u200b局'],
    HEADER,
    ['1', '压减行政审批申报材料', '', '', '', '压减12项', ''],
  ]);
  expect(recognise(aBook(sheet), '回表.xlsx').codes).toContain('return.lookAlike');
});

test('a return of another ledger is known as such', () => {
  const other = aLedger([{ title: '整治校外培训', units: ['市审批局'] }]);
  const { returned } = recognise(issuedReturn(other, '市审批局'));
  expect(returned.doubts).toContainEqual({ kind: 'otherLedger', ledgerId: other.identity.ledgerId });
});

test('every visible sheet with a table is a return; a hidden one is only named', () => {
  const visible = aSheet([HEADER, ['1', '压减行政审批申报材料', '', '', '', '压减12项', '']], { name: '七月' });
  const second = aSheet([HEADER, ['2', '推进政务服务一网通办', '', '', '', '接入事项', '']], { name: '续表' });
  const hidden = { ...visible, name: '六月', visibility: 'hidden' as const };
  const { all, codes } = recognise(aBook(visible, second, hidden));
  expect(all.map((one) => one.sheet)).toEqual(['七月', '续表']);
  expect(codes).toContain('return.hiddenSheet');
});

test('what a unit wrote into a column of its own is listed', () => {
  const sheet = aSheet([
    [...HEADER, '领导批示'],
    ['1', '压减行政审批申报材料', '', '', '', '压减12项', '', '请加快'],
  ]);
  expect(recognise(aBook(sheet)).codes).toContain('return.extraColumn');
});

test('a workbook without any table is said to have none', () => {
  const { all, codes } = recognise(aBook(aSheet([['本月工作总结'], ['一、主要做法']])));
  expect(all).toEqual([]);
  expect(codes).toContain('return.noTable');
});

test('a table that begins anew with other columns is read by its own header', () => {
  const sheet = aSheet([
    HEADER,
    ['1', '压减行政审批申报材料', '', '', '', '压减12项', ''],
    ['序号', '责任单位', '主要任务', '进展情况', '备注'],
    ['2', '市审批局', '推进政务服务一网通办', '接入事项', ''],
  ]);
  expect(answers(recognise(aBook(sheet)).returned)).toEqual([`${taskId(0)}: 压减12项`, `${taskId(1)}: 接入事项`]);
});

test('of columns for each month, the period’s own is the progress', () => {
  const rows = [
    ['序号', '主要任务', '责任单位', '6月进展', '7月进展', '8月进展'],
    ['1', '压减行政审批申报材料', '市审批局', '摸底', '压减12项', ''],
  ];
  expect(answers(recognise(aBook(aSheet(rows)), '市审批局2026年7月.xlsx').returned)).toEqual([
    `${taskId(0)}: 压减12项`,
  ]);
  expect(answers(recognise(aBook(aSheet(rows)), '市审批局2026年6月.xlsx').returned)).toEqual([`${taskId(0)}: 摸底`]);
  expect(answers(recognise(aBook(aSheet(rows)), '市审批局.xlsx').returned)).toEqual([`${taskId(0)}: 压减12项`]);
});

test('a table without a header is read where its columns leave no doubt, and said', () => {
  const sheet = aSheet([
    ['1', '压减行政审批申报材料', '市审批局', '推进中', '压减12项，流程再造方案已印发'],
    ['2', '推进政务服务一网通办', '市审批局', '推进中', '接入事项三百项'],
  ]);
  const { returned, codes } = recognise(aBook(sheet));
  expect(answers(returned)).toEqual([`${taskId(0)}: 压减12项，流程再造方案已印发`, `${taskId(1)}: 接入事项三百项`]);
  expect(codes).toContain('return.headerGuessed');
  const unclear = aSheet([
    ['压减行政审批申报材料', '压减12项', '加大力度'],
    ['推进政务服务一网通办', '接入事项', '继续推进'],
  ]);
  expect(recognise(aBook(unclear)).codes).toContain('return.noTable');
});

test('text in a column without a title is listed', () => {
  const sheet = aSheet([HEADER, ['1', '压减行政审批申报材料', '', '', '', '压减12项', '', '另附照片']]);
  expect(recognise(aBook(sheet)).codes).toContain('return.extraColumn');
});

test('a group column merged over numbered tasks is their heading, unless the ledger’s tasks are the groups', () => {
  const merges: CellRange[] = [{ top: 1, bottom: 2, left: 0, right: 0 }];
  const rows = [
    ['工作任务', '序号', '具体要求', '责任科室', '进展情况'],
    ['一、审批改革', '1', '压减行政审批申报材料', '', '压减12项'],
    ['', '2', '推进政务服务一网通办', '', '接入事项'],
  ];
  const { returned } = recognise(aBook(aSheet(rows, { merges })));
  expect(answers(returned)).toEqual([`${taskId(0)}: 压减12项`, `${taskId(1)}: 接入事项`]);
  const groups = [
    ['主要任务', '序号', '细化措施', '责任科室', '进展情况'],
    ['压减行政审批申报材料', '1', '梳理清单', '', '完成清单'],
    ['', '2', '公布目录', '', '目录已公布'],
    ['推进政务服务一网通办', '3', '接入平台', '', '已接入'],
  ];
  expect(answers(recognise(aBook(aSheet(groups, { merges }))).returned)).toEqual([
    `${taskId(0)}: 完成清单\n目录已公布`,
    `${taskId(1)}: 已接入`,
  ]);
});

test('a task that begins like a signature or a note is a task', () => {
  const ledger = aLedger([
    { title: '审核流程优化：压缩时限', units: ['市审批局'] },
    { title: '单位内部控制：健全制度', units: ['市审批局'] },
  ]);
  const sheet = aSheet([
    ['主要任务', '责任单位', '进展情况'],
    ['审核流程优化：压缩时限', '市审批局', '已压缩'],
    ['单位内部控制：健全制度', '市审批局', '已健全'],
    ['审核人：何遥', '', ''],
  ]);
  expect(answers(recognise(aBook(sheet), '市审批局.xlsx', ledger).returned)).toEqual([
    `${taskId(0)}: 已压缩`,
    `${taskId(1)}: 已健全`,
  ]);
});

test('a task of the plan that the ledger left out is not pressed onto a task with the same ending', () => {
  const own = { ...LEDGER, template: { ...LEDGER.template, assignments: LEDGER.template.assignments.slice(0, 4) } };
  const sheet = aSheet([
    HEADER,
    ['1', '压减行政审批申报材料', '', '', '', '压减12项', ''],
    ['2', '加强宣传引导，完善营商环境研究宣传机制', '', '', '', '开设专栏', ''],
  ]);
  expect(answers(recognise(aBook(sheet), '回表.xlsx', own).returned)).toEqual([
    `${taskId(0)}: 压减12项`,
    '+: 开设专栏',
  ]);
  const ending = aSheet([HEADER, ['1', '完善营商环境研究宣传机制', '', '', '', '开设专栏', '']]);
  expect(answers(recognise(aBook(ending), '回表.xlsx', own).returned)).toEqual(['?: 开设专栏']);
});

test('a word exchanged for another one is asked about; words added, left out or polished are not', () => {
  const of = (task: string) =>
    answers(recognise(aBook(aSheet([HEADER, ['9', task, '', '', '', '已办', '']])), '回表.xlsx').returned)[0];
  expect(of('清理拖欠民营企业账款')).toBe('?: 已办');
  expect(of('清理拖欠中小企业账款工作')).toBe(`${taskId(2)}: 已办`);
  expect(of('加快清理拖欠企业账款')).toBe(`${taskId(2)}: 已办`);
  expect(of('推动政务服务一网通办')).toBe(`${taskId(1)}: 已办`);
});

test('two rows that say the same task and answer differently are both asked about', () => {
  const sheet = aSheet([
    HEADER,
    ['1', '压减行政审批申报材料', '', '', '', '压减12项', ''],
    ['2', '清理拖欠中小企业账款', '', '', '', '', ''],
    ['3', '压减行政审批申报材料', '', '', '', '压减20项', ''],
  ]);
  expect(answers(recognise(aBook(sheet), '回表.xlsx').returned)).toEqual([
    '?: 压减12项',
    `${taskId(2)}: `,
    '?: 压减20项',
  ]);
});

test('a row that answers for another unit by its own words is asked about', () => {
  const sheet = aSheet([
    HEADER,
    ['1', '压减行政审批申报材料', '', '市审批局', '', '压减12项', ''],
    ['2', '推进政务服务一网通办', '', '市大数据局', '', '接入事项', ''],
    ['', '', '', '市审批局', '', '窗口已调整', ''],
  ]);
  const merged = { ...sheet, merges: [{ top: 2, bottom: 3, left: 1, right: 1 }] };
  expect(answers(recognise(aBook(merged), '市审批局7月.xlsx').returned)).toEqual([
    `${taskId(0)}: 压减12项`,
    '?: 接入事项',
    '?: 窗口已调整',
  ]);
});

test('an answer that stands away from every task is asked about, not added to the last one', () => {
  const sheet = aSheet([
    HEADER,
    ['1', '压减行政审批申报材料', '', '', '', '压减12项', ''],
    [],
    ['', '', '', '', '', '另：已开通绿色通道', ''],
  ]);
  expect(answers(recognise(aBook(sheet), '回表.xlsx').returned)).toEqual([
    `${taskId(0)}: 压减12项`,
    '?: 另：已开通绿色通道',
  ]);
});

test('a table that goes on on the next sheet without a header is read; other tables beside it are only named', () => {
  const first = aSheet([['市审批局2026年7月台账'], HEADER, ['1', '压减行政审批申报材料', '', '', '', '压减12项', '']]);
  const second = aSheet([['2', '推进政务服务一网通办', '', '', '', '接入事项', '']], { name: '续' });
  const contacts = aSheet(
    [
      ['序号', '单位', '负责人', '电话'],
      ['1', '市审批局', '周岚', '6660000'],
    ],
    { name: '联系人' },
  );
  const loose = aSheet([['清理拖欠中小企业账款'], ['已清偿']], { name: '补充' });
  const { all, codes } = recognise(aBook(first, second, contacts, loose), '回表.xlsx');
  expect(all.map(({ sheet, unit, period }) => [sheet, unit, period])).toEqual([
    ['Sheet1', '市审批局', '2026-07'],
    ['续', '市审批局', '2026-07'],
  ]);
  expect(all.map(({ missingTaskIds }) => missingTaskIds)).toEqual([[taskId(3), taskId(4)], []]);
  expect(codes).toEqual(expect.arrayContaining(['return.headerGuessed', 'return.otherTable', 'return.sheetUnread']));
});

test('a sheet for each month is for the month that its name says, whatever the file is called', () => {
  const month = (name: string) => aSheet([HEADER, ['1', '压减行政审批申报材料', '', '', '', name, '']], { name });
  const { all } = recognise(aBook(month('6月'), month('7月')), '市审批局7月.xlsx');
  expect(all.map(({ period }) => period)).toEqual(['2026-06', '2026-07']);
  const [only] = recognise(aBook(month('6月')), '市审批局7月.xlsx').all;
  expect(only?.doubts).toContainEqual({ kind: 'period', candidates: ['2026-07', '2026-06'] });
});

test('the folder that a file lies in tells its unit where the file itself does not', () => {
  const sheet = aSheet([HEADER, ['2', '推进政务服务一网通办', '', '', '', '接入事项', '']]);
  const { returned } = recognise(aBook(sheet), '7月报送/市大数据局/台账.xlsx');
  expect(returned).toMatchObject({ unit: '市大数据局', recognisedBy: ['fileName', 'rows'] });
});

test('rows that were deleted do not make a return look like another unit’s', () => {
  const ledger = aLedger([
    { title: '压减行政审批申报材料', units: ['市审批局'] },
    { title: '推进政务服务一网通办', units: ['市审批局', '市大数据局'] },
  ]);
  const issued = issuedReturn(ledger, '市审批局');
  const cut = { ...issued, sheets: issued.sheets.map((grid, at) => (at > 0 ? grid : withoutRow(grid, 4))) };
  expect(recognise(cut, '回表.xlsx', ledger).returned).toMatchObject({ unit: '市审批局', doubts: [] });
});

function withoutRow(grid: Grid, row: number): Grid {
  return { ...grid, rows: grid.rows.filter((_, at) => at !== row), merges: [] };
}

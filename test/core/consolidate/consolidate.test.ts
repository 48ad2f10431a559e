import '../../support/matchers';
import { AWorkbook } from '../../support/a-workbook';
import { aFile, aLedger, aPeriod, aReturn, taskIdOf, type ReturnParts, type RowParts } from '../../support/builders';
import { takenFiles, type ReturnInput } from '../../../src/core/consolidate';
import { issue, type Ledger } from '../../../src/core/model';

const LAW = '完善立法程序';
const DECISIONS = '健全决策机制';
const JULY = { asOf: '2020-07-28' };
const AUGUST = { asOf: '2020-08-28' };

type Setting = { readonly ledger: Ledger; readonly book: AWorkbook };

function aSetting(parts: Parameters<typeof aLedger>[0] = {}): Setting {
  const ledger = aLedger(parts);
  return { ledger, book: new AWorkbook(ledger) };
}

function lawReturn(
  ledger: Ledger,
  progress: string,
  parts: Partial<ReturnParts> & { row?: RowParts } = {},
): ReturnInput {
  const { row, ...rest } = parts;
  return aReturn(ledger, { unit: '政法科', rows: [{ task: LAW, status: '推进中', progress, ...row }], ...rest });
}

describe('a clean return', () => {
  test('its words stand in the ledger and its entries in the log', () => {
    const { ledger, book } = aSetting();
    const merged = book.consolidate([lawReturn(ledger, '已完成调研。')], JULY);
    expect(merged).toMatchObject({ run: 'r1', entriesAdded: 1, conflicts: [], questions: [], period: '2020-07' });
    expect(merged.files).toMatchObject([{ unit: '政法科', period: '2020-07', state: 'merged', rows: 1, entries: 1 }]);
    expect(book.cell(LAW, 'progress')).toBe('已完成调研。');
    expect(book.cell(LAW, 'status')).toBe('推进中');
    expect(merged.units).toMatchObject([
      { unit: '政法科', state: 'returned', tasks: 1, filled: 1 },
      { unit: '办公室', state: 'missing' },
      { unit: '机关总支', state: 'missing' },
    ]);
  });

  test('the same files again add nothing and change nothing', () => {
    const { ledger, book } = aSetting();
    const files = [lawReturn(ledger, '已完成调研。'), aReturn(ledger, { unit: '办公室' })];
    book.consolidate(files, JULY);
    const again = book.consolidate(files, JULY);
    expect(again).toMatchObject({ run: null, entriesAdded: 0, changes: [] });
    expect(again.files.map(({ state }) => state)).toEqual(['unchanged', 'unchanged']);
  });

  test('the same content in a file saved again by another program adds nothing', () => {
    const { ledger, book } = aSetting();
    book.consolidate([lawReturn(ledger, '已完成调研。', { savedAt: '2020-07-20T08:00:00Z' })], JULY);
    const again = lawReturn(ledger, '已完成调研。', { savedAt: '2020-07-21T08:00:00Z', file: '政法科(1).xlsx' });
    expect(book.consolidate([again], JULY)).toMatchObject({ run: null, files: [{ state: 'unchanged' }] });
  });

  test('it finds its row wherever the coordinator has sorted it', () => {
    const { ledger, book } = aSetting();
    book.reverse().consolidate([lawReturn(ledger, '已完成调研。')], JULY);
    expect(book.cell(LAW, 'progress')).toBe('已完成调研。');
    expect(book.cell(DECISIONS, 'progress')).toBe('');
  });

  test('text that looks like a formula stays text', () => {
    const { ledger, book } = aSetting();
    const merged = book.consolidate([lawReturn(ledger, '=1+1')], JULY);
    const cells = merged.changes.flatMap((change) => (change.kind === 'setCells' ? change.cells : []));
    expect(cells.map(({ value }) => value)).toContain('=1+1');
  });
});

describe('several units in one task', () => {
  test('each stands under its name, lead first, and who is silent is shown', () => {
    const { ledger, book } = aSetting();
    const row = { task: DECISIONS, status: '已完成', progress: '制度已印发。' };
    book.consolidate([aReturn(ledger, { unit: '机关总支', rows: [row] })], JULY);
    expect(book.cell(DECISIONS, 'progress')).toBe('【办公室】（未报）\n【机关总支】制度已印发。');
    expect(book.cell(DECISIONS, 'status')).toBe('推进中');
  });

  test('the task is done when all its units are, on the last of their days', () => {
    const { ledger, book } = aSetting();
    const done = (unit: string, closedOn: string): ReturnInput =>
      aReturn(ledger, { unit, rows: [{ task: DECISIONS, status: '已完成', progress: `${unit}完成。`, closedOn }] });
    book.consolidate([done('机关总支', '2020-07-20'), done('办公室', '2020-07-10')], JULY);
    expect(book.cell(DECISIONS, 'status')).toBe('已完成');
    expect(book.cell(DECISIONS, 'closedOn')).toBe('2020-07-20');
  });

  test('where the template says so, the lead’s word decides', () => {
    const { ledger, book } = aSetting({ statusRollUp: 'leadUnit' });
    const row = { task: DECISIONS, status: '已完成', progress: '完成。', closedOn: '2020-07-10' };
    book.consolidate([aReturn(ledger, { unit: '办公室', rows: [row] })], JULY);
    expect(book.cell(DECISIONS, 'status')).toBe('已完成');
  });

  test('a unit that closed its share last month is not silent this month', () => {
    const { ledger, book } = aSetting();
    const done = { task: DECISIONS, status: '已完成', progress: '已印发。', closedOn: '2020-07-10' };
    book.consolidate([aReturn(ledger, { unit: '办公室', rows: [done] })], JULY);
    const going = { task: DECISIONS, status: '推进中', progress: '正在征求意见。' };
    const merged = book.consolidate([aReturn(ledger, { unit: '机关总支', period: '2020-08', rows: [going] })], AUGUST);
    expect(book.cell(DECISIONS, 'progress')).toBe('【办公室】已印发。\n【机关总支】正在征求意见。');
    expect(merged.units.find(({ unit }) => unit === '办公室')).toMatchObject({ state: 'missing', openTaskIds: [] });
  });

  test('twenty long answers are all on the sheet, in as many rows as they need, and none stands twice', () => {
    const units = Array.from({ length: 20 }, (_, at) => `第${at + 1}科`);
    const { ledger, book } = aSetting({
      tasks: [
        { title: '共同任务', units },
        { title: LAW, units: ['政法科'] },
      ],
    });
    const text = (unit: string): string => `${unit}${'开展了专项工作并取得成效，'.repeat(15)}完毕。`;
    const files = units.map((unit) =>
      aReturn(ledger, { unit, rows: [{ task: '共同任务', status: '推进中', progress: text(unit) }] }),
    );
    book.consolidate(files, JULY);
    const shown = book.cell('共同任务', 'progress');
    for (const unit of units) expect(shown.split(`【${unit}】${text(unit)}`)).toHaveLength(2);
    expect(book.sheet().rows.find(({ taskId }) => taskId === taskIdOf('共同任务'))?.parts.length).toBeGreaterThan(5);
    expect(book.cell(LAW, 'task')).toBe(LAW);
    expect(book.consolidate(files, JULY).changes).toEqual([]);
  });
});

describe('versions of one unit', () => {
  test('the higher revision counts, in whatever order the files come', () => {
    const { ledger, book } = aSetting();
    const first = lawReturn(ledger, '初稿。', { revision: 1, file: 'a.xlsx' });
    const second = lawReturn(ledger, '修改稿。', { revision: 2, file: 'b.xlsx' });
    const merged = book.consolidate([second, first], JULY);
    expect(book.cell(LAW, 'progress')).toBe('修改稿。');
    expect(merged.files).toMatchObject([
      { file: 'a.xlsx', state: 'superseded', reason: { code: 'merge.superseded', by: 'b.xlsx' } },
      { file: 'b.xlsx', state: 'merged' },
    ]);
    expect(merged.entriesAdded).toBe(2);
  });

  test('of one revision the file that was saved later counts', () => {
    const { ledger, book } = aSetting();
    book.consolidate([lawReturn(ledger, '后存。', { savedAt: '2020-07-21T08:00:00Z', file: 'b.xlsx' })], JULY);
    book.consolidate([lawReturn(ledger, '先存。', { savedAt: '2020-07-20T08:00:00Z', file: 'a.xlsx' })], JULY);
    expect(book.cell(LAW, 'progress')).toBe('后存。');
  });

  test('where the order is unknown both are kept and asked about; the cell stays as it was', () => {
    const { ledger, book } = aSetting();
    const merged = book.consolidate(
      [lawReturn(ledger, '一稿。', { file: 'a.xlsx' }), lawReturn(ledger, '二稿。', { file: 'b.xlsx' })],
      JULY,
    );
    expect(merged.conflicts).toMatchObject([
      {
        kind: 'versions',
        column: 'progress',
        unit: '政法科',
        period: '2020-07',
        ours: '',
        files: ['a.xlsx', 'b.xlsx'],
      },
    ]);
    expect(merged.conflicts[0]?.versions.map(({ text }) => text).sort()).toEqual(['一稿。', '二稿。']);
    expect(book.cell(LAW, 'progress')).toBe('');
    expect(book.cell(LAW, 'status')).toBe('推进中');
    expect(merged.entriesAdded).toBe(2);
  });

  test('a version that was shown before keeps its place until it is decided', () => {
    const { ledger, book } = aSetting();
    book.consolidate([lawReturn(ledger, '一稿。', { file: 'a.xlsx' })], JULY);
    const merged = book.consolidate([lawReturn(ledger, '二稿。', { file: 'b.xlsx' })], JULY);
    expect(merged.conflicts).toMatchObject([{ ours: '一稿。', theirs: '二稿。' }]);
    expect(book.cell(LAW, 'progress')).toBe('一稿。');
  });

  test('a time before the hand-out or after tomorrow is not trusted', () => {
    const { ledger, book } = aSetting();
    const merged = book.consolidate(
      [
        lawReturn(ledger, '一稿。', { savedAt: '2020-07-20T08:00:00Z', file: 'a.xlsx' }),
        lawReturn(ledger, '二稿。', { savedAt: '2031-01-01T08:00:00Z', file: 'b.xlsx' }),
      ],
      JULY,
    );
    expect(merged.conflicts).toHaveLength(1);
    expect(merged.files[1]).toHaveIssue('merge.timeDoubtful');
  });

  test('an answer that comes back empty in a later version stays, and is said', () => {
    const { ledger, book } = aSetting();
    book.consolidate([lawReturn(ledger, '已调研。', { revision: 1 })], JULY);
    const merged = book.consolidate([aReturn(ledger, { unit: '政法科', revision: 2, file: 'b.xlsx' })], JULY);
    expect(book.cell(LAW, 'progress')).toBe('已调研。');
    expect(merged).toHaveIssue('merge.cleared', { taskId: taskIdOf(LAW) });
  });

  test('an old copy that arrives last does not undo a resent return whose row was unchanged', () => {
    const { ledger, book } = aSetting({
      tasks: [
        { title: LAW, units: ['政法科'] },
        { title: '第二项', units: ['政法科'] },
      ],
    });
    const version = (revision: number, law: string, second: string, file: string): ReturnInput =>
      aReturn(ledger, {
        unit: '政法科',
        revision,
        file,
        rows: [
          { task: LAW, status: '推进中', progress: law },
          { task: '第二项', status: '推进中', progress: second },
        ],
      });
    book.consolidate([version(1, '定稿。', '甲。', 'a.xlsx')], JULY);
    const resent = book.consolidate([version(2, '定稿。', '乙。', 'b.xlsx')], JULY);
    expect(resent.entriesAdded).toBe(1);
    book.consolidate([version(1, '旧稿。', '甲。', 'c.xlsx')], JULY);
    expect(book.cell(LAW, 'progress')).toBe('定稿。');
    expect(book.cell('第二项', 'progress')).toBe('乙。');
  });
});

describe('what the coordinator corrected by hand', () => {
  test('stays when the same files come again, and next month’s returns do not touch it', () => {
    const { ledger, book } = aSetting();
    const july = lawReturn(ledger, '搞了个调研。');
    book.consolidate([july], JULY);
    book.edit(LAW, 'progress', '已完成立法调研。');
    expect(book.consolidate([july], JULY)).toMatchObject({ run: null, changes: [] });
    const august = book.consolidate([lawReturn(ledger, '形成草案。', { period: '2020-08' })], AUGUST);
    expect(august.conflicts).toEqual([]);
    expect(book.cell(LAW, 'progress')).toBe('形成草案。');
    expect(book.ledger().decisions).toMatchObject([
      { key: { taskId: taskIdOf(LAW), unit: null, period: '2020-07' }, choice: { text: '已完成立法调研。' } },
    ]);
  });

  test('a new, different return for the same period is a conflict with all three values', () => {
    const { ledger, book } = aSetting();
    book.consolidate([lawReturn(ledger, '初稿。', { revision: 1, issued: { [LAW]: { progress: '下发原文' } } })], JULY);
    book.edit(LAW, 'progress', '我办修改。');
    const merged = book.consolidate(
      [lawReturn(ledger, '又改。', { revision: 2, file: 'b.xlsx', issued: { [LAW]: { progress: '下发原文' } } })],
      JULY,
    );
    expect(merged.conflicts).toMatchObject([
      { kind: 'correction', issued: '下发原文', theirs: '又改。', ours: '我办修改。', files: ['b.xlsx'] },
    ]);
    expect(book.cell(LAW, 'progress')).toBe('我办修改。');
  });

  test('a return whose order is unknown is asked about together with the coordinator’s words', () => {
    const { ledger, book } = aSetting();
    book.consolidate([lawReturn(ledger, '初稿。', { file: 'a.xlsx' })], JULY);
    book.edit(LAW, 'progress', '我办修改。');
    const merged = book.consolidate([lawReturn(ledger, '又改。', { file: 'b.xlsx' })], JULY);
    expect(merged.conflicts).toMatchObject([
      { kind: 'versions', theirs: '又改。', ours: '我办修改。', corrected: true },
    ]);
    expect(book.cell(LAW, 'progress')).toBe('我办修改。');
  });

  test.each([
    ['ours', '我办修改。'],
    ['theirs', '又改。'],
    ['issued', '下发原文'],
  ] as const)('one answer, “%s”, settles both the versions and the words written over them', (choice, text) => {
    const { ledger, book } = aSetting();
    const issued = { [LAW]: { progress: '下发原文' } };
    book.consolidate([lawReturn(ledger, '初稿。', { file: 'a.xlsx', issued })], JULY);
    book.edit(LAW, 'progress', '我办修改。');
    const second = lawReturn(ledger, '又改。', { file: 'b.xlsx', issued });
    const [asked] = book.consolidate([second], JULY).conflicts;
    if (asked === undefined) throw new Error('no conflict');
    const { taskId, unit, period, column, entries, versions } = asked;
    const chosen = versions.find((one) => one.text === '又改。')?.entry ?? '';
    const answer = {
      key: { taskId, unit, period },
      column,
      choice,
      for: [chosen, ...entries.filter((id) => id !== chosen)],
    };
    const merged = book.consolidate([second], { ...JULY, decisions: [answer] });
    expect(merged.conflicts).toEqual([]);
    expect(book.cell(LAW, 'progress')).toBe(text);
    expect(book.consolidate([second], JULY).conflicts).toEqual([]);
  });

  test('a return that only changes another cell is no conflict', () => {
    const { ledger, book } = aSetting();
    book.consolidate([lawReturn(ledger, '初稿。', { revision: 1 })], JULY);
    book.edit(LAW, 'progress', '我办修改。');
    const merged = book.consolidate(
      [lawReturn(ledger, '初稿。', { revision: 2, file: 'b.xlsx', row: { status: '推进缓慢' } })],
      JULY,
    );
    expect(merged.conflicts).toEqual([]);
    expect(book.cell(LAW, 'progress')).toBe('我办修改。');
    expect(book.cell(LAW, 'status')).toBe('推进缓慢');
  });

  test('a return that says what the coordinator already wrote is no conflict', () => {
    const { ledger, book } = aSetting();
    book.edit(LAW, 'progress', '已完成调研。');
    expect(book.consolidate([lawReturn(ledger, '已完成调研。')], JULY).conflicts).toEqual([]);
  });

  test('words written over a cell in conflict settle it', () => {
    const { ledger, book } = aSetting();
    book.consolidate(
      [lawReturn(ledger, '一稿。', { file: 'a.xlsx' }), lawReturn(ledger, '二稿。', { file: 'b.xlsx' })],
      JULY,
    );
    book.edit(LAW, 'progress', '综合稿。');
    const next = book.consolidate([aReturn(ledger, { unit: '办公室' })], JULY);
    expect(next.conflicts).toEqual([]);
    expect(book.cell(LAW, 'progress')).toBe('综合稿。');
  });

  test('forty polished July cells make no conflict when August comes, and July still shows them', () => {
    const titles = Array.from({ length: 40 }, (_, at) => `任务${at + 1}`);
    const { ledger, book } = aSetting({ tasks: titles.map((title) => ({ title, units: ['政法科'] })) });
    const rows = (month: string): RowParts[] =>
      titles.map((task) => ({ task, status: '推进中', progress: `${task}${month}工作。` }));
    book.consolidate([aReturn(ledger, { unit: '政法科', rows: rows('7月') })], JULY);
    for (const title of titles) book.edit(title, 'progress', `${title}（润色）`);
    const august = book.consolidate(
      [aReturn(ledger, { unit: '政法科', period: '2020-08', rows: rows('8月') })],
      AUGUST,
    );
    expect(august.conflicts).toEqual([]);
    expect(book.cell('任务1', 'progress')).toBe('任务18月工作。');
    const again = book.consolidate([lawlessNil(ledger)], { ...AUGUST, period: aPeriod('2020-07') });
    expect(again.run).not.toBeNull();
    for (const title of titles) expect(book.cell(title, 'progress')).toBe(`${title}（润色）`);
  });
});

/** A stamped scan: enough news to make a run. */
function lawlessNil(ledger: Ledger): ReturnInput {
  return { kind: 'attachment', file: aFile('政法科盖章.pdf', ledger.identity.ledgerId), unit: '政法科' };
}

describe('decisions', () => {
  const twoVersions = (ledger: Ledger): ReturnInput[] => [
    lawReturn(ledger, '一稿。', { file: 'a.xlsx', savedAt: '2020-07-20T08:00:00Z' }),
    lawReturn(ledger, '二稿。', { file: 'b.xlsx', savedAt: '2031-07-20T08:00:00Z' }),
  ];

  test('a decision settles a conflict and is not asked again', () => {
    const { ledger, book } = aSetting();
    const asked = book.consolidate(twoVersions(ledger), JULY).conflicts[0];
    if (asked === undefined) throw new Error('no conflict');
    const answer = {
      key: { taskId: asked.taskId, unit: asked.unit, period: asked.period },
      column: asked.column,
      choice: 'theirs' as const,
      for: [...asked.versions].filter(({ text }) => text === '一稿。').map(({ entry }) => entry),
    };
    const all = { ...answer, for: [...answer.for, ...asked.entries.filter((id) => !answer.for.includes(id))] };
    const decided = book.consolidate(twoVersions(ledger), { ...JULY, decisions: [all] });
    expect(decided).toMatchObject({ run: 'r2', conflicts: [] });
    expect(book.cell(LAW, 'progress')).toBe('一稿。');
    expect(book.consolidate(twoVersions(ledger), { ...JULY, decisions: [all] })).toMatchObject({ run: null });
  });

  test('a decision for older content is stale once something new has come', () => {
    const { ledger, book } = aSetting();
    const asked = book.consolidate(twoVersions(ledger), JULY).conflicts[0];
    if (asked === undefined) throw new Error('no conflict');
    const { taskId, unit, period, column, entries } = asked;
    const answer = { key: { taskId, unit, period }, column, choice: 'theirs' as const, for: [...entries] };
    const third = lawReturn(ledger, '三稿。', { file: 'c.xlsx' });
    const merged = book.consolidate([third], { ...JULY, decisions: [answer] });
    expect(merged.conflicts).toHaveLength(1);
    expect(merged.issues).toMatchObject([{ code: 'merge.decisionStale' }]);
  });

  test.each([
    ['ours', '我办修改。'],
    ['theirs', '又改。'],
    ['issued', '下发原文'],
  ] as const)('“%s” settles a corrected cell', (choice, text) => {
    const { ledger, book } = aSetting();
    const issued = { [LAW]: { progress: '下发原文' } };
    book.consolidate([lawReturn(ledger, '初稿。', { revision: 1, issued })], JULY);
    book.edit(LAW, 'progress', '我办修改。');
    const answer = { key: { taskId: taskIdOf(LAW) }, column: 'progress', choice };
    const second = lawReturn(ledger, '又改。', { revision: 2, file: 'b.xlsx', issued });
    const merged = book.consolidate([second], { ...JULY, decisions: [answer] });
    expect(merged.conflicts).toEqual([]);
    expect(book.cell(LAW, 'progress')).toBe(text);
  });

  test('“newest” takes the file that says it was saved last, even where that time alone orders nothing', () => {
    const { ledger, book } = aSetting();
    const merged = book.consolidate(twoVersions(ledger), { ...JULY, prefer: 'newest' });
    expect(merged.conflicts).toEqual([]);
    expect(book.cell(LAW, 'progress')).toBe('二稿。');
  });

  test('a text can be given for any cell', () => {
    const { ledger, book } = aSetting();
    const answer = { key: { taskId: taskIdOf(LAW) }, column: 'progress', choice: { text: '综合稿。' } };
    book.consolidate(twoVersions(ledger), { ...JULY, decisions: [answer] });
    expect(book.cell(LAW, 'progress')).toBe('综合稿。');
    book.consolidate([], { ...JULY, decisions: [{ ...answer, choice: { text: '再改。' } }] });
    expect(book.cell(LAW, 'progress')).toBe('再改。');
  });

  test.each([
    ['theirs', '又改。'],
    ['newest', '又改。'],
    ['ours', '我办修改。'],
  ] as const)('the policy “%s” decides all the rest', (prefer, text) => {
    const { ledger, book } = aSetting();
    book.consolidate([lawReturn(ledger, '初稿。', { revision: 1 })], JULY);
    book.edit(LAW, 'progress', '我办修改。');
    const merged = book.consolidate([lawReturn(ledger, '又改。', { revision: 2, file: 'b.xlsx' })], {
      ...JULY,
      prefer,
    });
    expect(merged.conflicts).toEqual([]);
    expect(book.cell(LAW, 'progress')).toBe(text);
  });
});

describe('rows', () => {
  test('columns the unit may not change are never taken; the edit is listed', () => {
    const { ledger, book } = aSetting();
    const row = { cells: { deadline: '2020-12-31', task: '完善立法程序（改）' } };
    const merged = book.consolidate([lawReturn(ledger, '已调研。', { row })], JULY);
    expect(merged.lockedEdits).toMatchObject([
      { column: 'task', issued: LAW, returned: '完善立法程序（改）' },
      { column: 'deadline', issued: '2020-10-31', returned: '2020-12-31', unit: '政法科' },
    ]);
    expect(book.cell(LAW, 'deadline')).toBe('2020-10-31');
  });

  test('added rows become proposals, doubtful rows questions, and their texts stay in the log', () => {
    const { ledger, book } = aSetting();
    const rows: RowParts[] = [
      { cells: { task: '新增的工作' }, progress: '自加一项。' },
      { progress: '看不出是哪项。', match: { kind: 'question', candidates: [{ taskId: taskIdOf(LAW), score: 0.5 }] } },
    ];
    const merged = book.consolidate([aReturn(ledger, { unit: '政法科', rows })], JULY);
    expect(merged.proposals).toMatchObject([
      { unit: '政法科', values: { task: '新增的工作', progress: '自加一项。' } },
    ]);
    expect(merged.questions).toMatchObject([{ row: 5, candidates: [{ taskId: taskIdOf(LAW) }] }]);
    expect(book.ledger().runs[0]?.pending).toMatchObject([{ kind: 'proposal' }, { kind: 'question' }]);
  });

  test('a question about a row is settled by an answer', () => {
    const { ledger, book } = aSetting();
    const rows: RowParts[] = [{ progress: '开过两次会。', match: { kind: 'question', candidates: [] } }];
    const file = aReturn(ledger, { unit: '政法科', rows });
    book.consolidate([file], JULY);
    const answer = { file: file.file.name, row: 4, taskId: taskIdOf(LAW) };
    expect(book.consolidate([file], { ...JULY, decisions: [answer] }).questions).toEqual([]);
    expect(book.cell(LAW, 'progress')).toBe('开过两次会。');
  });

  test('an answer about a row of one sheet says nothing about the same row of another sheet', () => {
    const { ledger, book } = aSetting();
    const rows: RowParts[] = [{ progress: '开过两次会。', match: { kind: 'question', candidates: [] } }];
    const file = aReturn(ledger, { unit: '政法科', rows });
    if (file.kind !== 'return') throw new Error(file.kind);
    const sheets = file.returns.flatMap((one) => [
      { ...one, sheet: '甲' },
      { ...one, sheet: '乙' },
    ]);
    const answer = { file: file.file.name, sheet: '乙', row: 4, taskId: taskIdOf(LAW) };
    const merged = book.consolidate([{ ...file, returns: sheets }], { ...JULY, decisions: [answer] });
    expect(merged.questions).toMatchObject([{ sheet: '甲', row: 4 }]);
  });

  test('rows that are gone are reported', () => {
    const { ledger, book } = aSetting();
    const merged = book.consolidate([aReturn(ledger, { unit: '政法科', missing: [LAW] })], JULY);
    expect(merged.missingRows).toEqual([{ unit: '政法科', taskId: taskIdOf(LAW) }]);
  });

  test('two rows of one file for one task are two versions', () => {
    const { ledger, book } = aSetting();
    const rows: RowParts[] = [
      { task: LAW, status: '推进中', progress: '一行。' },
      { task: LAW, status: '推进中', progress: '又一行。' },
    ];
    expect(book.consolidate([aReturn(ledger, { unit: '政法科', rows })], JULY).conflicts).toHaveLength(1);
  });

  test('struck text is not taken, and is listed', () => {
    const { ledger, book } = aSetting();
    const marks = [{ row: 4, column: 7, kind: 'struck', text: '已停工。' } as const];
    const merged = book.consolidate([lawReturn(ledger, '已复工。已停工。', { row: { marks } })], JULY);
    expect(book.cell(LAW, 'progress')).toBe('已复工。');
    expect(merged).toHaveIssue('merge.struck', { text: '已停工。' });
  });
});

describe('identity is claimed, never proven', () => {
  test('a return of another ledger is refused', () => {
    const { ledger, book } = aSetting();
    const merged = book.consolidate([lawReturn(ledger, '别的。', { ledgerId: 'l-0123456789ab' })], JULY);
    expect(merged.files).toMatchObject([{ state: 'rejected', reason: { code: 'merge.otherLedger' } }]);
    expect(merged.run).toBeNull();
  });

  test('a return without identity is asked about, taken with accept, and not asked about again', () => {
    const { ledger, book } = aSetting();
    const file = lawReturn(ledger, '已调研。', { identity: false });
    const asked = book.consolidate([file], JULY);
    expect(asked.questions).toMatchObject([{ file: '政法科_2020-07.xlsx', row: null, unit: '政法科' }]);
    expect(asked.run).toBeNull();
    expect(book.consolidate([file], { ...JULY, accept: true })).toMatchObject({ entriesAdded: 1, questions: [] });
    expect(book.consolidate([file], JULY)).toMatchObject({ run: null, questions: [], files: [{ state: 'unchanged' }] });
  });

  test('thirty files without identity are one list, and one list of answers takes them all', () => {
    const units = Array.from({ length: 30 }, (_, at) => `第${at + 1}科`);
    const { ledger, book } = aSetting({ tasks: units.map((unit) => ({ title: `${unit}的任务`, units: [unit] })) });
    const files = units.map((unit) =>
      aReturn(ledger, {
        unit,
        identity: false,
        rows: [{ task: `${unit}的任务`, status: '推进中', progress: '已开展。' }],
      }),
    );
    const asked = book.consolidate(files, JULY);
    expect(asked.questions).toHaveLength(30);
    const decisions = asked.questions.map(({ file, unit }) => ({ file, unit: unit ?? '' }));
    expect(book.consolidate(files, { ...JULY, decisions })).toMatchObject({ entriesAdded: 30, questions: [] });
  });

  test('a file named after another unit is asked about', () => {
    const { ledger, book } = aSetting();
    const merged = book.consolidate([lawReturn(ledger, '冒名。', { file: '办公室7月.xlsx' })], JULY);
    expect(merged.files).toMatchObject([{ state: 'question', reason: { code: 'merge.identityDisagrees' } }]);
  });

  test('a claim on tasks that are not the unit’s is asked about', () => {
    const { ledger, book } = aSetting();
    const file = aReturn(ledger, { unit: '办公室', rows: [{ task: LAW, status: '推进中', progress: '越权。' }] });
    expect(book.consolidate([file], JULY).files).toMatchObject([
      { state: 'question', reason: { code: 'merge.foreignTasks' } },
    ]);
  });

  test('last month’s file under this month’s name is a replay until it is confirmed', () => {
    const { ledger, book } = aSetting();
    const words = '7月10日召开论证会，修改3条。';
    book.consolidate([lawReturn(ledger, words)], JULY);
    const again = lawReturn(ledger, words, { period: '2020-08' });
    expect(book.consolidate([again], AUGUST).questions).toMatchObject([{ reason: { code: 'merge.replay' } }]);
    const decisions = [{ file: again.file.name, unit: '政法科' }];
    expect(book.consolidate([again], { ...AUGUST, decisions })).toMatchObject({ entriesAdded: 1 });
  });

  test('last month’s very file, renamed for this month, is asked about; under its own name it is only unchanged', () => {
    const { ledger, book } = aSetting();
    const july = lawReturn(ledger, '7月10日召开论证会，修改3条。');
    book.consolidate([july], JULY);
    const { sha256 } = july.file;
    const known = (name: string): ReturnInput => ({ kind: 'known', file: { name, sha256 } });
    expect(book.consolidate([known(july.file.name)], AUGUST).files).toMatchObject([{ state: 'unchanged' }]);
    for (const name of ['政法科8月.xlsx', '政法科_台账_2020-08.xlsx']) {
      const asked = book.consolidate([known(name)], AUGUST);
      expect(asked.questions).toMatchObject([
        { unit: '政法科', period: '2020-08', reason: { code: 'merge.replay', earlier: '2020-07' } },
      ]);
    }
    const decisions = [{ file: sha256, unit: '政法科', period: aPeriod('2020-08') }];
    expect(book.consolidate([july], { ...AUGUST, decisions })).toMatchObject({ entriesAdded: 1 });
  });

  test('a period that has not come is asked about', () => {
    const { ledger, book } = aSetting();
    const file = lawReturn(ledger, '提前。', { period: '2021-07' });
    expect(book.consolidate([file], JULY).files).toMatchObject([
      { state: 'question', reason: { code: 'merge.periodAhead' } },
    ]);
  });

  test('a unit is known by its former names', () => {
    const { ledger, book } = aSetting({
      units: [{ name: '法规科', aliases: [], formerNames: ['政法科'] }],
      tasks: [{ title: LAW, units: ['法规科'] }],
    });
    const old = aReturn(ledger, { unit: '政法科', rows: [{ task: LAW, status: '推进中', progress: '旧表。' }] });
    const merged = book.consolidate([old], JULY);
    expect(merged.files).toMatchObject([{ unit: '法规科', state: 'merged' }]);
    expect(merged.units).toMatchObject([{ unit: '法规科', state: 'returned' }]);
  });
});

describe('every file is listed once', () => {
  test('attachments are registered for their unit, refused files with their reason, and the others go on', () => {
    const { ledger, book } = aSetting();
    const refused = issue('file.encrypted', { file: '办公室.xlsx', severity: 'error' });
    const inputs: ReturnInput[] = [
      { kind: 'attachment', file: aFile('政法科盖章.pdf') },
      { kind: 'rejected', file: aFile('办公室.xlsx'), issues: [refused] },
      lawReturn(ledger, '已调研。'),
    ];
    const merged = book.consolidate(inputs, JULY);
    expect(merged.files.map(({ state, unit }) => [state, unit])).toEqual([
      ['rejected', null],
      ['merged', '政法科'],
      ['attachment', '政法科'],
    ]);
    expect(merged.files[0]?.reason).toBe(refused);
    expect(merged.units[0]).toMatchObject({ attachments: ['政法科盖章.pdf'] });
  });
});

describe('who has returned', () => {
  const TASKS = ['甲', '乙', '丙'].map((title) => ({ title, units: ['政法科'] }));

  test.each<[string, Partial<ReturnParts>, string]>([
    [
      'all rows filled',
      { rows: TASKS.map(({ title }) => ({ task: title, status: '推进中', progress: '有。' })) },
      'returned',
    ],
    ['one row of three filled', { rows: [{ task: '甲', status: '推进中', progress: '有。' }] }, 'partial'],
    ['nothing filled, and nothing said', {}, 'partial'],
    ['the words of a nil report', { rows: [{ task: '甲', progress: '本月无新进展。' }] }, 'nil'],
    ['filled after the closing day', { receivedAt: '2020-07-31', rows: [{ task: '甲', progress: '有。' }] }, 'late'],
  ])('%s', (_, parts, state) => {
    const { ledger, book } = aSetting({ tasks: TASKS });
    const merged = book.consolidate([aReturn(ledger, { unit: '政法科', ...parts })], JULY);
    expect(merged.units).toMatchObject([{ unit: '政法科', state, tasks: 3 }]);
  });

  test('a corrected return after the closing day does not make a unit late', () => {
    const { ledger, book } = aSetting();
    book.consolidate([lawReturn(ledger, '按时。', { revision: 1 })], JULY);
    const merged = book.consolidate([lawReturn(ledger, '补正。', { revision: 2, file: 'b.xlsx' })], {
      asOf: '2020-07-31',
    });
    expect(merged.units[0]).toMatchObject({ unit: '政法科', state: 'returned' });
  });
});

describe('files that were taken before', () => {
  test('need not be read again, unless they wait for an answer or were taken back', () => {
    const { ledger, book } = aSetting();
    const clear = lawReturn(ledger, '已调研。');
    const rows: RowParts[] = [{ progress: '看不出是哪项。', match: { kind: 'question', candidates: [] } }];
    const asking = aReturn(ledger, { unit: '办公室', rows });
    book.consolidate([clear, asking], JULY);
    expect([...takenFiles(book.ledger())]).toEqual([clear.file.sha256]);
    expect(takenFiles(book.ledger(), [{ file: clear.file.name, unit: '政法科' }]).size).toBe(0);
    expect(book.consolidate([{ kind: 'known', file: clear.file }], JULY)).toMatchObject({
      run: null,
      files: [{ state: 'unchanged', unit: '政法科', period: '2020-07' }],
    });
    book.undo();
    expect(takenFiles(book.ledger()).size).toBe(0);
  });
});

import { validateReturn } from '../../../src/core/validate';
import type { Ledger } from '../../../src/core/model';
import { aLedger, aUnitReturn, type LedgerParts, type ReturnParts, type RowParts } from '../../support/builders';

const TASK = '完善立法程序';
const GOOD: RowParts = { task: TASK, status: '推进中', progress: '7月10日召开论证会，修改3条。' };

function codes(row: RowParts, asOf = '2020-07-28', ledger = aLedger()): string[] {
  return findings({ unit: '政法科', rows: [row] }, asOf, ledger).map(({ code }) => code);
}

function findings(parts: ReturnParts, asOf = '2020-07-28', ledger: Ledger = aLedger()) {
  return validateReturn(aUnitReturn(ledger, parts), ledger, { asOf });
}

function ledgerWith(parts: LedgerParts): Ledger {
  return aLedger(parts);
}

test('a well filled row has no findings', () => {
  expect(codes(GOOD)).toEqual([]);
});

test('a status outside the vocabulary is an error and offers the nearest word', () => {
  const [found] = findings({ unit: '政法科', rows: [{ ...GOOD, status: '己完成', closedOn: '2020-07-20' }] });
  expect(found).toMatchObject({
    code: 'status.unknown',
    severity: 'error',
    nearest: '已完成',
    column: 'status',
    fix: { column: 'status', text: '已完成' },
  });
});

test.each<[string, Partial<RowParts>, string]>([
  ['an answer without status', { status: '' }, 'required.missing'],
  ['work that claims to go on without a word on it', { progress: '' }, 'required.missing'],
  ['不涉及 without a reason', { status: '不涉及', progress: '' }, 'required.reason'],
  ['done without a closing date', { status: '已完成' }, 'closing.missing'],
  ['a closing date that is no day', { status: '已完成', closedOn: '7月底' }, 'closing.unreadable'],
  ['a closing day that no calendar has', { status: '已完成', closedOn: '2020-06-31' }, 'closing.unreadable'],
  ['a closing date in the future', { status: '已完成', closedOn: '2020-08-01' }, 'closing.future'],
  ['a closing date before the plan', { status: '已完成', closedOn: '2019-07-01' }, 'closing.beforePlan'],
  ['a closing date beside a status that is not done', { closedOn: '2020-07-01' }, 'closing.notDone'],
  ['a closing date that may have lost its 0', { status: '已完成', closedOn: '7.2' }, 'closing.ambiguous'],
  ['empty talk', { progress: '正常推进。' }, 'talk.empty'],
  ['empty talk behind a lead-in', { progress: '目前，该项工作有序推进' }, 'talk.empty'],
  ['full-width digits', { progress: '已印发文件１０份。' }, 'digits.fullWidth'],
  ['100% beside 推进中', { progress: '任务已完成100%，印发文件3份。' }, 'percent.mismatch'],
  ['80% beside 已完成', { status: '已完成', closedOn: '2020-07-01', progress: '总体完成80%' }, 'percent.mismatch'],
  ['a formula typed as text', { progress: '=SUM(A1:A3)' }, 'formula.inText'],
  ['a mobile number', { remarks: '联系人王某13812345678' }, 'personal.data'],
  ['an identity card number', { progress: '已走访11010519491231002X一户。' }, 'personal.data'],
  ['empty talk of several clauses', { progress: '目前正在按计划推进中，各项工作有序开展。' }, 'talk.empty'],
  ['a mobile number in groups', { remarks: '联系人王某 +86 138-1234-5678' }, 'personal.data'],
  [
    'an identity card number with a slip in its check digit',
    { progress: '走访110105194912310021一户。' },
    'personal.data',
  ],
  [
    '80% in both parts beside 已完成',
    { status: '已完成', closedOn: '2020-07-01', progress: '一期完成80%，二期完成60%' },
    'percent.mismatch',
  ],
  ['a formula with full-width sign', { progress: '＝A1+B1' }, 'formula.inText'],
  ['a secrecy mark', { progress: '见机密★1年文件。' }, 'secret.marked'],
])('%s is found', (_, cells, code) => {
  expect(codes({ ...GOOD, ...cells })).toContain(code);
});

test.each<[string, Partial<RowParts>]>([
  ['a day written the Chinese way', { status: '已完成', closedOn: '2020年7月15日' }],
  ['a day as a date serial', { status: '已完成', closedOn: '44027' }],
  [
    'a percentage that is not about the task',
    { status: '已完成', closedOn: '2020-07-15', progress: '办结47件，满意率98.5%。' },
  ],
  ['a quantity of 11 digits that is no mobile number', { progress: '拨付资金20200701123元。' }],
  ['a contract number of 18 digits', { progress: '合同编号202007001234567890已备案。' }],
  ['a bank account of 19 digits', { progress: '款项已拨至6222021702001234567账户。' }],
  ['a landline of the office', { remarks: '办公电话0393-6666209' }],
  ['two parts of which the last is whole, while the first goes on', { progress: '一标段完成60%，二标段完成100%。' }],
  ['what grew to the whole', { status: '已完成', closedOn: '2020-07-15', progress: '6月完成60%，7月完成100%。' }],
  ['a short text with a fact', { progress: '已完成试点3处' }],
  ['work that names what was done', { progress: '有序推进窗口改造，完成2处' }],
  ['不涉及 with 无 beside its reason', { status: '不涉及', progress: '无', remarks: '职能已划转' }],
  ['秘密 as an ordinary word', { progress: '开展商业秘密保护宣传3场。' }],
])('%s is not scolded', (_, cells) => {
  expect(codes({ ...GOOD, ...cells })).toEqual([]);
});

test('a personal number is never repeated in the finding, and the fix masks it', () => {
  const [found] = findings({ unit: '政法科', rows: [{ ...GOOD, remarks: '王某13812345678' }] });
  expect(found).toMatchObject({ what: 'phone', fix: { column: 'remarks', text: '王某138****5678' } });
});

test('overdue without a reason is a doubt; a reason settles it', () => {
  expect(codes(GOOD, '2020-12-01')).toEqual(['overdue.noReason']);
  expect(codes({ ...GOOD, remarks: '因机构改革推迟，拟12月底完成' }, '2020-12-01')).toEqual([]);
});

test('progress copied from the requirement is found', () => {
  const ledger = ledgerWith({
    tasks: [{ title: TASK, units: ['政法科'], requirements: ['严格落实立法听证、论证和专家咨询制度，提高立法质量。'] }],
  });
  expect(codes({ ...GOOD, progress: '落实立法听证、论证和专家咨询制度' }, '2020-07-28', ledger)).toEqual([
    'text.fromRequirement',
  ]);
});

test('the same words in three rows are found once', () => {
  const titles = ['任务甲', '任务乙', '任务丙', '任务丁'];
  const ledger = ledgerWith({ tasks: titles.map((title) => ({ title, units: ['政法科'] })) });
  const rows = titles.map((task, at) => ({ ...GOOD, task, progress: at < 3 ? '组织学习会议一次' : '印发通知2份' }));
  expect(findings({ unit: '政法科', rows }, '2020-07-28', ledger)).toMatchObject([{ code: 'text.repeated', count: 3 }]);
});

test('rows left out are errors, a return that is empty as a whole is not scolded row by row', () => {
  const ledger = ledgerWith({ tasks: ['任务甲', '任务乙'].map((title) => ({ title, units: ['政法科'] })) });
  const partial = findings({ unit: '政法科', rows: [{ ...GOOD, task: '任务甲' }] }, '2020-07-28', ledger);
  expect(partial).toMatchObject([{ code: 'required.row', task: '任务乙' }]);
  expect(findings({ unit: '政法科' }, '2020-07-28', ledger)).toEqual([]);
});

test('a changed locked cell is found and can be restored', () => {
  const row = { ...GOOD, cells: { deadline: '2020-12-31' } };
  const [changed, ...others] = findings({ unit: '政法科', rows: [row] });
  expect(others.map(({ code }) => code)).toEqual(['deadline.late']);
  expect([changed]).toMatchObject([
    {
      code: 'locked.changed',
      issued: '2020-10-31',
      returned: '2020-12-31',
      fix: { column: 'deadline', text: '2020-10-31' },
    },
  ]);
});

test('missing, added, doubtful and doubled rows are found', () => {
  const rows: RowParts[] = [
    GOOD,
    { ...GOOD, progress: '另一段' },
    { ...GOOD, task: undefined, cells: { task: '新增任务' } },
    { ...GOOD, task: undefined, match: { kind: 'question', candidates: [] } },
  ];
  const found = findings({ unit: '政法科', rows, missing: ['健全决策机制'] }).map(({ code }) => code);
  expect(found).toEqual(
    expect.arrayContaining(['merge.missingRow', 'merge.addedRow', 'merge.rowQuestion', 'row.duplicated']),
  );
});

test('an explanation in the remarks travels with every doubt about its row', () => {
  const [found] = findings({
    unit: '政法科',
    rows: [{ ...GOOD, progress: '正常推进', remarks: '说明：8月起报具体数据' }],
  });
  expect(found).toMatchObject({ code: 'talk.empty', explanation: '8月起报具体数据' });
});

test('the template switches, tunes and adds rules', () => {
  const off = ledgerWith({ rules: { 'talk.empty': { enabled: false } } });
  expect(codes({ ...GOOD, progress: '正常推进' }, '2020-07-28', off)).toEqual([]);
  const harder = ledgerWith({ rules: { 'talk.empty': { enabled: true, severity: 'error' } } });
  expect(findings({ unit: '政法科', rows: [{ ...GOOD, progress: '正常推进' }] }, '2020-07-28', harder)).toMatchObject([
    { severity: 'error' },
  ]);
  const own = ledgerWith({
    rules: {
      'custom.evidence': {
        enabled: true,
        severity: 'warning',
        options: {
          column: 'remarks',
          condition: 'required',
          when: 'done',
          message: '已完成的请在备注里写佐证材料名称。',
        },
      },
      'custom.broken': { enabled: true, options: { column: '没有的列', condition: 'required' } },
    },
  });
  const done = { ...GOOD, status: '已完成', closedOn: '2020-07-15' };
  expect(findings({ unit: '政法科', rows: [done] }, '2020-07-28', own)).toMatchObject([
    { code: 'rule.unreadable', rule: 'custom.broken' },
    { code: 'rule.custom', severity: 'warning', column: 'remarks' },
  ]);
  expect(findings({ unit: '政法科', rows: [GOOD] }, '2020-07-28', own)).toMatchObject([{ code: 'rule.unreadable' }]);
});

test.each<[string, string]>([
  ['a deadline that no calendar has', '2020年9月31日'],
  ['a deadline that says no time', '看情况'],
])('%s is found where a unit changed it', (_, deadline) => {
  const row = { ...GOOD, cells: { deadline } };
  expect(findings({ unit: '政法科', rows: [row] }).map(({ code }) => code)).toEqual([
    'locked.changed',
    deadline === '看情况' ? 'deadline.unreadable' : 'deadline.impossible',
  ]);
});

test('what is denied is never offered for what is not', () => {
  const of = (status: string) => findings({ unit: '政法科', rows: [{ ...GOOD, status }] })[0];
  expect(of('没完成')).toMatchObject({ code: 'status.unknown' });
  expect(of('没完成')?.fix?.text).not.toBe('已完成');
  expect(of('完成得差不多')).not.toHaveProperty('fix');
});

test('受理 and 因地制宜 are no reasons for being overdue', () => {
  const late = (progress: string) => codes({ ...GOOD, progress }, '2020-12-01');
  expect(late('受理申请12件，因地制宜开展宣传。')).toContain('overdue.noReason');
  expect(late('因评审专家未到位，推迟至下月。')).not.toContain('overdue.noReason');
});

test('a requirement copied with a word changed is found, one that goes on with facts is not', () => {
  const requirement = '健全政府立法立项、起草、论证、协调、审议机制，推进政府立法精细化';
  const ledger = aLedger({ tasks: [{ title: TASK, requirements: [requirement] }] });
  const of = (progress: string) => codes({ ...GOOD, progress }, '2020-07-28', ledger);
  expect(of('我局健全政府立法立项、起草、论证、协调、审议机制，推进政府立法精细化')).toContain('text.fromRequirement');
  expect(of('健全政府立法立项、起草、论证机制，7月10日召开论证会，修改3条，征集意见26条')).not.toContain(
    'text.fromRequirement',
  );
});

test('a deadline that a spreadsheet made into a date of its own is no edit', () => {
  const ledger = aLedger();
  const issued = findings(
    { unit: '政法科', rows: [{ ...GOOD, cells: { deadline: '2020年10月31日' } }] },
    '2020-07-28',
    ledger,
  );
  expect(issued.map(({ code }) => code)).toEqual([]);
});

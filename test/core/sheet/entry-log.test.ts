import fc from 'fast-check';
import { Entry, Period, Status } from '../../../src/core/model';
import { gridOf, layoutEntryLog, readEntryLog } from '../../../src/core/sheet';
import { aLedger, taskId } from '../ledger/a-plan';

const TEMPLATE = aLedger([{ title: '压减审批材料', units: ['市审批局'] }]).template;

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    ' 前后有空格 ',
    '=1+1',
    '第一行\n第二行',
    'CR\r\nLF',
    '_x000D_',
    '\u0007',
    '未启动',
    '12345678901234567890',
    '好'.repeat(33000),
  ),
);
const day = fc.constantFrom('2026-07-01', '2026-12-31');
const anEntry: fc.Arbitrary<Entry> = fc
  .record(
    {
      id: fc.stringMatching(/^[0-9a-f]{20}$/),
      taskId: fc.constantFrom(taskId(0), 't-gone0'),
      unit: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }),
      period: fc.constantFrom('2026-07', '2026-Q3', 'phase:2').map((value) => Period.parse(value)),
      owner: text.map((value) => value.slice(0, 20)),
      values: fc.record(
        {
          status: fc.option(fc.constantFrom(...Status.options)),
          statusText: text,
          progress: text,
          closedOn: fc.option(fc.oneof(day, text)),
          remarks: text,
          extra: fc.dictionary(fc.constantFrom('extra:problems', 'extra:nextSteps'), text),
        },
        { requiredKeys: ['status', 'progress', 'closedOn', 'remarks'] },
      ),
      revision: fc.nat(9),
      savedAt: fc.option(fc.oneof(day, text)),
      receivedAt: fc.option(day),
      file: fc.record({ name: text, sha256: fc.stringMatching(/^[0-9a-f]{64}$/) }),
      row: fc.nat(500),
      explanations: fc.array(text, { maxLength: 3 }),
    },
    { requiredKeys: ['id', 'taskId', 'unit', 'period', 'values', 'revision', 'savedAt', 'receivedAt', 'file', 'row'] },
  )
  .filter((value) => Entry.safeParse(value).success);

test('any entry comes back from its row unchanged', () => {
  fc.assert(
    fc.property(fc.array(anEntry, { maxLength: 4 }), (entries) => {
      const grid = gridOf(layoutEntryLog({ template: TEMPLATE, entries }));
      expect(readEntryLog([grid], TEMPLATE)).toEqual({ value: entries, issues: [] });
    }),
  );
});

test('an ordinary entry needs no JSON beside its cells, so that a person can read and filter all of it', () => {
  const entry = Entry.parse({
    id: 'a'.repeat(20),
    taskId: taskId(0),
    unit: '市审批局',
    period: '2026-07',
    values: { status: 'inProgress', progress: '压减12项', closedOn: null, remarks: '' },
    revision: 0,
    savedAt: '2026-07-20T08:00:00Z',
    receivedAt: '2026-07-20',
    file: { name: '回表.xlsx', sha256: 'b'.repeat(64) },
    row: 4,
  });
  const layout = layoutEntryLog({ template: TEMPLATE, entries: [entry] });
  const [header, row] = layout.rows.map((line) => line.cells.map((cell) => cell?.value ?? ''));
  expect(header).toContain('填报单位');
  expect(row).toEqual(
    expect.arrayContaining(['压减审批材料', '市审批局', '2026-07', '推进中', '压减12项', '回表.xlsx', '5']),
  );
  expect(row).toHaveLength((header?.length ?? 0) - 1);
});

test('a row that was cut off is left out and said', () => {
  const grid = gridOf(layoutEntryLog({ template: TEMPLATE, entries: [] }));
  const damaged = { ...grid, rows: [...grid.rows, ['1', '压减审批材料', '市审批局']] };
  const { value, issues } = readEntryLog([damaged], TEMPLATE);
  expect(value).toEqual([]);
  expect(issues).toMatchObject([{ code: 'log.rowUnreadable', at: { row: 1 } }]);
});

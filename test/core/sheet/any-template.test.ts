import fc from 'fast-check';
import { ledgerColumns, newLedger, reportingUnits, unitsToReport } from '../../../src/core/ledger';
import { Period, Template, type Assignment, type ProjectedRow } from '../../../src/core/model';
import { gridOf, issuedCells, layoutLedger, layoutReturn, readLedger, readMetadata } from '../../../src/core/sheet';
import { recogniseReturn } from '../../../src/core/returns';
import { aPlan, aTemplate } from '../ledger/a-plan';

const words = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'推进审批改革压减材料完善机制（一）、，。'), minLength: 1, maxLength: 40 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
);
const longText = fc.oneof(
  words,
  words.map((text) => text.repeat(40)),
  fc.constant('第一段\n第二段'),
  fc.constant('已完成'.repeat(700)),
  fc.constant(
    ['市审批局', '一科', '别的局', '市财政局'].map((unit) => `【${unit}】${'已办结若干事项'.repeat(9)}`).join('\n'),
  ),
  fc.constant(`【市审批局】${'已办结。'.repeat(99)}【市财政局】见上\n\n【一科】${'好'.repeat(400)}`),
);
const units = fc.uniqueArray(fc.constantFrom('市审批局', '市财政局', '市大数据局', '各有关部门', '一科'), {
  maxLength: 3,
});
const assignment = (index: number): fc.Arbitrary<unknown> =>
  fc.record({
    taskId: fc.constant(`t-task${index}`),
    planTaskId: fc.constant(null),
    sequence: fc.constant(String(index + 1)),
    title: words,
    section: fc.array(fc.oneof(words, fc.constantFrom('一、审批', '二、监管')), { maxLength: 2 }),
    requirements: fc.array(words, { maxLength: 2 }),
    deadline: fc.option(
      fc.record({ text: words, kind: fc.constant('by'), due: fc.constantFrom('2026', '2026-10', '2026-10-31', null) }),
    ),
    leadUnits: units,
    responsibleUnits: units,
    supportingUnits: units,
    owners: fc.array(fc.record({ name: words, unit: fc.constantFrom('市审批局', null) }), { maxLength: 2 }),
    remarks: words,
  });

const template: fc.Arbitrary<Template> = fc
  .record({
    count: fc.integer({ min: 1, max: 6 }),
    title: words,
    notes: fc.array(words, { maxLength: 3 }),
    sections: fc.constantFrom('none', 'rows', 'column'),
    renamed: fc.boolean(),
    grouped: fc.boolean(),
  })
  .chain(({ count, title, notes, sections, renamed, grouped }) =>
    fc.tuple(...Array.from({ length: count }, (_, index) => assignment(index))).map((assignments) => {
      const base = aTemplate(aPlan([{ title: '样', units: ['市审批局'], lead: ['市财政局'], supporting: ['一科'] }]));
      const columns = base.columns.map((column) => ({
        ...column,
        title: renamed ? `甲${column.key}` : column.title,
        ...(grouped && ['status', 'progress'].includes(column.key) ? { group: '填报内容' } : {}),
      }));
      const group = { key: 'section', title: '类别', width: 10, filledBy: 'coordinator' };
      const all = sections === 'column' ? [group, ...columns] : columns;
      return Template.parse({ ...base, title, notes, columns: all, assignments, layout: { sections } });
    }),
  );

test('for any template, layout and grid give the ledger and its rows back', () => {
  fc.assert(
    fc.property(template, fc.array(longText, { minLength: 6, maxLength: 6 }), (any, texts) => {
      const ledger = newLedger(any);
      const rows = any.assignments.map((row, index): ProjectedRow => projected(row, texts[index]?.trim() ?? ''));
      const layout = layoutLedger(ledger, { period: null, rows }, { asOf: '2026-07-01' });
      const { value, issues } = readLedger(layout.sheets.map(gridOf), '台账.xlsx');
      expect(issues).toEqual([]);
      expect(value.ledger).toEqual(ledger);
      expect(value.rows.map((row) => row.taskId)).toEqual(any.assignments.map((row) => row.taskId));
      value.rows.forEach((row, index) => {
        const issued = issuedCells(any.assignments[index] as Assignment);
        for (const { key, filledBy } of ledgerColumns(any)) {
          const expected = filledBy === 'unit' ? (rows[index]?.cells[key] ?? issued[key] ?? '') : (issued[key] ?? '');
          expect([key, row.cells[key]]).toEqual([key, expected]);
        }
      });
    }),
    { numRuns: 60 },
  );
});

function projected(row: Assignment, progress: string): ProjectedRow {
  return { taskId: row.taskId, cells: progress === '' ? {} : { progress }, subRows: [], sources: {}, conflicts: [] };
}

test('for any template, every task is in a return exactly once for each unit that reports on it', () => {
  fc.assert(
    fc.property(template, (any) => {
      const ledger = newLedger(any);
      const expected = any.assignments.flatMap((row) =>
        reportingUnits(row, any.units).map((unit) => `${unit} ${row.taskId}`),
      );
      const found = unitsToReport(any).flatMap((unit) => {
        const grids = layoutReturn(ledger, unit, Period.parse('2026-07'), { asOf: '2026-07-01' }).sheets.map(gridOf);
        const reading = readMetadata(grids);
        const book = { format: 'xlsx' as const, sheets: grids, otherSheets: [], date1904: false, savedAt: null };
        const [returned] = recogniseReturn(book, { name: '回表.xlsx', sha256: 'a'.repeat(64) }, ledger).value;
        expect(reading.kind).toBe('read');
        return (returned?.rows ?? []).map(
          ({ match }) => `${unit} ${match.kind === 'matched' ? match.taskId : match.kind}`,
        );
      });
      expect(found.sort()).toEqual(expected.sort());
    }),
    { numRuns: 60 },
  );
});

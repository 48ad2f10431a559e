import { aLedger, aPeriod, aUnitReturn } from '../../support/builders';
import { FINDINGS_SHEET } from '../../../src/core/sheet';
import { layoutSentBack, validateReturn } from '../../../src/core/validate';
import { recogniseReturn } from '../../../src/core/returns';
import { consolidate } from '../../../src/core/consolidate';
import { AWorkbook } from '../../support/a-workbook';
import { aFile } from '../../support/builders';
import type { Book } from '../../../src/core/model';
import { gridOf } from '../../../src/core/sheet';

const TASK = '完善立法程序';

test('a return goes back with what was filled, its findings marked and listed, and comes in as the next revision', () => {
  const ledger = aLedger();
  const returned = aUnitReturn(ledger, {
    unit: '政法科',
    revision: 1,
    rows: [{ task: TASK, status: '己完成', progress: '正常推进', closedOn: '2020-07-15' }],
  });
  const findings = validateReturn(returned, ledger, { asOf: '2020-07-28' });
  const layout = layoutSentBack(ledger, returned, findings, { asOf: '2020-07-29', describe: ({ code }) => code });
  if (layout === null) throw new Error('no layout');

  const form = layout.sheets[0];
  const fills = form?.rows.flatMap((row) =>
    row.cells.flatMap((cell) => (cell?.style?.fill === 'F8CBAD' ? [cell.value] : [])),
  );
  expect(fills).toEqual(['己完成']);
  const list = layout.sheets.find(({ name }) => name === FINDINGS_SHEET);
  expect(list?.rows.slice(1).map(({ cells }) => cells.map((cell) => cell?.value))).toEqual([
    ['必须改', TASK, expect.stringMatching(/^[A-Z]+\d+$/), 'status.unknown', '已完成'],
    ['请说明', TASK, expect.stringMatching(/^[A-Z]+\d+$/), 'talk.empty', null],
  ]);

  const book: Book = {
    format: 'xlsx',
    sheets: layout.sheets.map(gridOf),
    otherSheets: [],
    date1904: false,
    savedAt: null,
  };
  const [again, ...others] = recogniseReturn(book, aFile('政法科_台账_2020-07.xlsx'), ledger).value;
  expect(others).toEqual([]);
  expect(again).toMatchObject({ unit: '政法科', period: '2020-07', revision: 2, missingTaskIds: [] });
  if (again === undefined) throw new Error('not recognised');
  const merged = consolidate(
    new AWorkbook(ledger).sheet(),
    [
      { kind: 'return', file: returned.file, returns: [returned], issues: [] },
      { kind: 'return', file: again.file, returns: [again], issues: [] },
    ],
    { asOf: '2020-07-30', period: aPeriod('2020-07') },
  );
  expect(merged).toMatchObject({ conflicts: [], questions: [], entriesAdded: 1 });
});

test('a return of nobody cannot go back', () => {
  const ledger = aLedger();
  const returned = { ...aUnitReturn(ledger, { unit: '政法科' }), unit: null };
  expect(layoutSentBack(ledger, returned, [], { asOf: '2020-07-29', describe: String })).toBeNull();
});

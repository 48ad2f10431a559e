/** @jest-environment node */
import { openZip } from '../../src/adapters/bytes/zip';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { writeXlsx } from '../../src/adapters/xlsx/write';
import type { SheetLayout } from '../../src/core/model';
import { readLedger } from '../../src/core/sheet';
import { aJourney, filledReturns, withLedger } from './a-journey';

const CHANGES = `序号,变动,主要任务,完成时限,责任单位
,新增,落实批示,12月底前,市水务局
1,延期,清理河道垃圾,11月底前,
`;

/** A journey with a ledger into which July is merged. */
async function inJuly() {
  const made = await withLedger();
  await made.journey.handOut();
  made.journey.addReturns(filledReturns(made.journey, ['7月10日清运垃圾30吨。']));
  await made.journey.consolidate();
  return made;
}

/** A ledger that somebody keeps without this software. */
function homeMade(): Uint8Array {
  const rows = [
    ['序号', '工作任务', '完成时限', '责任单位', '进展情况'],
    ['1', '建设便民服务中心', '2026年10月底', '政务科', '已选址。'],
    ['2', '编制数据目录', '2026年9月30日', '数据科', ''],
  ];
  const sheet: SheetLayout = {
    name: '工作台账',
    visibility: 'visible',
    columns: rows[0]?.map(() => ({ width: 20 })) ?? [],
    rows: rows.map((cells) => ({ cells: cells.map((value) => ({ value })) })),
    merges: [],
  };
  return writeXlsx({ sheets: [sheet], properties: { title: '', creator: '', created: '2026-07-01T00:00:00Z' } });
}

test('clean copy, inspection sheet, calendar and claim sheets are files named after the ledger', async () => {
  const { journey, saved } = await inJuly();
  await journey.clean();
  expect(journey.state().tool).toMatchObject({ tool: 'clean' });
  await journey.inspect();
  await journey.calendar();
  expect(journey.state().tool).toMatchObject({ tool: 'calendar' });
  await journey.claimSheets(null);
  expect(journey.state().tool).toMatchObject({ tool: 'claims', files: 3 });
  await journey.claimSheets({ name: '单位名单.txt', bytes: new TextEncoder().encode('市财政局\n市工商联\n') });
  expect(journey.state().tool).toMatchObject({ tool: 'claims', files: 2 });
  const own = (journey.state().ledger?.file.name ?? '').replace('.xlsx', '');
  expect(saved.map(({ name }) => name)).toEqual([
    `${own}（报送版）.xlsx`,
    `${own}（督查抽查表）.xlsx`,
    `${own}（日程）.ics`,
    `${own}（认领表）.zip`,
    `${own}（认领表）.zip`,
  ]);
  const [copy, , , claims] = saved;
  expect(readXlsx(copy?.bytes ?? new Uint8Array(), 'x').sheets.map(({ visibility }) => visibility)).toEqual([
    'visible',
  ]);
  expect(openZip(claims?.bytes ?? new Uint8Array()).names).toHaveLength(3);
});

test('tasks that change in mid-year change the open ledger, which then is at risk', async () => {
  const { journey } = await inJuly();
  journey.saveLedger();
  await journey.revise({ name: '变动.csv', bytes: new TextEncoder().encode(CHANGES) });
  expect(journey.state().tool).toMatchObject({ tool: 'revise', added: 1, postponed: 1, withdrawn: 0 });
  expect(journey.state().ledger?.ledger.template.assignments).toHaveLength(3);
  expect(journey.state().ledger?.file.bytes).not.toBe(journey.state().saved);
});

test('next year’s ledger holds what is open; this year’s stays as it is', async () => {
  const { journey, saved } = await inJuly();
  const before = journey.state().ledger;
  await journey.carryOver();
  expect(journey.state().tool).toMatchObject({ tool: 'carryOver', carried: 2, closed: 0, through: '2026-07' });
  expect(journey.state().ledger).toBe(before);
  const next = readLedger(readXlsx(saved[0]?.bytes ?? new Uint8Array(), 'x'), 'x').value.ledger;
  expect(next.identity.continues?.hash).toBe(before?.ledger.runs.at(-1)?.hash);
});

test('a unit makes a ledger of its own of its return, and fills the return from it', async () => {
  const { journey, saved } = await inJuly();
  const [handedDown] = journey.state().handOut?.files ?? [];
  if (handedDown === undefined) throw new Error('nothing was handed out');
  await journey.sublevel(handedDown);
  expect(journey.state().tool).toMatchObject({ tool: 'sublevel', rows: 1 });
  const [own] = saved;
  const unit = aJourney();
  await unit.journey.openLedger(own ?? handedDown);
  await unit.journey.upward(handedDown);
  expect(unit.journey.state().tool).toMatchObject({ tool: 'upward', unit: handedDown.unit, tasks: 1 });
  expect(unit.saved.map(({ name }) => name)).toEqual([handedDown.name]);
});

test('a ledger of somebody’s own goes on as the open ledger, with what stood in it', async () => {
  const { journey } = aJourney();
  await journey.adopt({ name: '工作台账.xlsx', bytes: homeMade() });
  expect(journey.state().tool).toMatchObject({ tool: 'adopt', rows: 2 });
  expect(journey.state().ledger?.ledger.template.assignments.map(({ title }) => title)).toEqual([
    '建设便民服务中心',
    '编制数据目录',
  ]);
  await journey.handOut();
  expect(journey.state().handOut?.files.map(({ unit }) => unit)).toEqual(['政务科', '数据科']);
});

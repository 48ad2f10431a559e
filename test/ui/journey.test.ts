/** @jest-environment node */
import { patchXlsx } from '../../src/adapters/xlsx/patch';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { adoptedEdits } from '../../src/core/consolidate';
import { readLedger } from '../../src/core/sheet';
import { answerOf, offersOf } from '../../src/ui/journey/answers';
import { wouldLose } from '../../src/ui/journey/state';
import { aJourney, filledReturns, planFile, withLedger } from './a-journey';

test('from the plan to the report: each step stands on the one before', async () => {
  const { journey, saved } = await withLedger();
  expect(journey.state().ledger?.ledger.template.assignments).toHaveLength(2);
  await journey.handOut();
  expect(journey.state().handOut?.files.map(({ unit }) => unit)).toEqual(['市水务局', '市城管局', '市生态环境局']);

  journey.addReturns(filledReturns(journey, ['7月10日清运垃圾30吨。', '7月20日清运垃圾45吨。']));
  await journey.consolidate();
  const [conflict] = journey.state().merge?.made.result.conflicts ?? [];
  const offer = conflict && offersOf(conflict).find(({ text }) => text.includes('45'));
  if (conflict === undefined || offer === undefined) throw new Error('no conflict between the two files');
  await journey.answer([answerOf(conflict, offer)]);
  expect(journey.state().merge?.made.result.conflicts).toEqual([]);
  expect(journey.state().ledger?.ledger.runs).toHaveLength(1);

  await journey.makeReport();
  journey.saveLedger();
  expect(saved.map(({ name }) => name.split('.').at(-1))).toEqual(['docx', 'xlsx']);

  await journey.undoMerge();
  expect([journey.state().merge, journey.state().undone]).toEqual([null, true]);
  expect(journey.state().ledger?.ledger.runs).toHaveLength(2);
});

test('a file that cannot be read leaves everything as it was and says which code', async () => {
  const { journey } = await withLedger();
  const { plan, ledger } = journey.state();
  await journey.openPlan({ name: '空.docx', bytes: new Uint8Array() });
  expect(journey.state().failure).toMatchObject({ kind: 'issue', issue: { code: 'file.empty' } });
  expect([journey.state().plan, journey.state().ledger, journey.state().busy]).toEqual([plan, ledger, false]);
});

test('what nobody foresaw is said without its technical words', async () => {
  const { journey } = aJourney({
    services: {
      readDocument: () => {
        throw new TypeError('x is not a function');
      },
    },
  });
  await journey.openPlan(planFile);
  expect(journey.state().failure).toEqual({ kind: 'unexpected' });
});

test('work that is going on is not started twice', async () => {
  const { journey } = aJourney();
  const first = journey.openPlan(planFile);
  await journey.openPlan({ name: '另一份.txt', bytes: planFile.bytes });
  await first;
  expect(journey.state().plan?.fileName).toBe('方案.txt');
});

test('a correction by hand makes the ledger out of date, until it is generated again', async () => {
  const { journey } = await withLedger();
  const [task] = journey.state().plan?.editing.plan.tasks ?? [];
  journey.edit.drop([task?.id ?? '']);
  expect(journey.state().stale).toBe(true);
  await journey.generate();
  expect([journey.state().stale, journey.state().ledger?.ledger.template.assignments.length]).toEqual([false, 1]);
});

test('units and a deadline for several tasks are one step that one undo takes back', async () => {
  const { journey } = aJourney();
  await journey.openPlan(planFile);
  const tasks = () => journey.state().plan?.editing.plan.tasks ?? [];
  const before = tasks();
  journey.edit.saveAll(
    before.map(({ id }) => id),
    { leadUnits: '市水务局', responsibleUnits: '', supportingUnits: '', deadline: '2026年10月底' },
  );
  expect(tasks().map(({ leadUnits, deadline }) => [...leadUnits, deadline?.due])).toEqual([
    ['市水务局', '2026-10'],
    ['市水务局', '2026-10'],
  ]);
  expect(tasks().map(({ responsibleUnits }) => responsibleUnits)).not.toContainEqual([]);
  journey.edit.undo();
  expect(tasks()).toEqual(before);
  expect(journey.edit.canUndo()).toBe(false);
});

test('an impossible correction says so and changes nothing', async () => {
  const { journey } = aJourney();
  await journey.openPlan(planFile);
  journey.edit.merge([journey.state().plan?.editing.plan.tasks[0]?.id ?? '']);
  expect(journey.state().failure).toMatchObject({ issue: { code: 'edit.mergeNeedsTwo' } });
  expect(journey.state().plan?.editing.plan.tasks).toHaveLength(2);
});

test('a ledger is at risk until it was downloaded as it is now', async () => {
  const { journey } = await withLedger();
  expect(wouldLose(journey.state())).toBe(true);
  journey.saveLedger();
  expect(wouldLose(journey.state())).toBe(false);
  await journey.generate();
  expect(wouldLose(journey.state())).toBe(true);
});

test('reading many files can be stopped: nothing is changed and nothing is reported as failed', async () => {
  const { journey } = await withLedger();
  await journey.handOut();
  journey.addReturns(filledReturns(journey, ['甲', '乙', '丙']));
  const { ledger } = journey.state();
  const work = journey.consolidate();
  journey.subscribe(() => {
    if (journey.state().progress?.done === 1) journey.cancel();
  });
  await work;
  expect([journey.state().ledger, journey.state().merge, journey.state().failure]).toEqual([ledger, null, null]);
});

test('the bundled sample opens first, on the day it plays; without one the page is ready all the same', async () => {
  const samples = { plan: planFile, assignments: null, returns: [], asOf: '2026-06-20' };
  const bundled = aJourney({ samples }).journey;
  await bundled.begin();
  expect(bundled.state()).toMatchObject({ ready: true, asOf: '2026-06-20', plan: { sample: true } });
  const bare = aJourney().journey;
  await bare.begin();
  expect(bare.state()).toMatchObject({ ready: true, plan: null, asOf: '2026-07-28' });
});

test('a deadline that was overwritten in the file is listed when the ledger is opened, and can be put back before and after merging', async () => {
  const { journey } = await withLedger();
  const { file } = journey.state().ledger ?? {};
  if (file === undefined) throw new Error('no ledger');
  const sheet = readLedger(readXlsx(file.bytes, file.name), file.name).value;
  const [row] = sheet.rows;
  const column = sheet.columns.get('deadline');
  if (row === undefined || column === undefined) throw new Error('no deadline');
  const cells = [{ row: row.row, column, value: '2031年1月1日' }];
  const bytes = patchXlsx(file.bytes, [{ kind: 'setCells', sheet: sheet.sheet, cells }]);
  const deadlines = () =>
    readLedger(readXlsx(journey.state().ledger?.file.bytes ?? bytes, ''), '').value.rows.map(
      (one) => one.cells.deadline,
    );

  await journey.openLedger({ name: file.name, bytes });
  expect(journey.state().ledger?.changed).toMatchObject([{ kind: 'text', column: 'deadline', shown: '2031年1月1日' }]);
  await journey.restoreFixed({ adopted: false });
  expect(journey.state().ledger?.changed).toEqual([]);
  expect(deadlines()).toEqual(sheet.rows.map((one) => one.cells.deadline));

  await journey.openLedger({ name: file.name, bytes });
  await journey.handOut();
  journey.addReturns(filledReturns(journey, ['7月10日清运垃圾30吨。']));
  await journey.consolidate();
  const adopted = adoptedEdits(journey.state().ledger?.ledger ?? sheet.ledger);
  expect(adopted).toMatchObject([{ taskId: row.taskId, column: 'deadline', shown: '2031年1月1日' }]);
  await journey.restoreFixed({ adopted: true, task: row.taskId, column: 'deadline' });
  expect(adoptedEdits(journey.state().ledger?.ledger ?? sheet.ledger)).toEqual([]);
  expect(deadlines()).toEqual(sheet.rows.map((one) => one.cells.deadline));
});

test('a ledger opened from a file goes on where it stood', async () => {
  const { journey } = await withLedger();
  const file = journey.state().ledger?.file;
  if (file === undefined) throw new Error('no ledger');
  const next = aJourney().journey;
  await next.openLedger(file);
  expect(next.state().ledger?.ledger.identity).toEqual(journey.state().ledger?.ledger.identity);
  await next.openLedger({ name: '方案.txt', bytes: planFile.bytes });
  expect(next.state().failure).toMatchObject({ issue: { code: 'ledger.notALedger' } });
});

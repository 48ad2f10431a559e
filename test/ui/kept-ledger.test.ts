/** @jest-environment node */
import type { OutputFile } from '../../src/app/ports';
import { knownPeriods, project, runHistory } from '../../src/core/consolidate';
import type { createJourney } from '../../src/ui/journey/store';
import { answerOf, offersOf } from '../../src/ui/journey/answers';
import { isLog, isTable, writtenOver } from '../support/written-over';
import { aJourney, filledReturns, withLedger } from './a-journey';

type Store = ReturnType<typeof createJourney>;

const FIRST = '7月10日清运垃圾30吨。';
const SECOND = '7月20日清运垃圾45吨。';
const POLISHED = '清理河道垃圾取得阶段性成效，已清运30吨。';

/** A journey into which a unit's July return is merged. */
async function withJuly(texts: readonly string[] = [FIRST]) {
  const made = await withLedger();
  await made.journey.handOut();
  made.journey.addReturns(filledReturns(made.journey, texts));
  await made.journey.consolidate();
  return made.journey;
}

function ledgerFile(journey: Store): OutputFile {
  const file = journey.state().ledger?.file;
  if (file === undefined) throw new Error('no ledger');
  return file;
}

function shownTexts(journey: Store): string[] {
  const ledger = journey.state().ledger?.ledger;
  return ledger === undefined ? [] : project(ledger, null).rows.map(({ cells }) => cells.progress ?? '');
}

test('what the coordinator polished elsewhere stands in the ledger as soon as it is opened', async () => {
  const polished = writtenOver(ledgerFile(await withJuly()), isTable, FIRST, () => POLISHED);
  const { journey } = aJourney();
  await journey.openLedger(polished);
  expect(shownTexts(journey)).toContain(POLISHED);
  expect(journey.state().ledger?.damage).toEqual([]);
});

test('a changed log keeps everybody from merging until a person has accepted it', async () => {
  const july = await withJuly();
  const returns = filledReturns(july, [SECOND]);
  const { journey } = aJourney();
  await journey.openLedger(writtenOver(ledgerFile(july), isLog, FIRST, () => '清运300吨。'));
  expect(journey.state().ledger?.damage).toMatchObject([{ code: 'log.entryChanged' }]);
  journey.addReturns(returns);
  await journey.consolidate();
  expect(journey.state()).toMatchObject({ merge: null, failure: { issue: { code: 'log.damaged' } } });
  journey.setAcceptDamage(true);
  await journey.consolidate();
  expect(journey.state().failure).toBeNull();
  expect(journey.state().merge?.made.result.entriesAdded).toBeGreaterThan(0);
});

test('what was left open is decided on the next day, without new returns, and is not asked again', async () => {
  const july = await withJuly([FIRST, SECOND]);
  const { journey } = aJourney();
  await journey.openLedger(ledgerFile(july));
  const [conflict] = july.state().merge?.made.result.conflicts ?? [];
  const offer = conflict && offersOf(conflict).find(({ text }) => text === SECOND);
  if (conflict === undefined || offer === undefined) throw new Error('no conflict');
  await journey.answer([answerOf(conflict, offer)]);
  expect(journey.state().merge?.made.result.conflicts).toEqual([]);
  expect(shownTexts(journey).some((text) => text.includes(SECOND))).toBe(true);
  expect(journey.state().ledger?.ledger.runs.map(({ period }) => period)).toEqual(['2026-07', '2026-07']);
});

test('any run can be taken back by itself, and that run too', async () => {
  const journey = await withJuly();
  const [first] = journey.state().ledger?.ledger.runs ?? [];
  journey.clearReturns();
  journey.addReturns(filledReturns(journey, [SECOND]));
  await journey.consolidate();
  await journey.undoMerge(first?.id ?? '');
  const history = () => {
    const ledger = journey.state().ledger?.ledger;
    return ledger === undefined ? [] : runHistory(ledger);
  };
  expect(history().map(({ counts, reverts }) => [counts, reverts])).toEqual([
    [true, 'r1'],
    [true, null],
    [false, null],
  ]);
  await journey.undoMerge(history()[0]?.id ?? '');
  expect(history().map(({ counts }) => counts)).toEqual([true, false, true, true]);
  const ledger = journey.state().ledger?.ledger;
  expect(ledger === undefined ? [] : knownPeriods(ledger)).toEqual(['2026-07']);
});

test('returns with something to mend go back to their units as files', async () => {
  const journey = await withJuly(['按计划推进。']);
  await journey.sendBack(({ code }) => code);
  const [one] = journey.state().sentBack ?? [];
  expect(one).toMatchObject({ unit: '市水务局', period: '2026-07' });
  expect(one?.copy?.bytes.length).toBeGreaterThan(1000);
});

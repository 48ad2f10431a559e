/** @jest-environment node */
import type { InputFile, OutputFile } from '../../src/app/ports';
import { WorkInHand, type Journal } from '../../src/ui/journey/work-in-hand';
import { readFile } from '../../src/worker/readers';
import { aJourney, filledReturns, withLedger } from './a-journey';

/** A notebook that outlives its tab, and every line that was written into it. */
function aNotebook() {
  const records = new Map<string, WorkInHand>();
  const written: string[] = [];
  const ofTab = (own: string): Journal => ({
    keep: (work) => {
      records.set(own, WorkInHand.parse(work));
      written.push(work.stage);
      return Promise.resolve();
    },
    clear: () => {
      records.delete(own);
      written.push('cleared');
      return Promise.resolve();
    },
    left: () => Promise.resolve([...records].flatMap(([id, work]) => (id === own ? [] : [{ id, work }]))),
    drop: (id) => {
      records.delete(id);
      return Promise.resolve();
    },
  });
  return { records, written, ofTab };
}

/** A reader that stops for ever at its third return, as in a tab that was closed. */
function readsTwoReturns() {
  let count = 0;
  return (file: InputFile) => {
    count += file.name.includes('台账_') ? 1 : 0;
    return count > 2 ? new Promise<never>(() => undefined) : readFile(file);
  };
}

/** A ledger that is saved as a file, and four returns for it. */
async function aLedgerAndReturns(): Promise<{ ledger: OutputFile; returns: InputFile[] }> {
  const { journey, saved } = await withLedger();
  await journey.handOut();
  journey.saveLedger();
  const [ledger] = saved;
  if (ledger === undefined) throw new Error('no ledger');
  const texts = ['清运垃圾30吨。', '清运垃圾31吨。', '清运垃圾32吨。', '清运垃圾33吨。'];
  return { ledger, returns: filledReturns(journey, texts) };
}

test('a consolidation is noted before the first return is read, and forgotten when its ledger is downloaded', async () => {
  const { ledger, returns } = await aLedgerAndReturns();
  const notebook = aNotebook();
  const { journey } = aJourney({ journal: notebook.ofTab('甲') });
  await journey.openLedger(ledger);
  journey.addReturns(returns);
  await journey.consolidate();
  expect(notebook.written).toEqual(['merging', 'unsaved']);
  journey.saveLedger();
  await Promise.resolve();
  expect([...notebook.records]).toEqual([]);
});

test('one that the closed tab interrupted is found, and finished as if nothing had happened', async () => {
  const { ledger, returns } = await aLedgerAndReturns();
  const undisturbed = aJourney().journey;
  await undisturbed.openLedger(ledger);
  undisturbed.addReturns([...returns].reverse());
  await undisturbed.consolidate();

  const notebook = aNotebook();
  const closed = aJourney({ journal: notebook.ofTab('甲'), services: { readFile: readsTwoReturns() } }).journey;
  await closed.openLedger(ledger);
  closed.addReturns(returns);
  void closed.consolidate();
  await new Promise((resolve) => setTimeout(resolve, 300));

  const { journey } = aJourney({ journal: notebook.ofTab('乙') });
  await journey.begin();
  expect(journey.state().left).toMatchObject([{ id: '甲', work: { stage: 'merging', saved: true } }]);
  await journey.takeUp('甲');
  expect(journey.state().failure).toBeNull();
  expect(journey.state().ledger?.file.bytes).toEqual(undisturbed.state().ledger?.file.bytes);
  expect(journey.state().merge?.made.result.entriesAdded).toBe(undisturbed.state().merge?.made.result.entriesAdded);
  expect(journey.state().left).toEqual([]);
  expect([...notebook.records.keys()]).toEqual(['乙']);
});

test('a ledger that was merged and not downloaded comes back, or is dropped', async () => {
  const { ledger, returns } = await aLedgerAndReturns();
  const notebook = aNotebook();
  const closed = aJourney({ journal: notebook.ofTab('甲') }).journey;
  await closed.openLedger(ledger);
  closed.addReturns(returns);
  await closed.consolidate();

  const { journey } = aJourney({ journal: notebook.ofTab('乙') });
  await journey.begin();
  await journey.takeUp('甲');
  expect(journey.state().ledger?.file.bytes).toEqual(closed.state().ledger?.file.bytes);
  expect(journey.state().saved).toBeNull();

  const third = aJourney({ journal: notebook.ofTab('丙') }).journey;
  await third.begin();
  await third.dropLeft('乙');
  expect([third.state().left, [...notebook.records]]).toEqual([[], []]);
});

test('one that a person stopped, or that failed, is not told of again', async () => {
  const { ledger, returns } = await aLedgerAndReturns();
  const notebook = aNotebook();
  const { journey } = aJourney({ journal: notebook.ofTab('甲') });
  await journey.openLedger(ledger);
  journey.addReturns(returns);
  const work = journey.consolidate();
  journey.subscribe(() => {
    if (journey.state().progress?.done === 1) journey.cancel();
  });
  await work;
  expect([...notebook.records]).toEqual([]);
});

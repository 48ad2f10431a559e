import { startEditing } from '../../app/edit-plan';
import { Cancelled } from '../../app/collect-returns';
import { consolidateReturns } from '../../app/consolidate-returns';
import { distribute } from '../../app/distribute';
import { generateLedger } from '../../app/generate-ledger';
import { makeReport } from '../../app/make-report';
import { openLedger } from '../../app/open-ledger';
import type { InputFile } from '../../app/ports';
import { readPlan, readPlanText } from '../../app/read-plan';
import { restoreLedger, type RestoreRequest } from '../../app/restore-fixed';
import { undoRun } from '../../app/undo-run';
import { sendBack, type SendBackRequest } from '../../app/send-back';
import { shownPeriod, type Answer } from '../../core/consolidate';
import { AdapterError, type Ledger, type Period, type Place, type Plan, type WithIssues } from '../../core/model';
import type { StepName } from '../components/steps';
import type { Environment, Samples } from '../environment';
import { planEdits } from './plan-edits';
import { toolActions } from './tool-actions';
import { openedLedger } from './opened';
import {
  noSettings,
  nothingMade,
  startOf,
  wouldLose,
  type Journey,
  type Merge,
  type OpenLedger,
  type Settings,
} from './state';
import { noJournal } from './work-in-hand';

export type JourneyStore = ReturnType<typeof createJourney>;

/**
 * The journey through the five steps: its state, and one function for everything a person can do. Every action either
 * happens whole or leaves the state as it was and says what went wrong.
 */
export function createJourney(environment: Environment) {
  const { services, today, journal = noJournal } = environment;
  let state = startOf(today);
  const listeners = new Set<() => void>();
  const patch = (change: Partial<Journey>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  let cancel = (): void => undefined;
  const failed = (error: unknown): void =>
    patch({ failure: error instanceof AdapterError ? { kind: 'issue', issue: error.issue } : { kind: 'unexpected' } });

  /** Runs work that may fail; one at a time. */
  const working = async (work: () => Promise<Partial<Journey>>): Promise<void> => {
    if (state.busy) return;
    patch({ busy: true, failure: null });
    try {
      patch({ ...(await work()), busy: false, progress: null });
    } catch (error) {
      patch({ busy: false, progress: null });
      if (!(error instanceof Cancelled)) failed(error);
    }
    await settle();
  };
  /** the ledger that the journal keeps now, or whether it keeps a consolidation that was begun */
  let kept: Uint8Array | 'merging' | null = null;
  /** Brings the journal to where things stand: a ledger that would be lost is kept, anything else forgotten. */
  const settle = async (): Promise<void> => {
    const { ledger, asOf } = state;
    const risk = ledger !== null && wouldLose(state) ? ledger.file : null;
    if (kept === (risk?.bytes ?? null)) return;
    kept = risk?.bytes ?? null;
    await (risk === null ? journal.clear() : journal.keep({ stage: 'unsaved', ledger: risk, asOf }));
  };
  const yearOption = () => (/^\d{4}$/.test(state.settings.year) ? { year: Number(state.settings.year) } : {});
  const periodOption = () => (state.settings.period === null ? {} : { period: state.settings.period });

  const merged = async ({ before, returns, answers }: Omit<Merge, 'made'>): Promise<Partial<Journey>> => {
    let cancelled = false;
    cancel = () => {
      cancelled = true;
    };
    const { asOf, settings, acceptDamage } = state;
    kept = 'merging';
    await journal.keep({
      stage: 'merging',
      ledger: before.file,
      saved: before.file.bytes === state.saved,
      returns: [...returns],
      answers: [...answers],
      asOf,
      period: settings.period,
      acceptDamage,
    });
    const made = await consolidateReturns(services, before.file, returns, {
      asOf,
      acceptDamage,
      onFile: (done, all, name) => patch({ progress: { done, all, file: name } }),
      isCancelled: () => cancelled,
      ...mergePeriod(state, before.ledger, returns),
      ...(answers.length === 0 ? {} : { decisions: answers }),
    });
    const file = { name: before.file.name, bytes: made.bytes };
    return {
      ledger: { ...before, file, ledger: made.result.ledger, changed: stillChanged(before, made.changed) },
      merge: { before, returns, made, answers },
      undone: false,
      sentBack: null,
      report: null,
    };
  };

  const openPlan = (file: InputFile, samples: Samples | null) =>
    working(async () => {
      const read = await readPlan(services, file);
      return {
        ...newPlan(read, file.name, samples !== null),
        asOf: samples?.asOf ?? today,
        settings: { ...noSettings, assignments: samples?.assignments ?? null },
      };
    });

  return {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    go: (step: StepName) => patch({ step, failure: null, tool: null }),
    /** for a store over another home of the ledger, which changes the same state */
    inside: { patch, working },
    /** brings a cell before the person; where the ledger is no open workbook there is nothing to show it in */
    show: (place: Place): void => void place,
    dismissFailure: () => patch({ failure: null }),
    set: (settings: Partial<Settings>) => patch({ settings: { ...state.settings, ...settings } }),
    setAsOf: (asOf: string) => patch({ asOf }),

    /** Goes on with what an earlier visit left: a consolidation is finished, a ledger brought back. */
    takeUp: (id: string) =>
      working(async () => {
        const work = state.left.find((one) => one.id === id)?.work;
        if (work === undefined) return {};
        const { sheet } = await openLedger(services, work.ledger);
        const ledger = openedLedger(work.ledger, sheet, work.asOf);
        const left = state.left.filter((one) => one.id !== id);
        const unsaved = { ...nothingMade, ledger, plan: null, stale: false, returns: [], saved: null, asOf: work.asOf };
        patch({ ...unsaved, settings: { ...state.settings, period: null }, step: 'collect' });
        if (work.stage === 'unsaved') {
          await settle();
        } else {
          const { returns, answers, period, acceptDamage, saved } = work;
          patch({ returns, acceptDamage, saved: saved ? work.ledger.bytes : null });
          patch({ settings: { ...state.settings, period } });
          patch(await merged({ before: ledger, returns, answers }));
          await settle();
        }
        await journal.drop(id);
        return { left };
      }),
    dropLeft: async (id: string) => {
      await journal.drop(id);
      patch({ left: state.left.filter((one) => one.id !== id) });
    },

    /** Loads the bundled sample and opens its plan, so that a newcomer sees at once what this is for. */
    begin: async () => {
      const samples = await environment.loadSamples();
      if (samples !== null) {
        patch({ samples });
        await openPlan(samples.plan, samples);
      }
      patch({ ready: true });
      patch({ left: await journal.left() });
    },
    openPlan: (file: InputFile) => openPlan(file, null),
    openSamplePlan: () => (state.samples === null ? Promise.resolve() : openPlan(state.samples.plan, state.samples)),
    pastePlan: (text: string) =>
      working(() =>
        Promise.resolve({ ...newPlan(readPlanText(text), null, false), asOf: today, settings: noSettings }),
      ),

    edit: planEdits(() => state, patch, failed),

    generate: () =>
      working(async () => {
        const { plan, settings, asOf } = state;
        if (plan === null) return {};
        const made = await generateLedger(
          services,
          { plan: plan.editing.plan },
          {
            asOf,
            ...yearOption(),
            ...(settings.title.trim() === '' ? {} : { title: settings.title.trim() }),
            ...(settings.assignments === null ? {} : { assignments: settings.assignments }),
            ...(plan.fileName === null ? {} : { sourceName: plan.fileName }),
          },
        );
        const ledger = { file: made.file, ledger: made.ledger, issues: made.issues, leftOut: made.leftOut, damage: [] };
        return { ...nothingMade, ledger, stale: state.plan?.editing !== plan.editing, returns: [] };
      }),
    openLedger: (file: InputFile) =>
      working(async () => {
        const { sheet } = await openLedger(services, file);
        return {
          ...nothingMade,
          ledger: openedLedger(file, sheet, state.asOf),
          plan: null,
          saved: file.bytes,
          stale: false,
          returns: [],
          settings: { ...state.settings, period: null },
          asOf: state.plan?.sample === true && state.asOf === state.samples?.asOf ? today : state.asOf,
        };
      }),
    handOut: () =>
      working(async () => {
        const { ledger, asOf, settings } = state;
        if (ledger === null) return {};
        return { handOut: await distribute(services, ledger.file, { asOf, by: settings.by, ...periodOption() }) };
      }),

    /** Hands the ledger out as it is now. */
    saveLedger: () => {
      const { ledger } = state;
      if (ledger === null) return;
      environment.save(ledger.file);
      patch({ saved: ledger.file.bytes });
      void settle();
    },

    addReturns: (files: readonly InputFile[]) => patch({ returns: [...state.returns, ...files] }),
    removeReturn: (position: number) => patch({ returns: state.returns.filter((_, at) => at !== position) }),
    clearReturns: () => patch({ returns: [] }),

    /** Merges the chosen files into the ledger as it is. */
    consolidate: () =>
      working(async () => {
        const { ledger, returns } = state;
        return ledger === null ? {} : merged({ before: ledger, returns, answers: [] });
      }),
    /** Merges anew into the ledger as it was before, with what was answered; without a merge the answers stand alone. */
    answer: (answers: readonly Answer[]) =>
      working(async () => {
        const { ledger, merge } = state;
        if (merge !== null) return merged({ ...merge, answers: [...merge.answers, ...answers] });
        return ledger === null ? {} : merged({ before: ledger, returns: [], answers });
      }),
    setAcceptDamage: (acceptDamage: boolean) => patch({ acceptDamage }),
    /** Stops reading; nothing is changed. */
    cancel: () => cancel(),
    /** 撤回: the last consolidation, or the named one. */
    undoMerge: (run?: string) =>
      working(async () => {
        const { ledger, asOf } = state;
        if (ledger === null) return {};
        const { bytes, result } = await undoRun(services, ledger.file, { asOf, ...(run === undefined ? {} : { run }) });
        return {
          ledger: { ...ledger, file: { name: ledger.file.name, bytes }, ledger: result.ledger },
          merge: null,
          undone: true,
          sentBack: null,
          report: null,
        };
      }),
    /** 恢复固定内容: everything that stands in the table only, or one cell that a consolidation took over. */
    restoreFixed: (request: Omit<RestoreRequest, 'asOf'>) =>
      working(async () => {
        const { ledger, asOf } = state;
        if (ledger === null) return {};
        const { bytes } = await restoreLedger(services, ledger.file, { asOf, ...request });
        const file = { name: ledger.file.name, bytes };
        const opened = openedLedger(file, (await openLedger(services, file)).sheet, asOf);
        return {
          ledger: { ...opened, issues: ledger.issues, leftOut: ledger.leftOut },
          merge: null,
          sentBack: null,
          report: null,
        };
      }),
    /** 退回: copies of the merged returns in which something must be mended or explained. */
    sendBack: (describe: SendBackRequest['describe']) =>
      working(async () => {
        const { ledger, merge, asOf } = state;
        if (ledger === null || merge === null) return {};
        const request = { asOf, period: merge.made.result.period, decisions: merge.answers, describe };
        return { sentBack: await sendBack(services, ledger.file, merge.returns, request) };
      }),
    ...toolActions({ environment, state: () => state, working }),
    makeReport: () =>
      working(async () => {
        const { ledger, asOf } = state;
        if (ledger === null) return {};
        const report = await makeReport(services, ledger.file, { asOf, ...periodOption() });
        environment.save(report.file);
        return { report };
      }),
  };
}

/** Deciding alone leaves the sheet at the period that it shows. */
export function mergePeriod(
  { settings }: Journey,
  ledger: Ledger,
  returns: readonly InputFile[],
): { readonly period?: Period } {
  const period = returns.length === 0 ? shownPeriod(ledger) : settings.period;
  return period === null ? {} : { period };
}

/** A run takes reworded cells over; what was emptied or lost is still to be put back. */
function stillChanged({ changed = [] }: OpenLedger, merged: boolean): OpenLedger['changed'] & object {
  return merged ? changed.filter((change) => change.kind !== 'text' || change.shown === '') : changed;
}

function newPlan(read: WithIssues<Plan>, fileName: string | null, sample: boolean): Partial<Journey> {
  return {
    ...nothingMade,
    plan: { editing: startEditing(read.value), issues: read.issues, fileName, sample },
    ledger: null,
    stale: false,
    returns: [],
  };
}

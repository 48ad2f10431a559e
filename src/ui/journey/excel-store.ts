import {
  checkLive,
  consolidateLive,
  type DoneAgain,
  generateLive,
  handOutLive,
  keepRowIds,
  reportLive,
  restoreLive,
  sendBackLive,
  undoLive,
} from '../../app/live/actions';
import { readingLive } from '../../app/live/as-file';
import { ledgerCellAt } from '../../app/live/cell-at';
import { readLive, type LiveLedger } from '../../app/live/open';
import { Cancelled } from '../../app/collect-returns';
import type { InputFile, WorkbookEvent } from '../../app/ports';
import type { SendBackRequest } from '../../app/send-back';
import type { RestoreRequest } from '../../app/restore-fixed';
import { AdapterError, type Place } from '../../core/model';
import type { Answer } from '../../core/consolidate';
import type { Environment, ExcelHost } from '../environment';
import { openedLedger } from './opened';
import { nothingMade, type Failure, type Journey, type OpenLedger } from './state';
import { createJourney, mergePeriod, type JourneyStore } from './store';
import { toolActions } from './tool-actions';

/** Nothing to be downloaded: the workbook is saved in Excel. */
const IN_THE_WORKBOOK = { name: '', bytes: new Uint8Array() };

/** Milliseconds until Excel is asked again in the background. */
const PAUSE = 800;

/**
 * The journey with the ledger in the workbook that is open in Excel: the same steps and the same state, but generating
 * inserts sheets, consolidating writes cells, and the findings follow what a person types.
 */
export function createExcelJourney(environment: Environment, excel: ExcelHost): JourneyStore {
  const base = createJourney(environment);
  const { state } = base;
  const { patch } = base.inside;
  const { workbook } = excel;
  const { services } = environment;

  const failureOf = (error: unknown, retry: () => void): Failure => ({
    ...(error instanceof AdapterError
      ? { kind: 'issue' as const, issue: error.issue }
      : { kind: 'unexpected' as const }),
    detail: excel.technicalDetail(error),
    retry,
  });
  /** Runs work that may fail, one at a time; a failure can be retried as it was. */
  const working = async (work: () => Promise<Partial<Journey>>): Promise<void> => {
    if (state().busy) return;
    patch({ busy: true, failure: null });
    try {
      patch({ ...(await work()), busy: false, progress: null });
    } catch (error) {
      const failure = error instanceof Cancelled ? null : failureOf(error, () => void working(work));
      patch({ busy: false, progress: null, failure });
    }
    if (missed) lookAgain();
  };
  /** Whether somebody changed the workbook while something else was going on. */
  let missed = false;
  /** Looks again in the background. A person who is typing is not disturbed: it is tried until the cell is left. */
  const lookAgain = (): void => {
    missed = state().busy;
    if (missed) return;
    look().then(patch, (error: unknown) => {
      if (excel.isPassing(error)) setTimeout(lookAgain, PAUSE);
      else patch({ failure: failureOf(error, refresh) });
    });
  };

  /** Whether the last thing written to the workbook was the consolidation that is shown. */
  let restorable = false;

  /** What the workbook holds now, as the panes show it; rows that were typed or copied get ids of their own. */
  const look = async (): Promise<Partial<Journey>> => {
    const found = await readLive(workbook);
    if (found === null) {
      read = null;
      return { ledger: null, findings: null, selected: null };
    }
    const given = await keepRowIds(workbook, found);
    if (given) restorable = false;
    return showing(given ? ((await readLive(workbook)) ?? found) : found);
  };
  /** The workbook as it was read last. */
  let read: LiveLedger | null = null;
  const showing = (live: LiveLedger): Partial<Journey> => {
    read = live;
    const { ledger } = state();
    const open: OpenLedger = {
      ...openedLedger(IN_THE_WORKBOOK, live.sheet, state().asOf),
      issues: ledger?.issues ?? [],
      leftOut: ledger?.leftOut ?? [],
    };
    return { ledger: open, saved: IN_THE_WORKBOOK.bytes, findings: checkLive(live, state().asOf) };
  };
  const period = () => {
    const { period: chosen } = state().settings;
    return chosen === null ? {} : { period: chosen };
  };

  let cancelled = false;
  const merge = async (
    returns: readonly InputFile[],
    answers: readonly Answer[],
    before: OpenLedger | null,
    again?: DoneAgain,
  ): Promise<Partial<Journey>> => {
    if (before === null) return {};
    cancelled = false;
    const request = {
      asOf: state().asOf,
      acceptDamage: state().acceptDamage,
      onFile: (done: number, all: number, file: string) => patch({ progress: { done, all, file } }),
      isCancelled: () => cancelled,
      ...mergePeriod(state(), before.ledger, returns),
      ...(answers.length === 0 ? {} : { decisions: answers }),
    };
    const result = await consolidateLive(workbook, services, returns, request, again);
    restorable = result.changes.length > 0;
    const made = { bytes: IN_THE_WORKBOOK.bytes, changed: result.changes.length > 0, result, claims: null, readAs: '' };
    return {
      ...(await look()),
      merge: { before, returns, made, answers },
      undone: false,
      sentBack: null,
      report: null,
    };
  };

  /** 查来源 follows the selection; a host that is busy is not asked again, the next selection comes soon. */
  const lookAt = (place: Extract<WorkbookEvent, { kind: 'selected' }>): void => {
    if (read === null || state().busy) return;
    ledgerCellAt(workbook, read, place).then(
      (selected) => patch({ selected }),
      () => undefined,
    );
  };
  const follow = (event: WorkbookEvent): void => {
    if (event.kind === 'selected') lookAt(event);
    else if (event.kind !== 'activated') lookAgain();
  };
  const refresh = (): void => void working(look);

  const live = readingLive(workbook, services, IN_THE_WORKBOOK);

  return {
    ...base,
    ...toolActions({ environment: { ...environment, services: live }, state, working }),
    async begin() {
      excel.onNotice((notice) => patch({ notice }));
      await base.begin();
      await working(async () => {
        await workbook.subscribe(follow);
        return look();
      });
      if (state().ledger !== null) patch({ step: 'ledger' });
    },
    setAsOf(asOf: string) {
      base.setAsOf(asOf);
      refresh();
    },
    generate: () =>
      working(async () => {
        const { plan, settings, asOf } = state();
        if (plan === null) return {};
        const made = await generateLive(workbook, services, plan.editing.plan, {
          asOf,
          ...(/^\d{4}$/.test(settings.year) ? { year: Number(settings.year) } : {}),
          ...(settings.title.trim() === '' ? {} : { title: settings.title.trim() }),
          ...(settings.assignments === null ? {} : { assignments: settings.assignments }),
          ...(plan.fileName === null ? {} : { sourceName: plan.fileName }),
        });
        const now = await look();
        const ledger = now.ledger ? { ...now.ledger, issues: made.issues } : null;
        return { ...nothingMade, ...now, ledger, stale: false, returns: [] };
      }),
    handOut: () =>
      working(async () => ({
        handOut: await handOutLive(workbook, services, {
          asOf: state().asOf,
          by: state().settings.by,
          ...period(),
        }),
      })),
    consolidate: () => working(() => merge(state().returns, [], state().ledger)),
    cancel: () => {
      cancelled = true;
    },
    answer: (answers: readonly Answer[]) =>
      working(async () => {
        const { merge: last } = state();
        if (last === null) return {};
        const said = [...last.answers, ...answers];
        // decided on the ledger as it was before: the run is taken back, then done again with the answers
        const { run } = last.made.result;
        const takeBack = async (): Promise<void> => {
          if (run === null || (restorable && (await workbook.restore()))) return;
          await undoLive(workbook, { asOf: state().asOf, run });
        };
        return merge(last.returns, said, last.before, { run, before: last.before.ledger, takeBack });
      }),
    undoMerge: (run?: string) =>
      working(async () => {
        await undoLive(workbook, { asOf: state().asOf, ...(run === undefined ? {} : { run }) });
        return { ...(await look()), merge: null, undone: true, sentBack: null, report: null };
      }),
    restoreFixed: (request: Omit<RestoreRequest, 'asOf'>) =>
      working(async () => {
        restorable = false;
        await restoreLive(workbook, { asOf: state().asOf, ...request });
        return { ...(await look()), merge: null, sentBack: null, report: null };
      }),
    sendBack: (describe: SendBackRequest['describe']) =>
      working(async () => {
        const { merge: last, asOf } = state();
        if (last === null) return {};
        const request = { asOf, period: last.made.result.period, decisions: last.answers, describe };
        return { sentBack: await sendBackLive(workbook, services, last.returns, request) };
      }),
    makeReport: () =>
      working(async () => {
        const report = await reportLive(workbook, services, { asOf: state().asOf, ...period() });
        environment.save(report.file);
        return { report };
      }),
    show: (place: Place) =>
      void workbook
        .sheets()
        .then((sheets) => {
          const sheet = sheets.find(({ name }) => name === place.sheet);
          const [row, column] = [place.row ?? 0, place.column ?? 0];
          return sheet === undefined
            ? undefined
            : workbook.select(sheet.id, { top: row, left: column, bottom: row, right: column });
        })
        .catch((error: unknown) => patch({ failure: failureOf(error, () => undefined) })),
  };
}

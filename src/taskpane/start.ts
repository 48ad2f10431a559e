import { isPassing, NEEDED_API, openExcelWorkbook, technicalDetail } from '../adapters/office';
import { writeXlsx } from '../adapters/xlsx/write';
import { AdapterError, type Issue } from '../core/model';
import type { ExcelHost } from '../ui/environment';

/** Excel is there and its workbook is open, or why it cannot be. */
export type Start =
  | { readonly kind: 'ready'; readonly excel: ExcelHost; readonly language: string }
  | {
      readonly kind: 'refused';
      readonly issue: Issue;
      readonly detail: string;
      /** it may go better in a moment: a cell was being edited, Excel was busy */
      readonly passing: boolean;
    };

/** Seconds after which a page that no host answers is taken to stand alone. */
const PATIENCE = 10;

/** Waits for Office, looks whether it is an Excel that fits, and opens its workbook. */
export async function start(): Promise<Start> {
  const refusal = await awaitExcel();
  if (refusal !== null) return refusal;
  const notices = newNotices();
  try {
    const workbook = await openExcelWorkbook(Excel, { writeWorkbook: writeXlsx, notice: notices.tell });
    return {
      kind: 'ready',
      excel: { workbook, technicalDetail, isPassing, onNotice: notices.listen },
      language: Office.context.displayLanguage,
    };
  } catch (error) {
    const detail = technicalDetail(error);
    const issue: Issue =
      error instanceof AdapterError ? error.issue : { code: 'host.failed', severity: 'error', detail };
    return refused(issue, detail, true);
  }
}

/** Waits for Office; null where it is an Excel that fits, else why it is none. */
export async function awaitExcel(): Promise<Extract<Start, { kind: 'refused' }> | null> {
  // the script may be blocked, or missing on this server
  if (typeof Office === 'undefined') return refused({ code: 'host.outsideOffice', severity: 'error' }, 'no office.js');
  // there is no office.js for phones and tablets here: it would never be ready
  if (isMobileAddress()) return refused({ code: 'host.mobile', severity: 'error' }, 'mobile');
  const info = await withPatience(Office.onReady());
  const problem = problemOf(info);
  return problem === null ? null : refused(problem, `${String(info?.host)} ${String(info?.platform)}`);
}

/** The host opens the page with `?_host_Info=Excel$iOS$16.01$zh-CN`. */
function isMobileAddress(): boolean {
  return (
    typeof location !== 'undefined' && /_host_Info=[^&#]*(?:iOS|Android)/i.test(`${location.search}${location.hash}`)
  );
}

type Info = { readonly host: Office.HostType | null; readonly platform: Office.PlatformType | null };

function problemOf(info: Info | null): Issue | null {
  // outside Office the host is null, whatever the types say
  if (info === null || info.host === null) return { code: 'host.outsideOffice', severity: 'error' };
  if (info.host !== Office.HostType.Excel) return { code: 'host.notExcel', severity: 'error', host: String(info.host) };
  const mobile: readonly (Office.PlatformType | null)[] = [Office.PlatformType.iOS, Office.PlatformType.Android];
  if (mobile.includes(info.platform)) return { code: 'host.mobile', severity: 'error' };
  if (Office.context.requirements.isSetSupported('ExcelApi', NEEDED_API)) return null;
  return { code: 'host.tooOld', severity: 'error', needed: `ExcelApi ${NEEDED_API}`, detail: '' };
}

function refused(issue: Issue, detail: string, passing = false): Extract<Start, { kind: 'refused' }> {
  return { kind: 'refused', issue, detail, passing };
}

/** The answer, or null where none comes in time. */
async function withPatience<T>(answer: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE * 1000);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** Notices that come before anybody listens wait for the first who does. */
function newNotices() {
  const waiting: Issue[] = [];
  const listeners = new Set<(issue: Issue) => void>();
  return {
    tell: (issue: Issue): void => {
      if (listeners.size === 0) waiting.push(issue);
      for (const listener of listeners) listener(issue);
    },
    listen: (listener: (issue: Issue) => void): (() => void) => {
      listeners.add(listener);
      for (const issue of waiting.splice(0)) listener(issue);
      return () => void listeners.delete(listener);
    },
  };
}

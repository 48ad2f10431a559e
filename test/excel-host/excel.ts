import { newEventQueue, type EventMessage } from './events';
import { standardKnobs, type Knobs } from './knobs';
import type { Excel } from './objects/define';
import { newWorkbook, type Workbook } from './sheet/workbook';
import { runBatch } from './wire/batch';
import type { RequestBody, ResponseBody, WireError } from './wire/protocol';

/** What Excel answers a request with: results, or a refusal before anything ran. Null: no answer ever comes. */
export type Answer = { readonly body: ResponseBody } | { readonly refused: WireError } | null;

/** A simulated Excel with one open workbook, below the wire: whoever carries requests to it is a transport. */
export type SimulatedExcel = Excel & {
  /** requests that ran, oldest first, with what was answered */
  readonly log: { readonly request: RequestBody; readonly response: ResponseBody }[];
  ask(request: string): Promise<Answer>;
  onEvents(deliver: (messages: readonly EventMessage[]) => void): void;
  isSetSupported(name: string, version: string): boolean;
};

export function startExcel(workbook: Workbook = newWorkbook(), knobs: Knobs = standardKnobs()): SimulatedExcel {
  const events = newEventQueue(() => knobs.apiLevel >= 14);
  const excel: Excel = { workbook, events, knobs, references: new Map() };
  const log: { request: RequestBody; response: ResponseBody }[] = [];
  let batches = 0;
  const ask = async (request: string): Promise<Answer> => {
    await pause(knobs.latency);
    if (knobs.closedAfterBatch !== null && batches >= knobs.closedAfterBatch) return null;
    if (knobs.cellEditing) return { refused: refusal('InvalidOperationInCellEditMode', CELL_EDITING) };
    if (isTooLarge(request, knobs)) return { refused: refusal('RequestPayloadSizeLimitExceeded', TOO_LARGE) };
    batches += 1;
    knobs.beforeBatch?.(batches);
    const body = JSON.parse(request) as RequestBody;
    const response = runBatch(excel, body, batches);
    log.push({ request: body, response });
    setTimeout(() => events.flush(), 0);
    if (knobs.closedAfterBatch !== null && batches >= knobs.closedAfterBatch) return null;
    if (isTooLarge(JSON.stringify(response), knobs))
      return { refused: refusal('ResponsePayloadSizeLimitExceeded', TOO_LARGE) };
    return { body: response };
  };
  return {
    ...excel,
    log,
    ask,
    onEvents: (deliver) => events.subscribe(deliver),
    isSetSupported: (name, version) => name !== 'ExcelApi' || Number(version.split('.')[1] ?? 0) <= knobs.apiLevel,
  };
}

// Sentences as Excel says them in Chinese: what the add-in shows must not depend on them.
const CELL_EDITING = 'Excel 处于单元格编辑模式。请按 Enter 或 Tab 退出编辑模式，或选择其他单元格，然后重试。';
const TOO_LARGE = 'The request payload size has exceeded the limit.';

function refusal(code: string, message: string): WireError {
  return { Code: code, Message: message, Location: null, ActionIndex: 0, HttpStatusCode: 400 };
}

/** Source: "Resource limits and performance optimization": 5 MB for requests and responses in Excel on the web. */
function isTooLarge(text: string, { payloadLimit }: Knobs): boolean {
  return payloadLimit !== null && text.length * 3 > payloadLimit && utf8Length(text) > payloadLimit;
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => (milliseconds === 0 ? resolve() : setTimeout(resolve, milliseconds)));
}

import type { Recording } from '../../src/adapters/office';
import { startExcel, type Answer } from './excel';
import { standardKnobs } from './knobs';
import { newWorkbook } from './sheet/workbook';

/** One place in an answer where the simulated Excel says something else than the recorded one. */
export type Difference = {
  readonly step: string;
  /** from 1 */
  readonly trip: number;
  /** `Results/3/Value/address` */
  readonly place: string;
  readonly recorded: unknown;
  readonly simulated: unknown;
};

/**
 * Puts the requests of a recording to a fresh simulated Excel, one after another, and reports every place where its
 * answers differ. Ids, which every Excel makes up for itself, are translated; sentences for people and times are not
 * compared.
 */
export async function replay(recording: Recording): Promise<readonly Difference[]> {
  const knobs = { ...standardKnobs(), apiLevel: recording.excel.apiLevel, payloadLimit: null };
  const excel = startExcel(newWorkbook(), knobs);
  const ids = new Map<string, string>();
  const found: Difference[] = [];
  for (const { name: step, trips } of recording.steps) {
    for (const [index, { request, response }] of trips.entries()) {
      const answer = simplify(await excel.ask(JSON.stringify(translate(request, ids))));
      const differ = (place: string, recorded: unknown, simulated: unknown): void =>
        void found.push({ step, trip: index + 1, place, recorded, simulated });
      compare('body' in response ? response.body : response, answer, '', ids, differ);
    }
  }
  return found;
}

function simplify(answer: Answer): unknown {
  if (answer === null) return null;
  return 'body' in answer ? answer.body : { refused: answer.refused.Code };
}

/** Members that hold ids, and texts that look like one. */
const ID_MEMBER = /^_?(?:Reference)?Id$/i;
const ID_TEXT = /^\{[0-9A-F-]{8,38}\}$/i;
/** Sentences in Excel's language, traces and places in code: not what a program may rely on. */
const IGNORED = new Set(['Message', 'TraceIds', 'HttpStatusCode', 'InnerError', 'ActionIndex', 'Location']);
/** Points are rounded to pixels in different ways. */
const NEARLY = 0.01;

type Differ = (place: string, recorded: unknown, simulated: unknown) => void;

function compare(recorded: unknown, simulated: unknown, place: string, ids: Map<string, string>, differ: Differ): void {
  if (Array.isArray(recorded) && Array.isArray(simulated)) {
    if (recorded.length !== simulated.length) differ(`${place}/length`, recorded.length, simulated.length);
    recorded.forEach((each, i) => {
      if (i < simulated.length) compare(each, simulated[i], `${place}/${i}`, ids, differ);
    });
    return;
  }
  if (isObject(recorded) && isObject(simulated)) {
    for (const key of new Set([...Object.keys(recorded), ...Object.keys(simulated)])) {
      if (IGNORED.has(key) || (recorded[key] ?? null) === (simulated[key] ?? null)) continue;
      if (ID_MEMBER.test(key) && learn(recorded[key], simulated[key], ids)) continue;
      compare(recorded[key], simulated[key], place === '' ? key : `${place}/${key}`, ids, differ);
    }
    return;
  }
  if (typeof recorded === 'string' && ID_TEXT.test(recorded) && learn(recorded, simulated, ids)) return;
  const near =
    typeof recorded === 'number' && typeof simulated === 'number' && Math.abs(recorded - simulated) <= NEARLY;
  if (!near && (recorded ?? null) !== (simulated ?? null)) differ(place, recorded, simulated);
}

/** The same thing has one id there and another here; false where one of them is no id. */
function learn(recorded: unknown, simulated: unknown, ids: Map<string, string>): boolean {
  if (typeof recorded !== 'string' || typeof simulated !== 'string') return false;
  ids.set(recorded, simulated);
  return true;
}

function translate(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => translate(each, ids));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, translate(each, ids)]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

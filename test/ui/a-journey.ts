import { writeZip } from '../../src/adapters/bytes/zip';
import { writeDocx } from '../../src/adapters/docx';
import { patchXlsx } from '../../src/adapters/xlsx/patch';
import { writeXlsx } from '../../src/adapters/xlsx/write';
import type { OutputFile, Services } from '../../src/app/ports';
import type { Environment, Samples } from '../../src/ui/environment';
import type { Journal } from '../../src/ui/journey/work-in-hand';
import { createJourney } from '../../src/ui/journey/store';
import { readDocument, readFile } from '../../src/worker/readers';
import { fillReturn } from '../flow/fill';

const PLAN = `云溪市2026年河道整治方案
一、主要任务
(一)清理河道垃圾。
责任单位:市水务局、市城管局。
完成时限:2026年6月30日
(二)整治沿河排污口。
责任单位:市生态环境局。
完成时限:2026年9月底
`;
/** A small plan as a file. */
export const planFile = { name: '方案.txt', bytes: new TextEncoder().encode(PLAN) };

/** A journey over real readers and writers, and what it saved. */
export function aJourney(change: { services?: Partial<Services>; samples?: Samples | null; journal?: Journal } = {}) {
  const saved: OutputFile[] = [];
  const environment: Environment = {
    services: {
      readDocument,
      readFile,
      writeWorkbook: writeXlsx,
      patchWorkbook: patchXlsx,
      zip: writeZip,
      writeDocument: writeDocx,
      ...change.services,
    },
    today: '2026-07-28',
    save: (file) => {
      saved.push(file);
    },
    copy: () => Promise.resolve(true),
    loadSamples: () => Promise.resolve(change.samples ?? null),
    ...(change.journal === undefined ? {} : { journal: change.journal }),
  };
  return { journey: createJourney(environment), saved };
}

/** A journey whose ledger is generated. */
export async function withLedger(change: Parameters<typeof aJourney>[0] = {}) {
  const made = aJourney(change);
  await made.journey.openPlan(planFile);
  await made.journey.generate();
  return made;
}

/** The first hand-out, filled once with each of the texts. */
export function filledReturns(journey: ReturnType<typeof createJourney>, texts: readonly string[]) {
  const [first] = journey.state().handOut?.files ?? [];
  if (first === undefined) throw new Error('nothing was handed out');
  return texts.map((text, index) => ({
    name: `${index}${first.name}`,
    bytes: fillReturn(first.bytes, () => ({ 状态: '推进中', 进展情况: text })),
  }));
}

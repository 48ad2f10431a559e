import { officeCode } from './errors';
import { runsOf } from './sheet-parts';

/**
 * All loads in one round trip; where the answer would be too large, in halves, and those in halves again. A load makes
 * its range anew each time it is called: what the client met in a batch without answer is of no use to it any more.
 */
export async function syncInParts(context: Excel.RequestContext, loads: readonly (() => void)[]): Promise<void> {
  for (const load of loads) load();
  try {
    await context.sync();
  } catch (error) {
    if (officeCode(error) !== 'ResponsePayloadSizeLimitExceeded' || loads.length < 2) throw error;
    const half = Math.ceil(loads.length / 2);
    await syncInParts(context, loads.slice(0, half));
    await syncInParts(context, loads.slice(half));
  }
}

/** Rows that are read at once where a whole sheet is too much for one answer. */
export const PIECE_ROWS = 250;

/** Neighbouring numbers as runs, none longer than a piece. */
export function shortRuns(numbers: readonly number[]): [number, number][] {
  return runsOf(numbers).flatMap(([from, to]) => pieces(from, to));
}

export function pieces(from: number, to: number): [number, number][] {
  const parts: [number, number][] = [];
  for (let start = from; start <= to; start += PIECE_ROWS) parts.push([start, Math.min(to, start + PIECE_ROWS - 1)]);
  return parts;
}

/** One piece of work that belongs into one round trip, with the bytes that it sends and gets back. */
export type Job = { readonly size: number; readonly queue: () => void };

/** Does jobs in order, as many in one round trip as `limit` bytes allow; none at all is no round trip. */
export async function syncJobs(context: Excel.RequestContext, jobs: readonly Job[], limit: number): Promise<void> {
  let size = 0;
  for (const [index, job] of jobs.entries()) {
    if (index > 0 && size + job.size > limit) {
      await context.sync();
      size = 0;
    }
    job.queue();
    size += job.size;
  }
  if (jobs.length > 0) await context.sync();
}

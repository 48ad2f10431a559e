import { toFailure } from './errors';

/** What the adapter uses of the global `Excel`. */
export type ExcelApi = {
  run<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T>;
};

/** Excel behind a queue: one operation at a time, so that no read falls between two writes of another. */
export type Session = {
  /** runs one operation when those before it are done; what Excel throws becomes an AdapterError */
  run<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T>;
  /** runs several operations without any other in between */
  together<T>(work: (run: Session['run']) => Promise<T>): Promise<T>;
};

export function openSession(excel: ExcelApi): Session {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const now: Session['run'] = async (work) => {
    try {
      return await excel.run(work);
    } catch (error) {
      throw toFailure(error);
    }
  };
  return {
    run: (work) => inTurn(() => now(work)),
    together: (work) => inTurn(() => work(now)),
  };
}

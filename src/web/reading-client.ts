import type { InputFile, Services } from '../app/ports';
import { AdapterError, failure } from '../core/model';
import type { Answer, Question } from './reading-worker';

type Readers = Pick<Services, 'readDocument' | 'readFile'>;
type Waiting = {
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
  readonly file: string;
};

/** No file of people's work takes this long; one that does is hostile or broken. */
const LIMIT_SECONDS = 90;

/**
 * Reads files in a worker, so that the page stays alive and a reader that hangs can be stopped. Where the browser has
 * no workers for this page, `fallback` reads on the main thread.
 */
export function readInWorker(start: () => Worker, fallback: () => Promise<Readers>): Readers {
  let worker: Worker | null = null;
  let count = 0;
  const waiting = new Map<number, Waiting>();

  const fail = (error: (file: string) => unknown): void => {
    worker?.terminate();
    worker = null;
    for (const { reject, file } of waiting.values()) reject(error(file));
    waiting.clear();
  };
  const running = (): Worker | null => {
    if (worker !== null) return worker;
    try {
      worker = start();
    } catch {
      return null;
    }
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      const question = waiting.get(data.id);
      waiting.delete(data.id);
      if (question === undefined) return;
      if (data.kind === 'value') question.resolve(data.value as never);
      else question.reject(data.issue === null ? new Error('reading failed') : new AdapterError(data.issue));
    };
    worker.onerror = () => fail(() => new Error('the reading worker broke down'));
    return worker;
  };

  const ask = async (what: Question['what'], file: InputFile): Promise<never> => {
    const target = running();
    if (target === null) return (await fallback())[what](file) as Promise<never>;
    const id = (count += 1);
    return new Promise<never>((resolve, reject) => {
      const timer = setTimeout(
        () => fail((name) => failure('file.tooSlow', { file: name, seconds: LIMIT_SECONDS })),
        LIMIT_SECONDS * 1000,
      );
      const settled = <Value>(then: (value: Value) => void) => {
        return (value: Value) => {
          clearTimeout(timer);
          then(value);
        };
      };
      waiting.set(id, { resolve: settled(resolve), reject: settled(reject), file: file.name });
      const question: Question = { id, what, file };
      target.postMessage(question);
    });
  };
  return { readDocument: (file) => ask('readDocument', file), readFile: (file) => ask('readFile', file) };
}

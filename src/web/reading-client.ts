import type { InputFile, Services } from '../app/ports';
import { AdapterError, failure } from '../core/model';
import { readingLimit } from '../worker/time-limit';
import type { Answer, Question } from './reading-worker';

type Readers = Pick<Services, 'readDocument' | 'readFile'>;

/** Office computers may be this many times slower than what the limit was measured on. */
const SLOWER = 2;
/** What loading the worker's program may take, from a slow server even; no file's fault. */
const LOADING = 20_000;
/** A plan may be a long PDF, whose reader is loaded first. */
const DOCUMENT = 90_000;

/**
 * Reads files in a worker, so that the page stays alive and a reader that hangs can be stopped. Files are read one
 * after the other, each with its own time limit: one that has to be stopped does not take the others with it. Where
 * the browser has no workers for this page, `fallback` reads on the main thread.
 */
export function readInWorker(start: () => Worker, fallback: () => Promise<Readers>): Readers {
  let idle: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let count = 0;

  async function readNow(what: Question['what'], file: InputFile): Promise<never> {
    const isNew = idle === null;
    const worker = idle ?? startOrNull(start);
    idle = null;
    if (worker === null) return (await fallback())[what](file) as Promise<never>;
    const question: Question = { id: (count += 1), what, file };
    const answer = await ask(worker, question, limitOf(question) + (isNew ? LOADING : 0));
    idle = worker;
    if (answer.kind === 'value') return answer.value as never;
    throw answer.issue === null ? new Error('reading failed') : new AdapterError(answer.issue);
  }

  const read = (what: Question['what'], file: InputFile): Promise<never> => {
    const reading = last.then(() => readNow(what, file));
    last = reading.catch(() => undefined);
    return reading;
  };
  return { readDocument: (file) => read('readDocument', file), readFile: (file) => read('readFile', file) };
}

function startOrNull(start: () => Worker): Worker | null {
  try {
    return start();
  } catch {
    return null;
  }
}

/** Milliseconds that a question may take. */
function limitOf({ what, file }: Question): number {
  return what === 'readDocument' ? DOCUMENT : SLOWER * readingLimit(file.bytes.length);
}

/** Asks one question. A worker that does not answer in time, or breaks down, is ended. */
function ask(worker: Worker, question: Question, milliseconds: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const giveUp = (error: Error): void => {
      clearTimeout(timer);
      worker.terminate();
      reject(error);
    };
    const tooSlow = { file: question.file.name, seconds: Math.round(milliseconds / 1000) };
    const timer = setTimeout(() => giveUp(failure('file.tooSlow', tooSlow)), milliseconds);
    worker.onerror = () => giveUp(new Error('the reading worker broke down'));
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.id !== question.id) return;
      clearTimeout(timer);
      resolve(data);
    };
    worker.postMessage(question);
  });
}

import { parentPort, Worker, workerData } from 'node:worker_threads';
import { AdapterError, failure, type Book } from '../core/model';
import { answerLegacy, type LegacyAnswer, type LegacyQuestion } from './legacy-job';
import { readingLimit } from './time-limit';

const ROLE = 'legacy';
/** The thread's first word: its program is loaded. */
const READY = 'ready';
/** Megabytes of heap; the thread ends where it needs more, and the process goes on. */
const HEAP_LIMIT = 200;

/** In a thread that was started for it: reads what it is asked, one file after the other. False in any other thread. */
export function serveLegacy(): boolean {
  const data: unknown = workerData;
  if (parentPort === null || typeof data !== 'object' || data === null || !('role' in data) || data.role !== ROLE) {
    return false;
  }
  const port = parentPort;
  port.on('message', (question: LegacyQuestion) => port.postMessage(answerLegacy(question)));
  port.postMessage(READY);
  return true;
}

/**
 * Reads old formats in a thread that is killed where it does not end in time or needs too much memory. `script` is the
 * file that the thread runs and that calls `serveLegacy`: a bundle can name itself. One thread serves many files, one
 * at a time, and does not keep the process alive between them.
 */
export function readLegacyInThread(
  script: string | URL,
  limit: (bytes: number) => number = readingLimit,
): (bytes: Uint8Array, name: string) => Promise<Book> {
  let idle: Thread | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function readNow(bytes: Uint8Array, name: string): Promise<Book> {
    const thread = idle?.ended === false ? idle : await startThread(script);
    idle = null;
    try {
      const book = await ask(thread, { bytes, name }, limit(bytes.length));
      idle = thread;
      return book;
    } catch (error) {
      // what a failed reading leaves behind in the library is nobody's concern any more
      await thread.worker.terminate();
      throw error;
    }
  }

  return (bytes, name) => {
    const reading = last.then(() => readNow(bytes, name));
    last = reading.catch(() => undefined);
    return reading;
  };
}

/** What comes in the place of an answer where the thread is no more. */
type Ended = { readonly kind: 'ended'; readonly reason: string; readonly outOfMemory: boolean };

type Thread = {
  readonly worker: Worker;
  /** who waits for the next answer */
  answered: (answer: LegacyAnswer | Ended) => void;
  ended: boolean;
};

/** A thread whose program is loaded: the time that takes is not the file's. */
function startThread(script: string | URL): Promise<Thread> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, {
      workerData: { role: ROLE },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT },
    });
    const thread: Thread = {
      worker,
      answered: () => reject(new Error('the reading thread did not start')),
      ended: false,
    };
    worker.on('message', (message: LegacyAnswer | typeof READY) => {
      if (message === READY) resolve(thread);
      else thread.answered(message);
    });
    worker.on('error', (error: Error & { code?: string }) => {
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      thread.answered({ kind: 'ended', reason: error.message, outOfMemory });
    });
    worker.on('exit', (code) => {
      thread.ended = true;
      thread.answered({ kind: 'ended', reason: `the reading thread ended with ${code}`, outOfMemory: false });
    });
  });
}

/** Asks one question; the thread keeps the process alive only as long as that takes. */
function ask(thread: Thread, question: LegacyQuestion, milliseconds: number): Promise<Book> {
  const file = question.name;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(failure('file.tooSlow', { file, seconds: Math.round(milliseconds / 1000) })),
      milliseconds,
    );
    thread.answered = (answer) => {
      clearTimeout(timer);
      thread.worker.unref();
      thread.answered = () => undefined;
      if (answer.kind === 'book') resolve(answer.book);
      else reject(asError(answer, file));
    };
    thread.worker.ref();
    thread.worker.postMessage(question);
  });
}

function asError(answer: Exclude<LegacyAnswer | Ended, { kind: 'book' }>, file: string): Error {
  switch (answer.kind) {
    case 'failed':
      return new AdapterError(answer.issue);
    case 'broken':
      return new Error(answer.message);
    case 'ended':
      return answer.outOfMemory
        ? failure('file.unpacksTooLarge', { file, limit: HEAP_LIMIT << 20 })
        : new Error(answer.reason);
  }
}

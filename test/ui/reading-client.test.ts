import { failure, issue } from '../../src/core/model';
import { readInWorker } from '../../src/web/reading-client';
import type { Answer, Question } from '../../src/web/reading-worker';

const file = { name: '7月.xlsx', bytes: new Uint8Array([1]) };

/** A worker that answers as the test says; null never answers. */
class FakeWorker {
  onmessage: ((event: { data: Answer }) => void) | null = null;
  onerror: (() => void) | null = null;
  stopped = false;
  constructor(private readonly answer: (question: Question) => Answer | null) {}
  postMessage(question: Question): void {
    const answer = this.answer(question);
    if (answer !== null) queueMicrotask(() => this.onmessage?.({ data: answer }));
  }
  terminate(): void {
    this.stopped = true;
  }
}

const noFallback = () => Promise.reject(new Error('not wanted'));
const started = (worker: FakeWorker) => () => worker as unknown as Worker;

test('files are read in the worker, each question getting its own answer', async () => {
  const worker = new FakeWorker(({ id, what }) => ({ id, kind: 'value', value: what }));
  const readers = readInWorker(started(worker), noFallback);
  expect(await Promise.all([readers.readFile(file), readers.readDocument(file)])).toEqual(['readFile', 'readDocument']);
});

test('what the reader says of a broken file comes through with its code', async () => {
  const worker = new FakeWorker(({ id }) => ({
    id,
    kind: 'failed',
    issue: issue('file.encrypted', { file: file.name }),
  }));
  await expect(readInWorker(started(worker), noFallback).readFile(file)).rejects.toMatchObject({
    code: 'file.encrypted',
  });
});

test('a reader that hangs is stopped and named, and the next file gets a new worker', async () => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
  const silent = new FakeWorker(() => null);
  const lively = new FakeWorker(({ id }) => ({ id, kind: 'value', value: 'read' }));
  const workers = [silent, lively];
  const readers = readInWorker(() => workers.shift() as unknown as Worker, noFallback);
  const hanging = expect(readers.readFile(file)).rejects.toMatchObject({ code: 'file.tooSlow' });
  await jest.advanceTimersByTimeAsync(91_000);
  await hanging;
  expect(silent.stopped).toBe(true);
  jest.useRealTimers();
  expect(await readers.readFile(file)).toBe('read');
});

test('a file that hangs does not take those with it that wait behind it', async () => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
  const silent = new FakeWorker(() => null);
  const lively = new FakeWorker(({ id, file: { name } }) => ({ id, kind: 'value', value: name }));
  const workers = [silent, lively];
  const readers = readInWorker(() => workers.shift() as unknown as Worker, noFallback);
  const hanging = expect(readers.readFile(file)).rejects.toMatchObject({ code: 'file.tooSlow' });
  const waiting = [1, 2].map((number) => readers.readFile({ ...file, name: `${number}.xlsx` }));
  await jest.advanceTimersByTimeAsync(30_000);
  await hanging;
  jest.useRealTimers();
  expect(await Promise.all(waiting)).toEqual(['1.xlsx', '2.xlsx']);
});

test('a worker that is loaded already has seconds for a small file, and more for a large one', async () => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
  const answers = ['read', null, null];
  const workers: FakeWorker[] = [];
  const start = () => {
    const worker = new FakeWorker(({ id }) => (answers.shift() === 'read' ? { id, kind: 'value', value: 1 } : null));
    workers.push(worker);
    return worker as unknown as Worker;
  };
  const readers = readInWorker(start, noFallback);
  await readers.readFile(file);
  const small = expect(readers.readFile(file)).rejects.toMatchObject({ code: 'file.tooSlow' });
  await jest.advanceTimersByTimeAsync(3_000);
  await small;
  readers.readFile({ name: 'a.xlsx', bytes: new Uint8Array(10_000_000) }).catch(() => undefined);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(workers.map(({ stopped }) => stopped)).toEqual([true, false]);
  jest.useRealTimers();
});

test('a worker that breaks down fails what waits for it, and reading goes on with another', async () => {
  const broken = new FakeWorker(() => null);
  const lively = new FakeWorker(({ id }) => ({ id, kind: 'value', value: 'read' }));
  const workers = [broken, lively];
  const readers = readInWorker(() => workers.shift() as unknown as Worker, noFallback);
  const waiting = readers.readFile(file);
  await Promise.resolve();
  broken.onerror?.();
  await expect(waiting).rejects.toThrow('broke down');
  expect(await readers.readFile(file)).toBe('read');
});

test('where the browser allows no worker the page reads itself', async () => {
  const refuse = () => {
    throw new Error('SecurityError');
  };
  const own = {
    readFile: () => Promise.reject(failure('file.empty', { file: file.name })),
    readDocument: () => Promise.resolve({ value: [], issues: [] }),
  };
  const readers = readInWorker(refuse, () => Promise.resolve(own));
  expect(await readers.readDocument(file)).toEqual({ value: [], issues: [] });
  await expect(readers.readFile(file)).rejects.toMatchObject({ code: 'file.empty' });
});

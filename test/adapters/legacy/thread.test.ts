import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import webpack from 'webpack';
import { readLegacyInThread } from '../../../src/worker/legacy-node';
import { readingLimit } from '../../../src/worker/time-limit';
import { ascii, biff5, record, uint16 } from './biff-bytes';

const folder = mkdtempSync(path.join(tmpdir(), 'thread-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A thread of its own program: what it does with a file is written here. */
function script(name: string, onMessage: string): string {
  const file = path.join(folder, `${name}.cjs`);
  writeFileSync(
    file,
    `const { parentPort } = require('node:worker_threads');
     parentPort.on('message', (question) => { ${onMessage} });
     parentPort.postMessage('ready');`,
  );
  return file;
}

const aFile = biff5(936, record(0x204, ...uint16(0), ...uint16(0), ...uint16(0), ...uint16(1), ...ascii('A')));

test('a reading that does not end is killed at its limit, and the next file is read', async () => {
  const hangs = `if (question.name === 'hang') for (;;); parentPort.postMessage({ kind: 'book', book: { format: 'xls', name: question.name } });`;
  const read = readLegacyInThread(script('hang', hangs), () => 300);
  const started = performance.now();
  await expect(read(aFile, 'hang')).rejects.toMatchObject({ code: 'file.tooSlow' });
  expect(performance.now() - started).toBeGreaterThan(290);
  await expect(read(aFile, 'next')).resolves.toMatchObject({ name: 'next' });
});

test('a reading that needs more memory than it may is stopped, and the process goes on', async () => {
  const grows = `const all = []; for (;;) all.push(new Array(100000).fill(question.name + all.length));`;
  const read = readLegacyInThread(script('grow', grows), () => 60_000);
  await expect(read(aFile, 'a.xls')).rejects.toMatchObject({ code: 'file.unpacksTooLarge' });
}, 90_000);

test('a thread that breaks down gives an error and not silence', async () => {
  const read = readLegacyInThread(script('break', 'process.exit(3);'), () => 60_000);
  await expect(read(aFile, 'a.xls')).rejects.toThrow('ended with 3');
});

test('files are read one at a time, however many are asked for', async () => {
  const counts = `globalThis.count = (globalThis.count ?? 0) + 1; parentPort.postMessage({ kind: 'book', book: globalThis.count });`;
  const read = readLegacyInThread(script('count', counts), () => 60_000);
  await expect(Promise.all([read(aFile, 'a'), read(aFile, 'b'), read(aFile, 'c')])).resolves.toEqual([1, 2, 3]);
});

test('the program itself reads in such a thread, and its failures come back typed', async () => {
  const bundle = await bundleThread();
  const read = readLegacyInThread(bundle, () => 60_000);
  await expect(read(aFile, 'a.xls')).resolves.toMatchObject({ format: 'xls', sheets: [{ rows: [['A']] }] });
  await expect(read(aFile.subarray(0, 40), 'b.xls')).rejects.toMatchObject({
    code: 'file.damaged',
    issue: { file: 'b.xls' },
  });
  await expect(read(aFile, 'c.xls')).resolves.toMatchObject({ format: 'xls' });
}, 90_000);

test('the limit grows with the file', () => {
  expect(readingLimit(0)).toBe(1000);
  expect(readingLimit(10_000_000)).toBeGreaterThan(60_000);
});

function bundleThread(): Promise<string> {
  const root = path.resolve(__dirname, '../../..');
  const entry = path.join(folder, 'entry.ts');
  writeFileSync(
    entry,
    `import { serveLegacy } from ${JSON.stringify(path.join(root, 'src/worker/legacy-node'))}; serveLegacy();`,
  );
  const compiler = webpack({
    mode: 'development',
    devtool: false,
    target: 'node20',
    context: root,
    entry,
    output: { path: folder, filename: 'thread.cjs' },
    resolve: { extensions: ['.ts', '.js', '.mjs'], modules: [path.join(root, 'node_modules')] },
    module: {
      rules: [
        {
          test: /\.ts$/,
          loader: 'swc-loader',
          options: { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } },
        },
      ],
    },
    resolveLoader: { modules: [path.join(root, 'node_modules')] },
  });
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error) reject(error);
      else if (stats?.hasErrors() === true) reject(new Error(stats.toString('errors-only')));
      else resolve(path.join(folder, 'thread.cjs'));
    });
  });
}

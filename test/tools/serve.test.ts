import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const SERVE = path.join(ROOT, 'test/tools/serve.mjs');

/** A served folder with a secret beside it. */
function aFolder(): string {
  const outside = mkdtempSync(path.join(tmpdir(), 'taizhang-serve-'));
  writeFileSync(path.join(outside, 'secret.txt'), 'secret');
  const folder = path.join(outside, 'web');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>台账</title>');
  writeFileSync(path.join(folder, '方案.txt'), '方案');
  symlinkSync(path.join(outside, 'secret.txt'), path.join(folder, 'link.txt'));
  return folder;
}

type Answer = { readonly status: number; readonly text: string; readonly headers: Record<string, unknown> };

/** Asks with the path as it is: `fetch` would tidy `..` away. */
function ask(address: string, name: string): Promise<Answer> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    get({ hostname, port, path: name }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
    }).on('error', reject);
  });
}

async function started(args: readonly string[]): Promise<{ server: ChildProcess; address: string }> {
  const server = spawn(process.execPath, [SERVE, ...args], { cwd: ROOT });
  const address = await new Promise<string>((resolve, reject) => {
    let printed = '';
    server.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /http:\/\/\S+/.exec(printed)?.[0];
      if (found !== undefined) resolve(found);
    });
    server.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  return { server, address };
}

describe('the local server of the web edition', () => {
  let server: ChildProcess;
  let address: string;
  beforeAll(async () => {
    ({ server, address } = await started(['--dir', aFolder(), '--port', '0']));
  });
  afterAll(() => {
    server.kill();
  });

  test('prints its address and serves the page there, with a policy that lets nothing in from elsewhere', async () => {
    const page = await ask(address, '/');
    expect([page.status, page.text]).toEqual([200, '<!doctype html><title>台账</title>']);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    expect(page.headers['content-security-policy']).not.toContain('unsafe-inline');
    expect(page.headers['x-content-type-options']).toBe('nosniff');
  });

  test('files with Chinese names are found', async () => {
    expect((await ask(address, `/${encodeURIComponent('方案.txt')}`)).text).toBe('方案');
  });

  test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/link.txt', '/%ff', '/nothing.txt'])(
    '%s leads nowhere',
    async (name) => {
      const answer = await ask(address, name);
      expect([answer.status, answer.text]).toEqual([404, 'Not found']);
    },
  );
});

test('where the first port is taken the next free one is used', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.once('error', () => resolve()).listen(8420, '127.0.0.1', resolve));
  const { server, address } = await started(['--dir', aFolder()]);
  expect(new URL(address).port).not.toBe('8420');
  server.kill();
  taken.close();
});

test.each([
  ['a folder that was not built', ['--dir', 'no-such-folder']],
  ['a port that is no number', ['--dir', '.', '--port', 'acht']],
])('%s: one line that says what to do, and the exit code of work not done', (_, args) => {
  const run = spawnSync(process.execPath, [SERVE, ...args], { cwd: ROOT, encoding: 'utf8' });
  expect(run.status).toBe(2);
  expect(run.stderr.trim().split('\n')).toHaveLength(1);
  expect(run.stderr).not.toContain('at ');
});

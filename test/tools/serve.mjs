// Serves a built folder on this machine, with the policy that the page carries as a header too.
//   node test/tools/serve.mjs [--dir dist/web] [--port 8420]
// Without --port the first free one from 8420 on is taken. Prints the address and runs until it is stopped.
import { createReadStream, existsSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADDIN_POLICY, HEADERS, WEB_POLICY } from './csp.mjs';

const FIRST_PORT = 8420;
const PORTS_TRIED = 20;
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xls': 'application/vnd.ms-excel',
};

/**
 * Serves `dir` on 127.0.0.1; port 0 is any free one.
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serve(dir, port = 0) {
  const root = realpathSync(dir);
  const policy = existsSync(path.join(root, 'taskpane.html')) ? ADDIN_POLICY : `${WEB_POLICY}; frame-ancestors 'none'`;
  const server = createServer((request, response) => answer(root, policy, request, response));
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  };
}

function answer(root, policy, request, response) {
  const file = fileOf(root, request.url ?? '/');
  if (file === null || (request.method !== 'GET' && request.method !== 'HEAD')) {
    response.writeHead(file === null ? 404 : 405, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(file === null ? 'Not found' : 'Only GET');
    return;
  }
  const type = TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
  response.writeHead(200, {
    ...HEADERS,
    'Content-Security-Policy': policy,
    'Content-Type': type,
    'Content-Length': statSync(file).size,
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
}

/** The file an address names, or null; never one outside the folder, also not by a link. */
function fileOf(root, url) {
  try {
    const name = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    const wanted = path.join(root, name.endsWith('/') ? `${name}index.html` : name);
    const file = realpathSync(wanted);
    return file.startsWith(root + path.sep) && statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}

async function serveOnFreePort(dir) {
  for (let port = FIRST_PORT; port < FIRST_PORT + PORTS_TRIED; port += 1) {
    try {
      return await serve(dir, port);
    } catch (error) {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    }
  }
  return serve(dir, 0);
}

function option(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

async function main() {
  const dir = option('--dir') ?? 'dist/web';
  if (!existsSync(dir))
    return fail(`没有“${dir}”，请先运行 npm run build。 There is no “${dir}”; run npm run build first.`);
  const port = option('--port');
  if (port !== undefined && !/^\d{1,5}$/.test(port)) return fail(`--port 要写端口号。 --port takes a number.`);
  try {
    const { address } = port === undefined ? await serveOnFreePort(dir) : await serve(dir, Number(port));
    console.log(`台账（网页版）已启动，请用浏览器打开： ${address}`);
    console.log(`The web edition is running at        ${address}`);
    console.log('按 Ctrl+C 停止。 Press Ctrl+C to stop.');
  } catch (error) {
    fail(`启动不了：${error.message}。请用 --port 换一个端口。 Cannot start; try another --port.`);
  }
}

function fail(line) {
  console.error(line);
  process.exitCode = 2;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

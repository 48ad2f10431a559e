// Runs jest with the tally reporter. `--e2e` runs only the journeys through Chromium.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const args = process.argv.slice(2).filter((argument) => argument !== '--e2e');
const projects = process.argv.includes('--e2e') ? ['--selectProjects', 'e2e'] : [];
const run = spawnSync(
  process.execPath,
  [
    '--no-warnings',
    path.join(path.dirname(require.resolve('jest/package.json')), 'bin/jest.js'),
    '--reporters=default',
    '--reporters=<rootDir>/test/tools/tally-reporter.cjs',
    ...projects,
    ...args,
  ],
  { stdio: 'inherit', env: { ...process.env, TZ: process.env.TZ ?? 'Asia/Shanghai' } },
);
process.exit(run.status ?? 1);

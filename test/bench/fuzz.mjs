// Ten thousand mutated files instead of the tests' five hundred, for every reader that is fuzzed: `npm run fuzz`, nightly.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [cases = '10000'] = process.argv.slice(2);
const run = spawnSync(
  process.execPath,
  [fileURLToPath(new URL('../tools/run-tests.mjs', import.meta.url)), '--testTimeout=3600000', 'fuzz.test'],
  { stdio: 'inherit', env: { ...process.env, FUZZ_CASES: cases } },
);
process.exit(run.status ?? 1);

// Makes a new ledger of some rows, or the returns of some units, in a process of its own: `node make-ledger.mjs ledger 17`
// and `node make-ledger.mjs returns 200` print what the first time took, plan in memory to bytes, as JSON.
import { createRequire } from 'node:module';
import { planOf } from './a-long-plan.mjs';

const require = createRequire(import.meta.url);
require('../../tools/typescript-hook.cjs');
const { generateLedger } = require('../../../src/app/generate-ledger.ts');
const { handOutOf } = require('../../../src/app/distribute.ts');
const { readPlanText } = require('../../../src/app/read-plan.ts');
const { nodeServices } = require('../../../src/cli/services.ts');

const [kind = 'ledger', count = '17'] = process.argv.slice(2);
const services = nodeServices();
const { value: plan } = readPlanText(planOf(Number(count)));
const handOut = kind === 'returns' ? await ledgerToHandOut() : null;

const start = performance.now();
const processor = process.cpuUsage();
const made = handOut === null ? await generate() : handOutOf(services, handOut, { asOf: '2026-07-01' });
const { user, system } = process.cpuUsage(processor);
const milliseconds = performance.now() - start;
const pieces = handOut === null ? made.ledger.template.assignments.length : made.files.length;
console.log(
  JSON.stringify({
    milliseconds,
    processor: (user + system) / 1000,
    pieces,
  }),
);

function generate() {
  return generateLedger(services, { plan }, { asOf: '2026-07-01' });
}

async function ledgerToHandOut() {
  return (await generate()).ledger;
}

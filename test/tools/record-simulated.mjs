// Writes test/excel-host/recordings/synthetic.json: the recorder's scenario, answered by the simulated Excel itself.
// It stands in until somebody contributes a recording of a real one, and keeps the format and the replay honest.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('./typescript-hook.cjs');
const { recordHere } = require('../excel-host/record-here.ts');

const target = new URL('../excel-host/recordings/synthetic.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(await recordHere(), null, 1)}\n`);

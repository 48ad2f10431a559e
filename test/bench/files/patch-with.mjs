// Patches a master (`ours`), or copies its entries (`copy`), ten times in a process of its own and prints by how many
// megabytes the process grew: `node --expose-gc patch-with.mjs ours master.xlsx`.
import { readFileSync } from 'node:fs';
import { patchers } from './patching.mjs';

const [way, file] = process.argv.slice(2);
const master = new Uint8Array(readFileSync(file));
globalThis.gc?.();
const before = process.memoryUsage().rss;
for (let round = 0; round < 10; round += 1) patchers[way](master);
console.log(JSON.stringify({ grown: (process.resourceUsage().maxRSS * 1024 - before) / (1 << 20) }));

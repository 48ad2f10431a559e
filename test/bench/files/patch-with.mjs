// Patches the benchmark's master (`ours`), or copies its entries (`copy`), ten times in a process of its own and prints
// the highest memory it had, in megabytes, beside what it had when it began.
import { makeMaster, patchers } from './patching.mjs';

const [way = 'ours'] = process.argv.slice(2);
const master = makeMaster();
globalThis.gc?.();
const before = process.memoryUsage().rss / (1 << 20);
let highest = before;
for (let round = 0; round < 10; round += 1) {
  patchers[way](master);
  highest = Math.max(highest, process.memoryUsage().rss / (1 << 20));
}
console.log(JSON.stringify({ before, highest }));

// Reads the workbooks of a folder with one reader in a process of its own, a few times over, and prints what it took as
// JSON: `node read-in-node.cjs ours FOLDER ROUNDS` (bundled first, as the product is).
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { countCells, READERS } from './readers.mjs';

const [reader, folder, rounds] = process.argv.slice(2);
const files = readdirSync(folder).map((name) => new Uint8Array(readFileSync(path.join(folder, name))));

async function main() {
  const read = await READERS[reader]();
  const processor = [];
  const clock = [];
  let kept = [];
  for (let round = 0; round < Number(rounds); round += 1) {
    kept = [];
    const [before, start] = [process.cpuUsage(), performance.now()];
    for (const bytes of files) kept.push(read(bytes));
    clock.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1000);
  }
  const cells = reader === 'floor' ? null : countCells(kept.flat());
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ processor: Math.min(...processor), clock: Math.min(...clock), megabytes, cells }));
}

void main();

// The same reading in a browser's worker: it gets the files' bytes and answers with the milliseconds of each round.
import { countCells, READERS } from './readers.mjs';

self.onmessage = async ({ data: { files, rounds } }) => {
  const read = await READERS.ours();
  const took = [];
  let kept = [];
  for (let round = 0; round < rounds; round += 1) {
    kept = [];
    const start = performance.now();
    for (const bytes of files) kept.push(read(bytes));
    took.push(performance.now() - start);
  }
  self.postMessage({ took, cells: countCells(kept.flat()) });
};

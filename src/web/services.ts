import type { Services } from '../app/ports';
import { readInWorker } from './reading-client';
import { writeZip } from '../adapters/bytes/zip';
import { patchXlsx } from '../adapters/xlsx/patch';
import { writeXlsx } from '../adapters/xlsx/write';

/** The services of the web edition: files are read in a worker, written on the page; .docx is loaded when asked for. */
export function webServices(): Services {
  const readers = readInWorker(
    () => new Worker(new URL('./reading-worker.ts', import.meta.url), { name: 'reading' }),
    () => import('../worker/readers'),
  );
  return {
    ...readers,
    writeWorkbook: writeXlsx,
    patchWorkbook: patchXlsx,
    zip: writeZip,
    writeDocument: async (layout) => (await import('../adapters/docx')).writeDocx(layout),
  };
}

import { createHash } from 'node:crypto';
import zlib from 'node:zlib';
import type { Services } from '../app/ports';
import { nodeDeflate } from '../adapters/bytes/deflate';
import { writeZip } from '../adapters/bytes/zip';
import { patchXlsx } from '../adapters/xlsx/patch';
import { writeXlsx } from '../adapters/xlsx/write';
import { lendDigest } from '../core/model';
import { readDocument, readFile, type Readers } from '../worker/readers';

/** The services of the command line; `readers` are those of this thread unless others are given. */
export function nodeServices(readers: Readers = { readDocument, readFile }): Services {
  lendDigest((content) => createHash('sha256').update(content).digest('hex'));
  // a log of years packs several times faster with the system's own library
  const deflate = nodeDeflate(zlib);
  return {
    ...readers,
    writeWorkbook: writeXlsx,
    patchWorkbook: (bytes, changes, options) => patchXlsx(bytes, changes, { ...options, deflate }),
    zip: writeZip,
    // few commands write documents: the others start without what that takes
    writeDocument: async (layout) => (await import('../adapters/docx/write-docx')).writeDocx(layout),
  };
}

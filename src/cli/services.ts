import type { Services } from '../app/ports';
import { writeZip } from '../adapters/bytes/zip';
import { writeDocx } from '../adapters/docx';
import { patchXlsx } from '../adapters/xlsx/patch';
import { writeXlsx } from '../adapters/xlsx/write';
import { readDocument, readFile } from '../worker/readers';

/** The services of the command line. */
export function nodeServices(): Services {
  return {
    readDocument,
    readFile,
    writeWorkbook: writeXlsx,
    patchWorkbook: patchXlsx,
    zip: writeZip,
    writeDocument: writeDocx,
  };
}

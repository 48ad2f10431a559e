import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { readDoc } from '../adapters/docx/doc/read-doc';
import { runCommandLine } from './run';
import { readLegacyInThread, serveLegacy } from '../worker/legacy-node';
import { composeReaders } from '../worker/readers';
import { nodeServices } from './services';
import { stopSignals } from './stop';

declare const TAIZHANG_VERSION: string;

/** Old formats are read in threads that run this very file. */
const thisProgram = process.argv[1] ?? '';

// thousands of returns leave much behind that is soon done with: cleared away early, an office computer can do it too
setFlagsFromString('--heap-growing-percent=35');

if (isMainThread) {
  void runCommandLine(process.argv.slice(2), {
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    watched: process.stderr.isTTY,
    stopAsked: stopSignals(),
    today: localDay(),
    services: nodeServices(composeReaders(readLegacyInThread(thisProgram), readDoc)),
    version: TAIZHANG_VERSION,
  }).then((code) => {
    process.exitCode = code;
  });
} else serveLegacy();

/** Today where the computer stands: the one place that looks at the clock. */
function localDay(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

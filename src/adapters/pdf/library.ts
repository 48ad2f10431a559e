import type * as PdfJsModule from 'pdfjs-dist/legacy/build/pdf.mjs';

export type PdfJs = typeof PdfJsModule;

let library: Promise<PdfJs> | undefined;

/**
 * pdf.js with its worker in the same thread: loading the worker as a module is all it takes, so that neither a file
 * beside the program nor a script URL is needed.
 */
export function loadLibrary(): Promise<PdfJs> {
  library ??= quietly(async () => {
    standInForDrawing();
    await asOnAPage(() => import('pdfjs-dist/legacy/build/pdf.worker.mjs'));
    return import('pdfjs-dist/legacy/build/pdf.mjs');
  });
  return library;
}

/** pdf.js makes a matrix for drawing when it loads; where there is nothing to draw on, any object will do. */
function standInForDrawing(): void {
  if ('DOMMatrix' in globalThis) return;
  Object.defineProperty(globalThis, 'DOMMatrix', { value: class DOMMatrix {}, configurable: true, writable: true });
}

/**
 * Loaded within a web worker, pdf.js's worker would take that worker's messages for its own and answer them. It tells a
 * worker by the missing `window`, which therefore stands there while it loads.
 */
async function asOnAPage(load: () => Promise<unknown>): Promise<void> {
  const inWorker = !('window' in globalThis) && 'postMessage' in globalThis;
  if (!inWorker) {
    await load();
    return;
  }
  Object.defineProperty(globalThis, 'window', { value: globalThis, configurable: true });
  try {
    await load();
  } finally {
    Reflect.deleteProperty(globalThis, 'window');
  }
}

/** Its complaints about missing drawing features are nobody's business here. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await work();
  } finally {
    console.warn = warn;
  }
}

/**
 * The tables from character codes to characters that PDF files name without holding them, from the package itself;
 * older Chinese files depend on them. Others than the Chinese ones are not carried along.
 */
export class BundledCMaps {
  async fetch({ name }: { name: string }): Promise<{ cMapData: Uint8Array; isCompressed: boolean }> {
    const { CHINESE_CMAPS } = await import('./chinese-cmaps');
    const base64 = CHINESE_CMAPS.get(name);
    if (base64 === undefined) throw new Error(`CMap ${name} is not carried along`);
    const cMapData = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    return { cMapData, isCompressed: true };
  }
}

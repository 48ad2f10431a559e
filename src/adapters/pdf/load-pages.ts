import type { PDFDocumentProxy, PDFPageProxy, TextItem } from 'pdfjs-dist/types/src/display/api';
import { failure } from '../../core/model';
import { multiply, toMatrix, type Matrix, type Page, type PlacedText } from './geometry';
import { BundledCMaps, loadLibrary, type PdfJs } from './library';
import { withoutRadicals } from './radicals-words';
import { rulesOf } from './rules';

/** Opens a PDF and reads text and rules of every page. Throws `file.encrypted` or `document.damaged`. */
export async function loadPages(bytes: Uint8Array, name: string): Promise<Page[]> {
  const pdfjs = await loadLibrary();
  const task = pdfjs.getDocument({
    // pdf.js takes the buffer over
    data: bytes.slice(),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    CMapReaderFactory: BundledCMaps,
    stopAtErrors: false,
    // pictures are not decoded: nothing of them is read
    maxImageSize: 1,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    return await readPages(document, pdfjs);
  } catch (cause) {
    throw asFailure(cause, name);
  } finally {
    await task.destroy();
  }
}

async function readPages(document: PDFDocumentProxy, pdfjs: PdfJs): Promise<Page[]> {
  const pages: Page[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    pages.push(await readPage(page, number, pdfjs));
    page.cleanup();
  }
  return pages;
}

async function readPage(page: PDFPageProxy, number: number, pdfjs: PdfJs): Promise<Page> {
  const viewport = page.getViewport({ scale: 1 });
  const toPage = toMatrix(viewport.transform) ?? [1, 0, 0, -1, 0, viewport.height];
  const content = await page.getTextContent();
  const texts = content.items.flatMap((item) => ('str' in item ? placed(item, toPage) : []));
  const list = await page.getOperatorList();
  return {
    number,
    width: viewport.width,
    height: viewport.height,
    texts,
    ...rulesOf(list, pdfjs.OPS, toPage),
    drawn: list.fnArray.length > 0,
  };
}

/** Text that stands upright on the page; watermarks across it and empty pieces are none. */
function placed(item: TextItem, toPage: Matrix): PlacedText[] {
  const own = toMatrix(item.transform);
  if (own === null || item.str === '') return [];
  const [a, b, c, d, x, y] = multiply(toPage, own);
  const size = Math.hypot(c, d);
  const isUpright = Math.abs(b) < Math.abs(a) * 0.1 && a > 0;
  if (!isUpright || size === 0) return [];
  return [{ text: withoutRadicals(item.str), left: x, right: x + item.width, y, size }];
}

function asFailure(cause: unknown, name: string): unknown {
  const isLocked = typeof cause === 'object' && cause !== null && 'name' in cause && cause.name === 'PasswordException';
  const code = isLocked ? 'file.encrypted' : 'document.damaged';
  return failure(code, { file: name, at: { file: name } }, cause);
}

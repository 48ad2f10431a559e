import WordExtractor from 'word-extractor';
import { failure, issue, type Issue, type TextBlock, type WithIssues } from '../../../core/model';
import { openCfb } from '../../bytes/cfb';
import { withNumbers } from './add-numbers';
import { blocksFromDocText } from './doc-text';
import { numberedTexts, type NumberedText } from './numbers';

/** Bit 8 of the flags at offset 10 of the file information block: the document is encrypted ([MS-DOC] 2.5.2). */
const ENCRYPTED = 0x0100;

/**
 * Bytes of an old .doc (Word 97 to 2003) → text blocks, tables as tables, automatic numbers written out (or
 * `document.numbersLost`). Needs Node: where there is none, a .doc is answered with
 * `document.legacyWord`. Throws AdapterError `file.encrypted`, `document.damaged`, `document.noText`.
 */
export async function readDoc(bytes: Uint8Array, name: string): Promise<WithIssues<readonly TextBlock[]>> {
  if (isEncrypted(bytes)) throw failure('file.encrypted', { file: name, at: { file: name } });
  const document = await extract(bytes, name);
  const asWritten = { filterUnicode: false };
  const numbers = automaticNumbers(bytes);
  const body = withNumbers(document.getBody(asWritten), numbers ?? []);
  const boxes = document.getTextboxes({ ...asWritten, includeHeadersAndFooters: false });
  const blocks = blocksFromDocText(boxes.trim() === '' ? body : `${body}\n${boxes}`);
  if (blocks.length === 0) throw failure('document.noText', { file: name, at: { file: name } });
  const notes = [document.getFootnotes(asWritten), document.getEndnotes(asWritten)].flatMap(nonEmptyLines);
  const comments = nonEmptyLines(document.getAnnotations(asWritten));
  const found = { severity: 'info', at: { file: name } } as const;
  const issues: Issue[] = [
    ...(numbers === null ? [issue('document.numbersLost', { file: name, at: { file: name } })] : []),
    ...notes.map((text) => issue('document.note', { text, ...found })),
    ...comments.map((text) => issue('document.comment', { text, ...found })),
  ];
  return { value: blocks, issues };
}

async function extract(bytes: Uint8Array, name: string) {
  try {
    return await new WordExtractor().extract(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (cause) {
    throw failure('document.damaged', { file: name, at: { file: name } }, cause);
  }
}

/** Paragraphs with the numbers that Word counted; null where the file's lists cannot be read. */
function automaticNumbers(bytes: Uint8Array): readonly NumberedText[] | null {
  try {
    return numberedTexts(bytes);
  } catch {
    // the text is whole all the same: the numbers alone are missing, and that is said
    return null;
  }
}

function isEncrypted(bytes: Uint8Array): boolean {
  const head = openCfb(bytes)?.head('WordDocument', 32);
  if (head === null || head === undefined || head.length < 12) return false;
  return (new DataView(head.buffer, head.byteOffset).getUint16(10, true) & ENCRYPTED) !== 0;
}

function nonEmptyLines(text: string): string[] {
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

import { failure, issue, type Issue, type TextBlock, type WithIssues } from '../../core/model';
import { blocksFromText } from '../../core/plan/blocks';
import { decodeText } from '../bytes/charset';
import { blocksFromMarkdown } from './markdown';

/**
 * Bytes of a .txt or .md → text blocks, the encoding (UTF-8, UTF-16, GB18030) told from the bytes; a guess that may be
 * wrong leaves `document.encodingUnsure`. Throws AdapterError `file.empty` where there is no text.
 */
export function readText(bytes: Uint8Array, name: string): WithIssues<readonly TextBlock[]> {
  const { text, encoding, sure } = decodeText(bytes);
  const unsure: Issue[] = sure ? [] : [issue('document.encodingUnsure', { file: name, encoding, at: { file: name } })];
  const read = /\.(?:md|markdown)$/i.test(name)
    ? blocksFromMarkdown(text, name)
    : { value: blocksFromText(text), issues: [] };
  if (read.value.length === 0) throw failure('file.empty', { file: name, at: { file: name } });
  return { value: read.value, issues: [...unsure, ...read.issues] };
}

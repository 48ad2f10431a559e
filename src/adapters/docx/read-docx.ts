import { failure, issue, type Issue, type TextBlock, type WithIssues } from '../../core/model';
import type { FlowItem, FlowTable, LeftOut } from './read/body';
import { contentText, readWordDocument, tablesWithin, widthOf } from './read/flow';

/**
 * Bytes of a .docx → text blocks in reading order: automatic numbers written out, tables kept as tables, tracked
 * deletions, struck and hidden text, notes, comments and the table of contents left out and named in the issues.
 * Every paragraph and every table row counts as one line. Throws AdapterError: `file.encrypted`,
 * `document.damaged`, `document.legacyWord` (an old .doc under this name), `document.noText`, or a zip's failure.
 */
export function readDocx(bytes: Uint8Array, name: string): WithIssues<readonly TextBlock[]> {
  const { flow } = readWordDocument(bytes, name);
  const blocks: TextBlock[] = [];
  const issues: Issue[] = [];
  let line = 1;
  let contentsLines = 0;

  for (const item of flow) add(item);
  if (contentsLines > 0)
    issues.push(issue('document.contentsLeftOut', { lines: contentsLines, severity: 'info', at: { file: name } }));
  if (blocks.length === 0) throw failure('document.noText', { file: name, at: { file: name } });
  return { value: blocks, issues };

  function add(item: FlowItem): void {
    if (item.kind === 'table') {
      addTable(item);
      return;
    }
    issues.push(...item.leftOut.map((left) => leftOutIssue(left, name, line)));
    if (item.contents === true) contentsLines += item.text === '' ? 0 : 1;
    else if (item.text !== '')
      blocks.push({
        kind: 'paragraph',
        text: item.text,
        line,
        ...(item.level === undefined ? {} : { level: item.level }),
      });
    line += 1;
  }

  function addTable(table: FlowTable): void {
    const width = widthOf(table);
    const first = line;
    const rows = table.rows.map((row) => {
      const texts = Array.from({ length: width }, () => '');
      for (const cell of row) {
        texts[cell.column] = contentText(cell.content);
        issues.push(...leftOutOf(cell.content).map((left) => leftOutIssue(left, name, line)));
      }
      line += 1;
      return texts;
    });
    if (rows.some((row) => row.some((text) => text !== ''))) blocks.push({ kind: 'table', rows, line: first });
    for (const inner of table.rows.flat().flatMap((cell) => tablesWithin(cell.content))) addTable(inner);
  }
}

function leftOutOf(content: readonly FlowItem[]): readonly LeftOut[] {
  return content.flatMap((item) => (item.kind === 'paragraph' ? item.leftOut : []));
}

function leftOutIssue(left: LeftOut, file: string, line: number): Issue {
  const at = { file, line };
  switch (left.kind) {
    case 'struck':
      return issue('document.struckText', { text: left.text, at });
    case 'hidden':
      return issue('document.hiddenText', { text: left.text, at });
    case 'deleted':
      return issue('document.deletedText', { text: left.text, severity: 'info', at });
    case 'comment':
      return issue('document.comment', { text: left.text, severity: 'info', at });
    case 'footnote':
    case 'endnote':
      return issue('document.note', { text: left.text, severity: 'info', at });
    case 'foreign':
      return issue('document.embeddedPart', { at });
  }
}

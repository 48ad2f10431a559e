import { readFlow, type FlowItem, type FlowTable } from './body';
import { startFields } from './inline';
import { numberer } from './numbering';
import { openPackage, type WordPackage } from './package';
import { readStyles } from './styles';
import { children, descendants, textOf, type XmlElement } from './xml';

export type WordDocument = { readonly flow: readonly FlowItem[]; readonly modified: string | null };

/** Bytes of a .docx → its flow of paragraphs and tables, numbers written out. Throws AdapterError. */
export function readWordDocument(bytes: Uint8Array, name: string): WordDocument {
  const parts = openPackage(bytes, name);
  const styles = readStyles(parts.styles);
  const flow = readFlow(parts.body, {
    styles,
    label: numberer(parts.numbering, styles),
    fields: startFields(parts.body),
    note: noteFinder(parts),
  });
  return { flow, modified: parts.modified };
}

function noteFinder(parts: WordPackage): (kind: 'footnote' | 'endnote' | 'comment', id: string) => string {
  const notes = new Map([
    ...noteTexts('footnote', parts.footnotes),
    ...noteTexts('endnote', parts.endnotes),
    ...noteTexts('comment', parts.comments),
  ]);
  return (kind, id) => notes.get(`${kind} ${id}`) ?? '';
}

function noteTexts(kind: string, root: XmlElement | undefined): readonly (readonly [string, string])[] {
  return children(root, `w:${kind}`).map((note) => [
    `${kind} ${note.attributes.get('w:id') ?? ''}`,
    descendants(note, 'w:p')
      .map((paragraph) => descendants(paragraph, 'w:t').map(textOf).join(''))
      .join('\n'),
  ]);
}

/** Number of grid columns of a table. */
export function widthOf(table: FlowTable): number {
  return Math.max(0, ...table.rows.flat().map((cell) => cell.column + cell.columns));
}

/** A cell's text: its paragraphs on lines of their own; small tables within it written along. */
export function contentText(content: readonly FlowItem[]): string {
  return content
    .map((item) => (item.kind === 'paragraph' ? item.text : flatTableText(item)))
    .filter((text) => text !== '')
    .join('\n');
}

function flatTableText(table: FlowTable): string {
  if (isTableOfItsOwn(table)) return '';
  return table.rows.map((row) => row.map((cell) => contentText(cell.content)).join(' ')).join('\n');
}

/** A table within a cell that is worth reading as a table: it has rows and columns. */
export function isTableOfItsOwn(table: FlowTable): boolean {
  return table.rows.length > 1 && widthOf(table) > 1;
}

export function tablesWithin(content: readonly FlowItem[]): readonly FlowTable[] {
  return content.filter((item): item is FlowTable => item.kind === 'table' && isTableOfItsOwn(item));
}

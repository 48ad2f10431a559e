import {
  AlignmentType,
  BorderStyle,
  Footer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { DocumentBlock } from '../../../core/model';
import { EAST_ASIAN, STYLE, TEXT_WIDTH } from './house-style';

type TableBlock = Extract<DocumentBlock, { kind: 'table' }>;
type ParagraphBlock = Extract<DocumentBlock, { kind: 'paragraph' }>;

/** Texts up to this long stand centred in their column: numbers, names, dates. */
const SHORT_TEXT = 8;
/** Rows of texts up to this long stay on one page. */
const WHOLE_ROW = 300;
/** From this many columns on the small type is needed. */
const MANY_COLUMNS = 6;

/** Blocks → paragraphs and tables; a table is followed by a paragraph, or Word would join it to the next. */
export function documentContent(blocks: readonly DocumentBlock[]): (Paragraph | Table)[] {
  return blocks.flatMap((block, index) => {
    if (block.kind !== 'table') return [paragraph(block)];
    const next = blocks[index + 1];
    const spacer = next === undefined || next.kind === 'table' ? [styled(STYLE.plain, '')] : [];
    return block.widths.length === 0 ? spacer : [table(block), ...spacer];
  });
}

function paragraph(block: Exclude<DocumentBlock, TableBlock>): Paragraph {
  if (block.kind === 'title') return styled(STYLE.title, block.text);
  if (block.kind === 'heading') return styled(STYLE.headings[block.level - 1] ?? STYLE.body, block.text);
  return new Paragraph({
    style: isIndented(block) ? STYLE.body : STYLE.plain,
    ...(block.align === undefined ? {} : { alignment: ALIGNMENT[block.align] }),
    children: runs(block.text),
  });
}

function isIndented(block: ParagraphBlock): boolean {
  return block.indent ?? (block.align === undefined || block.align === 'left');
}

const ALIGNMENT = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

function table(block: TableBlock): Table {
  const widths = columnWidths(block.widths);
  const centred = widths.map((_, column) => block.rows.every((row) => [...(row[column] ?? '')].length <= SHORT_TEXT));
  const cellStyle = widths.length >= MANY_COLUMNS ? STYLE.narrowCell : STYLE.cell;
  const row = (texts: readonly string[], isHeader: boolean): TableRow =>
    new TableRow({
      tableHeader: isHeader,
      cantSplit: isHeader || texts.every((text) => text.length <= WHOLE_ROW),
      children: widths.map(
        (width, column) =>
          new TableCell({
            width: { size: width, type: WidthType.DXA },
            verticalAlign: VerticalAlignTable.CENTER,
            children: [
              cellParagraph(texts[column] ?? '', isHeader ? STYLE.headerCell : cellStyle, centred[column] ?? false),
            ],
          }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: sum(widths), type: WidthType.DXA },
    columnWidths: widths,
    alignment: AlignmentType.CENTER,
    margins: { left: 85, right: 85, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
    borders: { top: THIN, bottom: THIN, left: THIN, right: THIN, insideHorizontal: THIN, insideVertical: THIN },
    rows: [row(block.header, true), ...block.rows.map((texts) => row(texts, false))],
  });
}

const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000', space: 0 } as const;

function cellParagraph(text: string, style: string, isCentred: boolean): Paragraph {
  return new Paragraph({ style, ...(isCentred ? { alignment: AlignmentType.CENTER } : {}), children: runs(text) });
}

/** Relative widths → twips that fill the width of the text exactly. */
function columnWidths(relative: readonly number[]): number[] {
  const total = sum(relative) || 1;
  const ends = relative.map((_, index) => Math.round((sum(relative.slice(0, index + 1)) / total) * TEXT_WIDTH));
  return ends.map((end, index) => end - (ends[index - 1] ?? 0));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function styled(style: string, text: string): Paragraph {
  return new Paragraph({ style, children: runs(text) });
}

/** One run a line; the text is only ever text. */
function runs(text: string): TextRun[] {
  return writable(text)
    .split(/\r\n|\r|\n/)
    .map((line, index) => new TextRun({ text: line, font: EAST_ASIAN, ...(index === 0 ? {} : { break: 1 }) }));
}

/** Characters that XML cannot hold are left out. */
function writable(text: string): string {
  return text.replace(UNWRITABLE, '');
}
/** The control characters and lone surrogates that XML 1.0 forbids. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** `— 1 —` at the outer edge, one character in: odd pages right, even pages left. */
export function pageNumberFooter(side: 'odd' | 'even'): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.pageNumber,
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'odd' ? { right: 280 } : { left: 280 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

import { issue, type Issue, type TextBlock, type WithIssues } from '../../core/model';

/**
 * Markdown → text blocks: headings with their level, tables as tables, every other line a paragraph. List bullets,
 * quotation marks and emphasis are taken off; written numbers stay, since they are the document's own. A single `*`
 * stays too: plans mark the lead unit with it. Struck text is left out and named.
 */
export function blocksFromMarkdown(text: string, file?: string): WithIssues<TextBlock[]> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|[\n\r]/);
  const blocks: TextBlock[] = [];
  const issues: Issue[] = [];
  let inCode = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (/^\s*(?:```|~~~)/.test(line)) inCode = !inCode;
    else if (inCode) addParagraph(line.trim(), at);
    else if (isRule(line)) continue;
    else if (line.includes('|') && isDelimiterRow(lines[at + 1])) at = addTable(at);
    else if (isUnderline(lines[at + 1]) && !/^\s*(?:#|$)/.test(line)) {
      addParagraph(plain(line, at), at, (lines[at + 1] ?? '').includes('=') ? 1 : 2);
      at += 1;
    } else addLine(line, at);
  }
  return { value: blocks, issues };

  function addLine(line: string, at: number): void {
    const heading = /^\s{0,3}(#{1,6})(?!#)(.*)$/.exec(line);
    if (heading === null) addEntry(line, at);
    else addParagraph(plain(withoutClosing(heading[2] ?? ''), at), at, (heading[1] ?? '').length);
  }

  function addEntry(line: string, at: number): void {
    const unquoted = line.replace(/^(?:\s*>)+/, '').trim();
    const bare = unquoted.replace(/^[-*+]\s+(?:\[[ xX]\]\s+)?/, '');
    const text = plain(bare, at);
    if (bare === unquoted || text === '') addParagraph(text, at);
    else blocks.push({ kind: 'paragraph', text, line: at + 1, begins: true });
  }

  function addParagraph(paragraph: string, at: number, level?: number): void {
    if (paragraph === '') return;
    blocks.push({ kind: 'paragraph', text: paragraph, line: at + 1, ...(level === undefined ? {} : { level }) });
  }

  /** Adds the table that begins at a line; gives the last line that belongs to it. */
  function addTable(first: number): number {
    let last = first + 1;
    while (lines[last + 1]?.includes('|') === true) last += 1;
    const numbers = [first, ...Array.from({ length: last - first - 1 }, (_, index) => first + 2 + index)];
    const rows = numbers.map((at) => cellsOf(lines[at] ?? '').map((cell) => plain(cell, at)));
    const width = Math.max(...rows.map((row) => row.length));
    const filled = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
    blocks.push({ kind: 'table', rows: filled, line: first + 1 });
    return last;
  }

  function plain(marked: string, at: number): string {
    const unstruck = marked.replace(/~~([^~]+)~~/g, (_, struck: string) => {
      issues.push(
        issue('document.struckText', { text: struck, at: { ...(file === undefined ? {} : { file }), line: at + 1 } }),
      );
      return '';
    });
    return withoutInlineMarks(unstruck).trim();
  }
}

function isRule(line: string): boolean {
  return /^\s*(?:-{3,}|\*{3,}|_{3,}|(?:- ){2,}-|(?:\* ){2,}\*)\s*$/.test(line);
}

function isUnderline(line: string | undefined): boolean {
  return line !== undefined && /^\s{0,3}(?:={3,}|-{3,})\s*$/.test(line);
}

/** `|---|:--:|`, which makes the line above it a table's header. */
function isDelimiterRow(line: string | undefined): boolean {
  if (line === undefined || !line.includes('-') || !line.includes('|')) return false;
  return cellsOf(line).every((cell) => /^\s*:?-+:?\s*$/.test(cell));
}

/** Cells between unescaped bars; the outer bars are frame. */
function cellsOf(line: string): string[] {
  const cells = line.trim().split(/(?<!\\)\|/);
  if (cells[0]?.trim() === '') cells.shift();
  if (cells.length > 1 && cells.at(-1)?.trim() === '') cells.pop();
  return cells;
}

function withoutClosing(heading: string): string {
  const text = heading.trim();
  let end = text.length;
  while (text[end - 1] === '#') end -= 1;
  const bare = text.slice(0, end);
  return bare.endsWith(' ') || bare === '' ? bare.trim() : text;
}

function withoutInlineMarks(text: string): string {
  return text
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/?(?:u|b|i|strong|em|font|span|center|p|div|sub|sup)(?:\s[^<>]*)?>/gi, '')
    .replace(/!\[[^\][]*\]\([^()\s]*\)/g, '')
    .replace(/\[([^\][]*)\]\([^()\s]*\)/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/__([^_]+)__/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/&nbsp;/g, ' ')
    .replace(/\\([\\`*_{}[\]()#+\-.!|~>])/g, '$1');
}

import { parse } from 'parse5';
import { failure, issue, type Issue, type TextBlock, type WithIssues } from '../../core/model';
import { decodeHtml } from './encoding';
import { pageFrame } from './furniture';
import { attribute, BLOCKS, findAll, isElement, isHidden, isStruck, isText, NEVER_TEXT, textContent } from './nodes';
import type { HtmlElement, HtmlNode } from './nodes';
import { gridOf, isLayout, rowsOf } from './tables';

/** Deeper elements are read as plain text: a guard for the recursion. */
const MAX_DEPTH = 300;
const BODY = new Set(['body']);

/**
 * Bytes of a saved web page → text blocks: its text in reading order, tables as tables, headings with their level,
 * scripts, navigation and the page's foot left out. Nothing is run, loaded or shown. Every paragraph and every table
 * row counts as one line. Throws AdapterError `document.noText`.
 */
export function readHtml(bytes: Uint8Array, name: string): WithIssues<readonly TextBlock[]> {
  const { text, encoding, sure } = decodeHtml(bytes);
  const unsure: Issue[] = sure ? [] : [issue('document.encodingUnsure', { file: name, encoding, at: { file: name } })];
  const read = blocksFromHtml(text, name);
  if (read.value.length === 0) throw failure('document.noText', { file: name, at: { file: name } });
  return { value: read.value, issues: [...unsure, ...read.issues] };
}

/** HTML text, as from a saved page or the clipboard → text blocks. */
export function blocksFromHtml(html: string, file?: string): WithIssues<TextBlock[]> {
  const document = parse(html);
  const root = document.childNodes.find((node): node is HtmlElement => isElement(node) && node.tagName === 'html');
  const body = root === undefined ? undefined : findAll(root, BODY)[0];
  return body === undefined ? { value: [], issues: [] } : readBody(body, file, WRAPS_AT_BLANKS.test(html));
}

function readBody(body: HtmlElement, file: string | undefined, wrapsAtBlanks: boolean): WithIssues<TextBlock[]> {
  const blocks: TextBlock[] = [];
  const issues: Issue[] = [];
  const frame = pageFrame(body);
  let inline = '';
  let line = 1;
  visitAll(body, { depth: 0, lists: 0, keepsLines: false });
  endLine();
  return { value: blocks, issues };

  /** `lists`: how many numbered lists stand around */
  type Context = {
    readonly depth: number;
    readonly lists: number;
    readonly level?: number;
    readonly keepsLines: boolean;
  };

  function visitAll(parent: HtmlElement, context: Context): void {
    let number = listStart(parent);
    for (const node of parent.childNodes) {
      if (number !== null && isElement(node) && node.tagName === 'li') {
        endLine();
        number = Number.parseInt(attribute(node, 'value'), 10) || number;
        inline = listLabel(parent, number, context.lists - 1);
        number += 1;
      }
      visit(node, context);
    }
  }

  function visit(node: HtmlNode, context: Context): void {
    if (isText(node)) addText(node.value, context);
    if (!isElement(node) || NEVER_TEXT.has(node.tagName) || isHidden(node) || frame.isFrame(node)) return;
    if (isStruck(node)) addStruck(textContent(node));
    else if (node.tagName === 'br') endLine(context.level);
    else if (context.depth > MAX_DEPTH) addText(textContent(node), context);
    else if (node.tagName === 'table' && !isLayout(node)) addTable(node);
    else if (BLOCKS.has(node.tagName)) addBlock(node, context);
    else visitAll(node, { ...context, depth: context.depth + 1 });
  }

  function addBlock(element: HtmlElement, context: Context): void {
    // the number of a list item stands before the item's own first block
    if (element.tagName !== 'li' && !isLabel(inline)) endLine(context.level);
    const heading = /^h([1-6])$/.exec(element.tagName);
    visitAll(element, {
      depth: context.depth + 1,
      lists: context.lists + (element.tagName === 'ol' ? 1 : 0),
      keepsLines: context.keepsLines || element.tagName === 'pre',
      ...(heading !== null
        ? { level: Number(heading[1]) }
        : context.level === undefined
          ? {}
          : { level: context.level }),
    });
    endLine(heading !== null ? Number(heading[1]) : context.level);
  }

  function addText(text: string, context: Context): void {
    if (!context.keepsLines) {
      inline += text;
      return;
    }
    text.split('\n').forEach((part, index) => {
      if (index > 0) endLine(context.level);
      inline += part;
    });
  }

  function addStruck(text: string): void {
    const struck = tidy(text, wrapsAtBlanks);
    if (struck !== '') issues.push(issue('document.struckText', { text: struck, at: place() }));
  }

  function addTable(table: HtmlElement): void {
    endLine();
    const caption = table.childNodes.find((node): node is HtmlElement => isElement(node) && node.tagName === 'caption');
    if (caption !== undefined) addBlock(caption, { depth: MAX_DEPTH, lists: 0, keepsLines: false });
    const rows = gridOf(table, cellText);
    if (rows.some((row) => row.some((text) => text !== ''))) blocks.push({ kind: 'table', rows, line });
    line += rowsOf(table).length;
  }

  /** The cell's lines, read as a little document of its own. */
  function cellText(cell: HtmlElement): string {
    const read = readBody(cell, file, wrapsAtBlanks);
    issues.push(...read.issues.map((found): Issue => ({ ...found, at: place() })));
    return read.value.map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n');
  }

  function endLine(level?: number): void {
    const text = tidy(inline, wrapsAtBlanks);
    if (text !== '') {
      blocks.push({ kind: 'paragraph', text, line, ...(level === undefined ? {} : { level }) });
      line += 1;
    }
    inline = '';
  }

  function place(): { file?: string; line: number } {
    return { ...(file === undefined ? {} : { file }), line };
  }
}

const HAN = '\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef';
const LINE_END_IN_HAN = new RegExp(`(?<=[${HAN}])[ \\t\\r]*\\n\\s*(?=[${HAN}])`, 'gu');

/** Word processors break the lines of the source only where a blank stands; others break them anywhere. */
const WRAPS_AT_BLANKS = /<meta\s[^>]{0,200}(?:LibreOffice|OpenOffice|Microsoft Word|WPS Office)/i;

/** White space as it shows; a line end of the source between two Chinese characters is none, unless it was a blank. */
function tidy(text: string, wrapsAtBlanks: boolean): string {
  return text
    .replace(/[\u200b\ufeff\u00ad]/g, '')
    .replace(LINE_END_IN_HAN, wrapsAtBlanks ? ' ' : '')
    .replace(/[\t\n\r\f ]+/g, ' ')
    .replace(/\u00a0/g, ' ')
    .trim();
}

function listStart(element: HtmlElement): number | null {
  if (element.tagName !== 'ol') return null;
  const start = Number.parseInt(attribute(element, 'start'), 10);
  return Number.isNaN(start) ? 1 : start;
}

/**
 * The number that the page shows before a list item, as far as lists of documents use them. A list within a list shows
 * the same figures further in; as text its level has to be seen in the number itself: 1. (1) ①.
 */
function listLabel(list: HtmlElement, number: number, depth: number): string {
  const style = attribute(list, 'style');
  if (/list-style(?:-type)?\s*:[^;]*none/i.test(style)) return '';
  const type = attribute(list, 'type');
  const isLetter = (type === 'a' || type === 'A') && number >= 1 && number <= 26;
  if (isLetter) return `${String.fromCharCode(type.charCodeAt(0) + number - 1)}. `;
  if (depth <= 0 || number < 1) return `${number}. `;
  return depth === 1 || number > 20 ? `(${number}) ` : `${String.fromCharCode(CIRCLED_ONE + number - 1)} `;
}
const CIRCLED_ONE = 0x2460;

function isLabel(text: string): boolean {
  return /^(?:(?:-?\d{1,9}|[A-Za-z])\.|\(\d{1,9}\)|[\u2460-\u2473]) $/.test(text);
}

import type { Line } from './geometry';

type PageLines = { readonly number: number; readonly height: number; readonly lines: readonly Line[] };

/** Running heads stand within this part of the page's height from its edge. */
const EDGE = 0.12;
/** So many lines from the edge may be running heads. */
const DEPTH = 3;
/** A running head stands further from the text than lines from each other: so many times its size at least. */
const APART = 1.9;
/** Or it is set in type so much smaller. */
const SMALLER = 0.8;

/**
 * Drops what belongs to the page and not to the text: page numbers, and lines at the edge that come again on other
 * pages (digits apart).
 */
export function withoutFurniture(pages: readonly PageLines[]): Line[][] {
  const repeated = repeatedLines(pages);
  return pages.map((page) => {
    const isEdge = edgeTest(page);
    return page.lines.filter((line, index) => {
      if (!isEdge(line, index)) return true;
      return !isPageNumber(line, page) && !(repeated.has(shape(line)) && isApart(page, index));
    });
  });
}

/** First and last lines of a page, as far as they stand in its margins. */
function edgeTest(page: PageLines): (line: Line, index: number) => boolean {
  const top = page.height * EDGE;
  const bottom = page.height * (1 - EDGE);
  return (line, index) => (line.y < top && index < DEPTH) || (line.y > bottom && index >= page.lines.length - DEPTH);
}

/** Set apart from the text below it (at the top of the page) or above it (at the foot), head lines among themselves not. */
function isApart(page: PageLines, index: number): boolean {
  const isTop = (page.lines[index]?.y ?? 0) < page.height / 2;
  const step = isTop ? 1 : -1;
  for (let at = index; isTop ? at < DEPTH : at >= page.lines.length - DEPTH; at += step) {
    const line = page.lines[at];
    const inner = page.lines[at + step];
    // nothing follows: the rest of the page is tables, or there is no rest
    if (line === undefined || inner === undefined) return at === index;
    if (line.size < inner.size * SMALLER) return true;
    if (Math.abs(inner.y - line.y) > Math.max(line.size, inner.size) * APART) return true;
  }
  return false;
}

function repeatedLines(pages: readonly PageLines[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const isEdge = edgeTest(page);
    const edge = page.lines.filter((line, index) => isEdge(line, index) && isApart(page, index));
    const shapes = new Set(edge.map(shape));
    for (const found of shapes) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  const needed = Math.max(2, Math.ceil(pages.length * 0.5));
  return new Set([...counts].filter(([, count]) => count >= needed).map(([found]) => found));
}

/** A line without its digits and blanks, at its height on the page. */
function shape(line: Line): string {
  return `${Math.round(line.y / 6)} ${line.text.replace(/[\d\s]+/g, '#')}`;
}

/** `— 1 —`, `第 1 页 共 4 页`, `1/4`, or the bare number of this very page. */
function isPageNumber(line: Line, page: PageLines): boolean {
  const text = line.text.replace(/\s+/g, '');
  if (/^[-—–－·•~]{1,3}\d{1,4}[-—–－·•~]{1,3}$/.test(text)) return true;
  if (/^第\d{1,4}页(?:[,，/]?共\d{1,4}页)?$/.test(text)) return true;
  if (/^(?:Page|P\.?)?\d{1,4}(?:\/|of)\d{1,4}$/i.test(text)) return true;
  return /^\d{1,4}$/.test(text) && isNearNumber(Number(text), page.number);
}

/** A bare number may count from a cover or a contents page. */
function isNearNumber(written: number, page: number): boolean {
  return Math.abs(written - page) <= 5;
}

import type { DefaultTreeAdapterTypes } from 'parse5';

export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

export function isText(node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text';
}

export function attribute(element: HtmlElement, name: string): string {
  return element.attrs.find((candidate) => candidate.name === name)?.value ?? '';
}

/** All elements of these names below, in document order, without looking inside a found one. */
export function findAll(root: HtmlElement, names: ReadonlySet<string>): HtmlElement[] {
  const found: HtmlElement[] = [];
  const stack: HtmlNode[] = [...root.childNodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isElement(node)) continue;
    if (names.has(node.tagName)) found.push(node);
    else for (let index = node.childNodes.length - 1; index >= 0; index -= 1) pushChild(stack, node, index);
  }
  return found;
}

/** All text below, however deep. */
export function textContent(root: HtmlElement): string {
  let text = '';
  const stack: HtmlNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isText(node)) text += node.value;
    else if (isElement(node) && !NEVER_TEXT.has(node.tagName))
      for (let index = node.childNodes.length - 1; index >= 0; index -= 1) pushChild(stack, node, index);
  }
  return text;
}

function pushChild(stack: HtmlNode[], parent: HtmlElement, index: number): void {
  const child = parent.childNodes[index];
  if (child !== undefined) stack.push(child);
}

/** What never shows as text of the page. */
export const NEVER_TEXT: ReadonlySet<string> = new Set([
  'script', 'style', 'noscript', 'template', 'head', 'title', 'iframe', 'object', 'embed', 'svg', 'math', 'canvas', 'audio',
  'video', 'select', 'option', 'button', 'input', 'textarea', 'datalist', 'map', 'rt', 'rp', 'dialog',
]); // prettier-ignore

/** Elements that begin and end a line. */
export const BLOCKS: ReadonlySet<string> = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'div', 'dl', 'dt', 'fieldset',
  'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'html', 'legend', 'li', 'main',
  'menu', 'nav', 'ol', 'p', 'pre', 'search', 'section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul',
]); // prettier-ignore

export function isHidden(element: HtmlElement): boolean {
  if (element.attrs.some((candidate) => candidate.name === 'hidden')) return true;
  return /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, 'style'));
}

export function isStruck(element: HtmlElement): boolean {
  if (element.tagName === 's' || element.tagName === 'strike' || element.tagName === 'del') return true;
  return /text-decoration(?:-line)?\s*:[^;]*line-through/i.test(attribute(element, 'style'));
}

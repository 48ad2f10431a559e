import { attribute, findAll, isElement, isHidden, isText, NEVER_TEXT, textContent, type HtmlElement } from './nodes';

/** The element that holds this much of the page's text in sentences is its main text. */
const MOST = 0.6;
const LINKS = new Set(['a']);
const TITLES = new Set(['h1', 'h2']);
/** Words in a class or id that name a page's frame, not its text. */
const FRAME_WORDS =
  /(?:^|[-_\s])(?:nav|navbar|navigation|menu|foot|footer|copyright|breadcrumbs?|crumbs?|share|sharebox|sidebar|toolbar|login|search|searchbar|related|recommend|pagination|pager|banner|topbar|friendlink|links)(?:$|[-_\s\d])/i;
const FRAME_TAGS = new Set(['nav', 'footer', 'aside', 'search', 'menu']);
const FRAME_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'complementary', 'menu', 'menubar']);

export type PageFrame = {
  /** whether the element belongs to the page's frame and its text is left out */
  isFrame(element: HtmlElement): boolean;
};

/**
 * Tells navigation, running heads and feet of a saved web page from its text. What holds the main text is never
 * frame, nor is anything inside it; outside of it only what names itself as frame, or is nothing but links, is.
 */
export function pageFrame(body: HtmlElement): PageFrame {
  const main = mainElement(body);
  const around = new Set<HtmlElement>();
  for (let element: HtmlElement | null = main; element !== null; element = parentOf(element)) around.add(element);
  return {
    isFrame(element) {
      if (around.has(element) || isWithin(element, main)) return false;
      return namesItselfFrame(element) || isOnlyLinks(element);
    },
  };
}

function namesItselfFrame(element: HtmlElement): boolean {
  if (FRAME_TAGS.has(element.tagName) || FRAME_ROLES.has(attribute(element, 'role'))) return true;
  if (element.tagName === 'header') return findAll(element, TITLES).length === 0;
  const names = `${attribute(element, 'class')} ${attribute(element, 'id')}`;
  return FRAME_WORDS.test(names) && findAll(element, TITLES).length === 0;
}

/** Three links or more and hardly any words between them. */
function isOnlyLinks(element: HtmlElement): boolean {
  const links = findAll(element, LINKS);
  if (links.length < 3) return false;
  const inLinks = links.reduce((sum, link) => sum + lengthOf(textContent(link)), 0);
  return inLinks > lengthOf(textContent(element)) * 0.75;
}

/** The innermost element that holds most of the page's sentences. */
function mainElement(body: HtmlElement): HtmlElement {
  const weights = sentenceWeights(body);
  const needed = (weights.get(body) ?? 0) * MOST;
  let main = body;
  for (;;) {
    const heavier: HtmlElement | undefined = main.childNodes
      .filter(isElement)
      .find((child) => needed > 0 && (weights.get(child) ?? 0) >= needed);
    if (heavier === undefined) return main;
    main = heavier;
  }
}

/** Characters in sentences outside of links below every element; one pass down and one up, however deep the page. */
function sentenceWeights(body: HtmlElement): ReadonlyMap<HtmlElement, number> {
  const weights = new Map<HtmlElement, number>();
  const inOrder: HtmlElement[] = [];
  const stack: HtmlElement[] = [body];
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    inOrder.push(element);
    const own = element.childNodes.filter(isText).reduce((sum, text) => sum + sentenceLength(text.value), 0);
    weights.set(element, own);
    stack.push(...element.childNodes.filter(isElement).filter(countsAsText));
  }
  for (const element of inOrder.reverse()) {
    const parent = parentOf(element);
    if (parent !== null) weights.set(parent, (weights.get(parent) ?? 0) + (weights.get(element) ?? 0));
  }
  return weights;
}

function countsAsText(element: HtmlElement): boolean {
  return !NEVER_TEXT.has(element.tagName) && element.tagName !== 'a' && !isHidden(element);
}

/** Short words without punctuation are labels of the page, not sentences. */
function sentenceLength(text: string): number {
  const length = lengthOf(text);
  return length >= 15 || /[，。；：、]/.test(text) ? length : 0;
}

function lengthOf(text: string): number {
  return text.replace(/\s+/g, '').length;
}

function parentOf(element: HtmlElement): HtmlElement | null {
  const parent = element.parentNode;
  return parent !== null && 'tagName' in parent ? parent : null;
}

function isWithin(element: HtmlElement, container: HtmlElement): boolean {
  for (let at = parentOf(element); at !== null; at = parentOf(at)) if (at === container) return true;
  return false;
}

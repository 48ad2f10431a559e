import { runProperties, type Style, type Styles } from './styles';
import { symbol } from './symbols';
import { isElement, textOf, toInteger, type XmlElement } from './xml';

/** What runs of a paragraph hold, in order. */
export type Piece =
  | { readonly kind: 'text' | 'struck' | 'hidden'; readonly text: string }
  /** a line break within the paragraph; page and column breaks are none */
  | { readonly kind: 'break' }
  | { readonly kind: 'note'; readonly note: 'footnote' | 'endnote' | 'comment'; readonly id: string }
  /** a text box anchored in the paragraph */
  | { readonly kind: 'box'; readonly content: XmlElement }
  | { readonly kind: 'deleted'; readonly text: string }
  | { readonly kind: 'foreign' };

/** Complex fields may begin in one paragraph and end in another: what is open is carried along. */
export type Fields = {
  readonly open: { instruction: string; inResult: boolean }[];
  /** false where the file's field marks do not pair up: then they are passed over */
  readonly paired: boolean;
};

export function startFields(body: XmlElement): Fields {
  let begins = 0;
  let ends = 0;
  const visit = (element: XmlElement): void => {
    if (element.name === 'w:fldChar') {
      const type = element.attributes.get('w:fldCharType');
      if (type === 'begin') begins += 1;
      if (type === 'end') ends += 1;
    }
    for (const node of element.children) if (isElement(node)) visit(node);
  };
  visit(body);
  return { open: [], paired: begins === ends };
}

/** Whether the text here belongs to a table of contents, which repeats the headings. */
export function inContents(fields: Fields): boolean {
  return fields.open.some((field) => field.inResult && /^\s*TOC\b/.test(field.instruction));
}

type Run = { readonly struck: boolean; readonly hidden: boolean };

const LEFT_OUT = new Set([
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:moveFrom',
  'w:rt',
  'w:annotationRef',
  'w:footnoteRef',
  'w:endnoteRef',
  'w:softHyphen',
  'w:fldData',
  'w:ffData',
  'mc:Fallback',
]);
const NOTES = new Map<string, 'footnote' | 'endnote' | 'comment'>([
  ['w:footnoteReference', 'footnote'],
  ['w:endnoteReference', 'endnote'],
  ['w:commentReference', 'comment'],
]);

/** Everything below a paragraph, as pieces; `paragraphStyle` gives what its runs inherit. */
export function readInline(
  paragraph: XmlElement,
  styles: Styles,
  paragraphStyle: Style | undefined,
  fields: Fields,
): Piece[] {
  const pieces: Piece[] = [];
  const inherited = { struck: paragraphStyle?.struck ?? false, hidden: paragraphStyle?.hidden ?? false };
  for (const node of paragraph.children) if (isElement(node)) visit(node, inherited);
  return pieces;

  function visit(element: XmlElement, run: Run): void {
    const note = NOTES.get(element.name);
    if (note !== undefined) pieces.push({ kind: 'note', note, id: element.attributes.get('w:id') ?? '' });
    else if (element.name === 'w:del') pieces.push({ kind: 'deleted', text: deletedText(element) });
    else if (element.name === 'w:altChunk' || element.name === 'w:object') pieces.push({ kind: 'foreign' });
    else if (element.name === 'w:txbxContent') pieces.push({ kind: 'box', content: element });
    else if (element.name === 'w:fldChar') markField(element);
    else if (element.name === 'w:instrText') addInstruction(element);
    else if (element.name === 'mc:AlternateContent') visitAlternative(element, run);
    else if (element.name === 'w:r') visitAll(element, runOf(element, run));
    else if (!LEFT_OUT.has(element.name)) visitContent(element, run);
  }

  function visitContent(element: XmlElement, run: Run): void {
    const text = characters(element);
    if (text !== null) addText(text, run);
    else if (isLineBreak(element)) addBreak();
    else visitAll(element, run);
  }

  function visitAll(element: XmlElement, run: Run): void {
    for (const node of element.children) if (isElement(node)) visit(node, run);
  }

  /** A newer shape and its older twin hold the same text: the first that has any is read. */
  function visitAlternative(element: XmlElement, run: Run): void {
    for (const choice of element.children) {
      if (!isElement(choice)) continue;
      const before = pieces.length;
      visitAll(choice, run);
      if (pieces.length > before) return;
    }
  }

  function runOf(element: XmlElement, inherited: Run): Run {
    const properties = element.children.find((node) => isElement(node) && node.name === 'w:rPr');
    if (properties === undefined || !isElement(properties)) return inherited;
    const styleNode = properties.children.find((node) => isElement(node) && node.name === 'w:rStyle');
    const styleId = styleNode !== undefined && isElement(styleNode) ? styleNode.attributes.get('w:val') : undefined;
    const style = styles.find(styleId);
    const own = runProperties(properties);
    return {
      struck: own.struck ?? style?.struck ?? inherited.struck,
      hidden: own.hidden ?? style?.hidden ?? inherited.hidden,
    };
  }

  function addText(text: string, run: Run): void {
    if (inFieldCode() || text === '') return;
    const kind = run.hidden ? 'hidden' : run.struck ? 'struck' : 'text';
    const last = pieces.at(-1);
    if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text };
    else pieces.push({ kind, text });
  }

  function addBreak(): void {
    if (!inFieldCode()) pieces.push({ kind: 'break' });
  }

  function inFieldCode(): boolean {
    return fields.paired && fields.open.some((field) => !field.inResult);
  }

  function markField(element: XmlElement): void {
    if (!fields.paired) return;
    const type = element.attributes.get('w:fldCharType');
    const current = fields.open.at(-1);
    if (type === 'begin') fields.open.push({ instruction: '', inResult: false });
    else if (type === 'separate' && current !== undefined) current.inResult = true;
    else if (type === 'end') fields.open.pop();
  }

  function addInstruction(element: XmlElement): void {
    const current = fields.open.at(-1);
    if (current !== undefined && !current.inResult) current.instruction += textOf(element);
  }
}

function characters(element: XmlElement): string | null {
  switch (element.name) {
    case 'w:t':
    case 'm:t':
      return textOf(element);
    case 'w:tab':
    case 'w:ptab':
      return '\t';
    case 'w:noBreakHyphen':
      return '-';
    case 'w:sym':
      return symbol(element.attributes.get('w:font') ?? '', element.attributes.get('w:char') ?? '');
    default:
      return null;
  }
}

function isLineBreak(element: XmlElement): boolean {
  if (element.name === 'w:cr') return true;
  if (element.name !== 'w:br') return false;
  const type = element.attributes.get('w:type');
  return type === undefined || type === 'textWrapping';
}

function deletedText(element: XmlElement): string {
  return element.children
    .map((node) => {
      if (!isElement(node)) return '';
      return node.name === 'w:delText' || node.name === 'w:t' ? textOf(node) : deletedText(node);
    })
    .join('');
}

/** The `w:val` number of an attribute by name, used for spans. */
export function spanOf(element: XmlElement | undefined): number {
  const span = toInteger(element?.attributes.get('w:val'));
  return span !== undefined && span > 1 ? Math.min(span, 1000) : 1;
}

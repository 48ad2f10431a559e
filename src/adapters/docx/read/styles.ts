import { child, children, flagOf, numberOf, valueOf, type XmlElement } from './xml';

/** What a style says, itself or through the style it is based on. */
export type Style = {
  readonly id: string;
  readonly name: string;
  /** zero-based; 9 is body text */
  readonly outlineLevel?: number;
  readonly numbering?: NumberingReference;
  readonly struck?: boolean;
  readonly hidden?: boolean;
};

/** `numId` 0 takes the numbering of the style away again. */
export type NumberingReference = { readonly numId?: string; readonly level?: number };

export type Styles = {
  /** undefined where there is no such style */
  find(id: string | undefined): Style | undefined;
  readonly defaultParagraph: Style | undefined;
};

/** styles.xml → styles with what they inherit. */
export function readStyles(root: XmlElement | undefined): Styles {
  const elements = new Map<string, XmlElement>();
  let defaultId: string | undefined;
  for (const element of children(root, 'w:style')) {
    const id = element.attributes.get('w:styleId');
    if (id === undefined || elements.has(id)) continue;
    elements.set(id, element);
    const isDefault = ['1', 'true', 'on'].includes(element.attributes.get('w:default') ?? '');
    if (isDefault && element.attributes.get('w:type') === 'paragraph') defaultId = id;
  }

  const resolved = new Map<string, Style>();
  const resolve = (id: string, below: ReadonlySet<string>): Style | undefined => {
    const known = resolved.get(id);
    const element = elements.get(id);
    if (known !== undefined || element === undefined) return known;
    const parentId = valueOf(element, 'w:basedOn');
    // a style based on itself is a damaged file; the chain ends there
    const parent =
      parentId === undefined || below.has(parentId) ? undefined : resolve(parentId, new Set([...below, parentId]));
    const style = inherit(ownStyle(id, element), parent);
    resolved.set(id, style);
    return style;
  };

  const find = (id: string | undefined): Style | undefined =>
    id === undefined ? undefined : resolve(id, new Set([id]));
  return { find, defaultParagraph: find(defaultId) };
}

function ownStyle(id: string, element: XmlElement): Style {
  const paragraph = child(element, 'w:pPr');
  return {
    id,
    name: valueOf(element, 'w:name') ?? id,
    ...optional('outlineLevel', outlineLevelOf(paragraph)),
    ...optional('numbering', numberingOf(paragraph)),
    ...runProperties(child(element, 'w:rPr')),
  };
}

function inherit(style: Style, parent: Style | undefined): Style {
  if (parent === undefined) return style;
  const numbering =
    style.numbering === undefined || parent.numbering === undefined
      ? (style.numbering ?? parent.numbering)
      : { ...parent.numbering, ...style.numbering };
  return { ...parent, ...style, ...optional('numbering', numbering) };
}

/** Strike-through and hidden text of run properties, where they are said. */
export function runProperties(properties: XmlElement | undefined): { struck?: boolean; hidden?: boolean } {
  const struck = flagOf(properties, 'w:strike') ?? flagOf(properties, 'w:dstrike');
  const doubly = flagOf(properties, 'w:dstrike');
  return {
    ...optional('struck', doubly === true ? true : struck),
    ...optional('hidden', flagOf(properties, 'w:vanish')),
  };
}

export function numberingOf(paragraph: XmlElement | undefined): NumberingReference | undefined {
  const properties = child(paragraph, 'w:numPr');
  if (properties === undefined) return undefined;
  return {
    ...optional('numId', valueOf(properties, 'w:numId')),
    ...optional('level', numberOf(properties, 'w:ilvl')),
  };
}

export function outlineLevelOf(paragraph: XmlElement | undefined): number | undefined {
  return numberOf(paragraph, 'w:outlineLvl');
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  // the computed key is the type parameter itself; TypeScript widens it to string
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}

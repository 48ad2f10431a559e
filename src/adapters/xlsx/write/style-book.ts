import { failure, type CellStyle, type ConditionalFormat } from '../../../core/model';
import { EXCEL } from './limits';
import { DEFAULT_FONT, differentialXml, fontXml, stylePieces } from './style-xml';
import {
  appendInside,
  applyEdits,
  attribute,
  child,
  escapeAttribute,
  openTag,
  openedTag,
  parseXml,
  prefixOf,
  withAttribute,
  type Edit,
  type Element,
} from './xml';

/**
 * The styles of a workbook, to which styles can be added. What stands in it keeps its place and its words; a style
 * that is there already is found again, not doubled.
 */
export type StyleBook = {
  /** index of the cell format that looks like this; with `textPrefix` the cell stays text when it is edited */
  cellFormat(style: CellStyle, textPrefix?: boolean): number;
  /** the format at `index`, changed in one respect and otherwise the same */
  variant(index: number, change: { readonly textPrefix?: boolean; readonly numberFormat?: string }): number;
  /** the number format's code at that cell format; null for the built-in ones whose code the file does not hold */
  numberFormat(index: number): { readonly id: number; readonly code: string | null };
  differential(style: ConditionalFormat['style']): number;
  readonly changed: boolean;
  toXml(): string;
};

export const NEW_STYLES = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  `<fonts count="1">${fontXml({ font: DEFAULT_FONT.name, size: DEFAULT_FONT.size })}</fonts>`,
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>',
  '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('');

/** The collections of styles.xml in the order of the schema (ECMA-376 Part 1, 18.8.39). */
const ORDER = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
] as const;

type Collection = {
  readonly local: string;
  readonly node: Element | undefined;
  /** the members as XML; those from `known` on are new */
  readonly members: string[];
  readonly known: number;
  readonly places: Map<string, number>;
};

/** Built-in number formats that mean the same everywhere (ECMA-376 Part 1, 18.8.30). */
const BUILT_IN = new Map([
  ['General', 0],
  ['0', 1],
  ['0.00', 2],
  ['#,##0', 3],
  ['#,##0.00', 4],
  ['0%', 9],
  ['0.00%', 10],
  ['@', 49],
]);
const FIRST_OWN_FORMAT = 164;

export function openStyleBook(stylesXml: string): StyleBook {
  const root = parseXml(stylesXml);
  const prefix = prefixOf(root.name);
  const collections = {
    numFmts: collectionOf(stylesXml, root, 'numFmts'),
    fonts: collectionOf(stylesXml, root, 'fonts'),
    fills: collectionOf(stylesXml, root, 'fills'),
    borders: collectionOf(stylesXml, root, 'borders'),
    cellXfs: collectionOf(stylesXml, root, 'cellXfs'),
    dxfs: collectionOf(stylesXml, root, 'dxfs'),
  };
  const all = Object.values(collections);
  const formatIds = numberFormatIds(collections.numFmts);
  const formats = [new WeakMap<CellStyle, number>(), new WeakMap<CellStyle, number>()] as const;

  const add = (collection: Collection, xml: string): number => place(collection, prefixed(xml, prefix));

  function numberFormatId(code: string): number {
    const known = BUILT_IN.get(code) ?? formatIds.get(code);
    if (known !== undefined) return known;
    const id = Math.max(FIRST_OWN_FORMAT - 1, ...formatIds.values()) + 1;
    formatIds.set(code, id);
    add(collections.numFmts, `<numFmt numFmtId="${id}" formatCode="${escapeAttribute(code)}"/>`);
    return id;
  }

  function cellFormat(style: CellStyle, textPrefix = false): number {
    // layouts share few style objects among many cells: most are known by sight
    const places = formats[textPrefix ? 1 : 0];
    const known = places.get(style);
    if (known !== undefined) return known;
    const index = add(collections.cellXfs, formatXml(style, textPrefix));
    places.set(style, index);
    return index;
  }

  function formatXml(style: CellStyle, textPrefix: boolean): string {
    const pieces = stylePieces(style);
    const ids = {
      number: pieces.numberFormat === null ? 0 : numberFormatId(pieces.numberFormat),
      font: add(collections.fonts, pieces.font),
      fill: add(collections.fills, pieces.fill),
      border: add(collections.borders, pieces.border),
    };
    const inner = pieces.alignment + pieces.protection;
    const open = [
      `<xf numFmtId="${ids.number}" fontId="${ids.font}" fillId="${ids.fill}" borderId="${ids.border}" xfId="0"`,
      textPrefix ? ' quotePrefix="1"' : '',
      ids.number === 0 ? '' : ' applyNumberFormat="1"',
      ' applyFont="1"',
      ids.fill === 0 ? '' : ' applyFill="1"',
      ids.border === 0 ? '' : ' applyBorder="1"',
      pieces.alignment === '' ? '' : ' applyAlignment="1"',
      pieces.protection === '' ? '' : ' applyProtection="1"',
    ].join('');
    return inner === '' ? `${open}/>` : `${open}>${inner}</xf>`;
  }

  function variant(index: number, change: { readonly textPrefix?: boolean; readonly numberFormat?: string }): number {
    const base = collections.cellXfs.members[index] ?? collections.cellXfs.members[0];
    if (base === undefined) {
      const style = change.numberFormat === undefined ? {} : { numberFormat: change.numberFormat };
      return cellFormat(style, change.textPrefix);
    }
    const end = base.indexOf('>') + 1;
    let tag = base.slice(0, end);
    if (change.textPrefix === true) tag = withAttribute(tag, 'quotePrefix', 1);
    if (change.numberFormat !== undefined) {
      tag = withAttribute(tag, 'numFmtId', numberFormatId(change.numberFormat));
      tag = withAttribute(tag, 'applyNumberFormat', 1);
    }
    return place(collections.cellXfs, tag + base.slice(end));
  }

  return {
    cellFormat,
    variant,
    numberFormat: (index) => {
      const id = Number(attribute(collections.cellXfs.members[index] ?? '<xf>', 'numFmtId') ?? 0);
      return { id, code: codeOf(formatIds, id) };
    },
    differential: (style) => add(collections.dxfs, differentialXml(style)),
    get changed() {
      return all.some((collection) => collection.members.length > collection.known);
    },
    toXml: () => applyEdits(stylesXml, insertions(stylesXml, root, all, prefix)),
  };
}

function codeOf(formatIds: ReadonlyMap<string, number>, id: number): string | null {
  for (const [code, known] of [...formatIds, ...BUILT_IN]) if (known === id) return code;
  return null;
}

function collectionOf(xml: string, root: Element, local: string): Collection {
  const node = child(root, local);
  const members = (node?.children ?? []).map((member) => xml.slice(member.start, member.end));
  const places = new Map<string, number>();
  members.forEach((member, index) => {
    if (!places.has(member)) places.set(member, index);
  });
  return { local, node, members, known: members.length, places };
}

function place(collection: Collection, member: string): number {
  const known = collection.places.get(member);
  if (known !== undefined) return known;
  const index = collection.members.length;
  const limit =
    collection.local === 'cellXfs' ? EXCEL.cellFormats : collection.local === 'fonts' ? EXCEL.fonts : Infinity;
  if (index >= limit) throw failure('xlsx.tooManyStyles', { limit });
  collection.members.push(member);
  collection.places.set(member, index);
  return index;
}

function numberFormatIds(collection: Collection): Map<string, number> {
  return new Map(
    collection.members.map((member) => [attribute(member, 'formatCode') ?? '', Number(attribute(member, 'numFmtId'))]),
  );
}

/** Only collections that grew are touched; a missing one is put where the schema wants it. */
function insertions(xml: string, root: Element, all: readonly Collection[], prefix: string): readonly Edit[] {
  return all
    .filter((collection) => collection.members.length > collection.known)
    .map((collection) => grow(xml, root, collection, prefix));
}

function grow(xml: string, root: Element, collection: Collection, prefix: string): Edit {
  const added = collection.members.slice(collection.known).join('');
  const { node, local } = collection;
  const count = collection.members.length;
  if (node === undefined) {
    const at = insertionPlace(root, local);
    const text = `<${prefix}${local} count="${count}">${added}</${prefix}${local}>`;
    return { start: at, end: at, text };
  }
  const appended = appendInside(xml, node, added);
  const inner = node.openEnd < node.end ? xml.slice(node.openEnd, node.closeStart) : '';
  const tag = withAttribute(openedTag(openTag(xml, node)), 'count', count);
  return node.openEnd < node.end
    ? { start: node.start, end: node.closeStart, text: tag + inner + added }
    : { ...appended, text: `${tag}${added}</${node.name}>` };
}

function insertionPlace(root: Element, local: string): number {
  const rank = ORDER.indexOf(local as (typeof ORDER)[number]);
  const before = root.children.filter((sibling) => {
    const siblingRank = ORDER.indexOf(sibling.local as (typeof ORDER)[number]);
    return siblingRank >= 0 && siblingRank < rank;
  });
  return before.at(-1)?.end ?? root.openEnd;
}

/** Our pieces under the prefix of the part they go into. */
export function prefixed(xml: string, prefix: string): string {
  return prefix === '' ? xml : xml.replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${prefix}`);
}

import { child, children, isTrue, type Element } from './xml';
import type { Style } from './workbook';

/** Numbers of the built-in formats that ledgers meet. Source: ECMA-376 part 1, 18.8.30. */
const BUILT_IN: Readonly<Record<string, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy/m/d',
  49: '@',
};

/** Cell formats of a file by their number (`s` of a cell), and differential formats by theirs (`dxfId`). */
export type FileStyles = { readonly cells: readonly Style[]; readonly differences: readonly Style[] };

export function readStyles(root: Element | undefined): FileStyles {
  const formats = new Map(Object.entries(BUILT_IN));
  for (const { attributes } of children(child(root, 'numFmts'), 'numFmt'))
    formats.set(attributes.numFmtId ?? '', attributes.formatCode ?? 'General');
  const fonts = children(child(root, 'fonts'), 'font').map(readFont);
  const fills = children(child(root, 'fills'), 'fill').map((fill) => readFill(fill, 'fgColor'));
  const borders = children(child(root, 'borders'), 'border').map(readBorders);
  const cells = children(child(root, 'cellXfs'), 'xf').map((xf) => ({
    ...(fonts[Number(xf.attributes.fontId ?? 0)] ?? {}),
    ...(fills[Number(xf.attributes.fillId ?? 0)] ?? {}),
    ...(borders[Number(xf.attributes.borderId ?? 0)] ?? {}),
    ...readAlignment(child(xf, 'alignment')),
    ...readProtection(child(xf, 'protection')),
    ...numberFormat(formats.get(xf.attributes.numFmtId ?? '0')),
  }));
  const differences = children(child(root, 'dxfs'), 'dxf').map((dxf) => ({
    ...readFont(child(dxf, 'font')),
    ...readFill(child(dxf, 'fill'), 'bgColor'),
  }));
  return { cells, differences };
}

function numberFormat(code: string | undefined): Style {
  return code === undefined || code === 'General' ? {} : { numberFormat: code };
}

function readFont(font: Element | undefined): Style {
  const style: Style = {};
  if (font === undefined) return style;
  const name = child(font, 'name')?.attributes.val;
  const size = child(font, 'sz')?.attributes.val;
  const color = rgb(child(font, 'color'));
  if (name !== undefined) style.fontName = name;
  if (size !== undefined) style.fontSize = Number(size);
  if (color !== undefined) style.color = color;
  if (isOn(child(font, 'b'))) style.bold = true;
  if (isOn(child(font, 'i'))) style.italic = true;
  if (isOn(child(font, 'strike'))) style.strikethrough = true;
  return style;
}

function isOn(element: Element | undefined): boolean {
  return element !== undefined && (element.attributes.val === undefined || isTrue(element.attributes.val));
}

function readFill(fill: Element | undefined, colour: 'fgColor' | 'bgColor'): Style {
  const pattern = child(fill, 'patternFill');
  const color = rgb(child(pattern, colour)) ?? rgb(child(pattern, 'fgColor'));
  const solid = colour === 'bgColor' || pattern?.attributes.patternType === 'solid';
  return color !== undefined && solid ? { fill: color } : {};
}

function readBorders(border: Element): Style {
  const edges = { left: 'EdgeLeft', right: 'EdgeRight', top: 'EdgeTop', bottom: 'EdgeBottom' };
  const found: Record<string, string> = {};
  for (const [name, edge] of Object.entries(edges)) {
    const style = child(border, name)?.attributes.style;
    if (style !== undefined && style !== 'none') found[edge] = 'Continuous';
  }
  return Object.keys(found).length === 0 ? {} : { borders: found };
}

function readAlignment(alignment: Element | undefined): Style {
  const style: Style = {};
  const { horizontal, vertical, wrapText, shrinkToFit, indent } = alignment?.attributes ?? {};
  if (horizontal !== undefined) style.horizontalAlignment = capital(horizontal);
  if (vertical !== undefined) style.verticalAlignment = capital(vertical);
  if (isTrue(wrapText)) style.wrapText = true;
  if (isTrue(shrinkToFit)) style.shrinkToFit = true;
  if (indent !== undefined) style.indentLevel = Number(indent);
  return style;
}

function readProtection(protection: Element | undefined): Style {
  const { locked, hidden } = protection?.attributes ?? {};
  return {
    ...(locked === undefined || isTrue(locked) ? {} : { locked: false }),
    ...(isTrue(hidden) ? { formulaHidden: true } : {}),
  };
}

function rgb(color: Element | undefined): string | undefined {
  const value = color?.attributes.rgb;
  return value === undefined ? undefined : `#${value.slice(-6).toUpperCase()}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

import type { CellStyle } from '../../../core/model';
import { escapeAttribute } from './xml';

/** The pieces of styles.xml that one cell style needs, each as XML; equal pieces are equal text. */
export type StylePieces = {
  readonly font: string;
  readonly fill: string;
  readonly border: string;
  readonly numberFormat: string | null;
  readonly alignment: string;
  readonly protection: string;
};

export const DEFAULT_FONT = { name: '宋体', size: 11 } as const;

/** GB2312: lets Excel and WPS pick a Chinese substitute where the named font is missing. */
const CHINESE_CHARSET = 134;

/** Without a style's own choice the values of the default font hold. */
export function stylePieces(style: CellStyle): StylePieces {
  return {
    font: fontXml(style),
    fill: fillXml(style.fill),
    border: borderXml(style.border),
    numberFormat: style.numberFormat ?? null,
    alignment: alignmentXml(style),
    protection: style.unlocked === true ? '<protection locked="0"/>' : '',
  };
}

/** In the order Excel writes it (ECMA-376 allows any). */
export function fontXml(style: CellStyle): string {
  const name = fontName(style);
  return [
    '<font>',
    style.bold === true ? '<b/>' : '',
    style.italic === true ? '<i/>' : '',
    `<sz val="${style.size ?? DEFAULT_FONT.size}"/>`,
    `<color ${colorAttribute(style.color)}/>`,
    `<name val="${escapeAttribute(name)}"/>`,
    fontFamily(name),
    isChineseFont(name) ? `<charset val="${CHINESE_CHARSET}"/>` : '',
    '</font>',
  ].join('');
}

/** The first of the fonts that the style names in order of preference: a cell holds one only. */
export function fontName(style: CellStyle): string {
  return style.font?.split(/[,，;；]/, 1)[0]?.trim() || DEFAULT_FONT.name;
}

function isChineseFont(name: string): boolean {
  return /\p{Script=Han}|gb2312/iu.test(name);
}

/** 1 roman, 2 swiss, 3 modern (ECMA-376 Part 1, 18.8.18): a hint for the substitute. */
function fontFamily(name: string): string {
  if (/仿宋|楷/.test(name)) return '<family val="3"/>';
  return `<family val="${/黑|等线|arial|calibri/i.test(name) ? 2 : 1}"/>`;
}

function colorAttribute(color: string | undefined): string {
  return color === undefined ? 'theme="1"' : `rgb="FF${color.toUpperCase()}"`;
}

function fillXml(color: string | undefined): string {
  if (color === undefined) return '<fill><patternFill patternType="none"/></fill>';
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${color.toUpperCase()}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function borderXml(border: CellStyle['border']): string {
  if (border !== 'thin') return '<border><left/><right/><top/><bottom/><diagonal/></border>';
  const sides = ['left', 'right', 'top', 'bottom'].map(
    (side) => `<${side} style="thin"><color indexed="64"/></${side}>`,
  );
  return `<border>${sides.join('')}<diagonal/></border>`;
}

function alignmentXml(style: CellStyle): string {
  const values = [
    style.align === undefined ? '' : ` horizontal="${style.align}"`,
    style.verticalAlign === undefined ? '' : ` vertical="${style.verticalAlign}"`,
    style.wrap === true ? ' wrapText="1"' : '',
    style.indent === undefined || style.indent === 0 ? '' : ` indent="${style.indent}"`,
    style.shrink === true && style.wrap !== true ? ' shrinkToFit="1"' : '',
  ].join('');
  return values === '' ? '' : `<alignment${values}/>`;
}

/** A differential format of a conditional format: only what it changes. */
export function differentialXml(style: {
  readonly fill?: string;
  readonly color?: string;
  readonly bold?: boolean;
}): string {
  const font = [
    style.bold === undefined ? '' : `<b${style.bold ? '' : ' val="0"'}/>`,
    style.color === undefined ? '' : `<color ${colorAttribute(style.color)}/>`,
  ].join('');
  const fill =
    style.fill === undefined
      ? ''
      : `<fill><patternFill patternType="solid"><fgColor rgb="FF${style.fill.toUpperCase()}"/><bgColor rgb="FF${style.fill.toUpperCase()}"/></patternFill></fill>`;
  return `<dxf>${font === '' ? '' : `<font>${font}</font>`}${fill}</dxf>`;
}

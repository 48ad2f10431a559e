import { damaged, type Where } from './where';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Character data or attribute value as written → its text: line ends and entities of XML 1.0. */
export function decodeXml(raw: string, where: Where): string {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6});|#(\d{1,7});|(amp|lt|gt|quot|apos);)?/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[String(name)] ?? failOn(whole, where);
    if (hex !== undefined) return character(parseInt(String(hex), 16), where);
    return decimal === undefined ? failOn(whole, where) : character(Number(decimal), where);
  });
}

function character(code: number, where: Where): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) throw damaged(where);
  return String.fromCodePoint(code);
}

function failOn(_entity: string, where: Where): never {
  throw damaged(where);
}

/** Spreadsheet strings write characters that XML cannot hold as `_xHHHH_` (ECMA-376 part 1, 22.9.2.19). */
export function decodeCellText(raw: string, where: Where): string {
  const text = decodeXml(raw, where);
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

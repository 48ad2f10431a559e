import { TRADITIONAL } from './traditional-words';

/**
 * A twin of the text for recognising words: half width, plain brackets and dashes, simplified characters. Every
 * character keeps its place, so that what is recognised in the twin can be cut out of the text as it was written.
 */
export function fold(text: string): string {
  let changed = false;
  const parts: string[] = [];
  const chunk: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const plain = TABLE[code] ?? code;
    if (plain !== code) changed = true;
    chunk.push(plain);
    if (chunk.length === 4096) parts.push(String.fromCharCode(...chunk.splice(0)));
  }
  if (!changed) return text;
  parts.push(String.fromCharCode(...chunk));
  return parts.join('');
}

const TABLE = buildTable();

function buildTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let code = 0; code < table.length; code += 1) table[code] = code;
  for (let code = 0xff01; code <= 0xff5e; code += 1) table[code] = code - 0xfee0;
  const set = (from: string, to: string): void => {
    for (const character of from) table[character.charCodeAt(0)] = to.charCodeAt(0);
  };
  set('\u3000\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F', ' ');
  set('〔［﹝', '[');
  set('〕］﹞', ']');
  set('﹙❨', '(');
  set('﹚❩', ')');
  set('〖', '【');
  set('〗', '】');
  set('∶︰﹕꞉', ':');
  set('﹐', ',');
  set('﹔', ';');
  set('﹒', '.');
  set('○◯', '〇');
  set('–—―−─━‐‑～〜∼~', '-');
  for (let at = 0; at + 1 < TRADITIONAL.length; at += 2) {
    table[TRADITIONAL.charCodeAt(at)] = TRADITIONAL.charCodeAt(at + 1);
  }
  return table;
}

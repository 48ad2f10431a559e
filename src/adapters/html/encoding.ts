import { decodeText } from '../bytes/charset';

/** A page names its own charset within this many bytes (HTML, 4.2.5.4). */
const PRESCAN = 2048;

/**
 * Bytes of a page → text. A byte order mark and clear evidence in the bytes go before the page's own word, since saved
 * pages often keep the word of another encoding; the word decides where the bytes leave it open, or name an encoding
 * that is never guessed (Big5).
 */
export function decodeHtml(bytes: Uint8Array): { text: string; encoding: string; sure: boolean } {
  const guessed = decodeText(bytes);
  const declared = declaredCharset(bytes);
  if (declared === null || GUESSED.has(declared)) {
    if (guessed.sure || declared === null) return guessed;
    return decodeAs(bytes, declared) ?? guessed;
  }
  const asDeclared = decodeAs(bytes, declared);
  return asDeclared === null || asDeclared.text.includes('\ufffd') ? guessed : asDeclared;
}

const GUESSED = new Set(['utf-8', 'utf8', 'gb2312', 'gbk', 'gb18030', 'utf-16', 'utf-16le', 'utf-16be']);

function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN));
  const found = /<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w-]{1,30})/i.exec(head);
  return found?.[1]?.toLowerCase() ?? null;
}

function decodeAs(bytes: Uint8Array, label: string): { text: string; encoding: string; sure: boolean } | null {
  try {
    const decoder = new TextDecoder(label);
    return { text: decoder.decode(bytes), encoding: decoder.encoding, sure: true };
  } catch {
    // a label that no browser knows is no word at all
    return null;
  }
}

/** Characters that show nothing: zero-width, bidirectional controls, soft hyphen, byte order mark, variation selectors. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF]/g;

/** Ideographs, 、 and 。, Latin letters and digits: most texts of a ledger hold nothing else and are plain as they stand. */
const PLAIN = /^[\u4E00-\u9FFF\u3001\u3002A-Za-z0-9]*$/;

/** The text as a person sees it: NFKC (full-width digits and brackets become plain), nothing invisible, blanks single. */
export function plainText(text: string): string {
  if (PLAIN.test(text)) return text;
  return commonPlain(text) ?? text.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** Marks that plain text writes otherwise, and those that it leaves as they are. */
const PLAIN_FORMS: ReadonlyMap<string, string> = new Map([
  ...[...'，：；！？（）'].map((mark) => [mark, mark.normalize('NFKC')] as const),
  ...[...'、。“”‘’《》〈〉【】「」『』—·'].map((mark) => [mark, mark] as const),
]);

/** The plain form of a text of ideographs, ASCII and common marks with single blanks inside; null for every other text. */
function commonPlain(text: string): string | null {
  let plain = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code >= 0x4e00 && code <= 0x9fff) || (code > 0x20 && code < 0x7f)) continue;
    if (code === 0x20) {
      if (at === 0 || at === text.length - 1 || text.charCodeAt(at + 1) === 0x20) return null;
      continue;
    }
    const mark = text.charAt(at);
    const form = PLAIN_FORMS.get(mark);
    if (form === undefined) return null;
    if (form === mark) continue;
    plain += text.slice(from, at) + form;
    from = at + 1;
  }
  return from === 0 ? text : plain + text.slice(from);
}

/** What two writings of the same words share: plain, lower case, without blanks, punctuation and symbols. */
export function matchKey(text: string): string {
  return (
    commonKey(text) ??
    plainText(text)
      .toLowerCase()
      .replace(/[\p{P}\p{S}\s]/gu, '')
  );
}

/** Marks of Chinese texts whose every plain form is punctuation: they leave nothing in a key. */
const COMMON_MARKS = '、。，；：！？（）“”‘’《》〈〉【】「」『』—…·';

/**
 * The key of a text that holds only ideographs, small Latin letters, digits and common marks, as nearly all do; null
 * where anything else stands in it.
 */
function commonKey(text: string): string | null {
  let key = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a))
      continue;
    const isMark = code < 0x7f ? code >= 0x20 && (code < 0x41 || code > 0x5a) : COMMON_MARKS.includes(text.charAt(at));
    if (!isMark) return null;
    key += text.slice(from, at);
    from = at + 1;
  }
  return from === 0 ? text : key + text.slice(from);
}

/** The key of a name written by hand: plain, without blanks, brackets kept; `市司法局（本级）` and `市司法局(本级)` agree. */
export function nameKey(name: string): string {
  return plainText(name).replace(/\s/g, '');
}

/** Shorter pieces are copied when they are cut. */
const SHORTEST_SHARED = 13;

/**
 * The same text in memory of its own. A text cut from a longer one keeps the whole of it in memory: what is kept of a
 * file for long must not keep the file.
 */
export function ownText(text: string): string {
  return text.length < SHORTEST_SHARED ? text : (JSON.parse(JSON.stringify(text)) as string);
}

/**
 * Gives each text back as the one copy of it that is kept, in memory of its own: a long table says the same few words
 * again and again. `known` are copies that are kept anyway.
 */
export function textPool(known: Iterable<string> = []): (text: string) => string {
  const pool = new Map<string, string>();
  for (const text of known) pool.set(text, text);
  return (text) => {
    if (text === '') return text;
    const before = pool.get(text);
    if (before !== undefined) return before;
    const own = ownText(text);
    pool.set(own, own);
    return own;
  };
}

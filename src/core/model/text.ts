/** Characters that show nothing: zero-width, bidirectional controls, soft hyphen, byte order mark, variation selectors. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF]/g;

/** Ideographs, 、 and 。, Latin letters and digits: most texts of a ledger hold nothing else and are plain as they stand. */
const PLAIN = /^[\u4E00-\u9FFF\u3001\u3002A-Za-z0-9]*$/;

/** The text as a person sees it: NFKC (full-width digits and brackets become plain), nothing invisible, blanks single. */
export function plainText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** What two writings of the same words share: plain, lower case, without blanks, punctuation and symbols. */
export function matchKey(text: string): string {
  return plainText(text)
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]/gu, '');
}

/** The key of a name written by hand: plain, without blanks, brackets kept; `市司法局（本级）` and `市司法局(本级)` agree. */
export function nameKey(name: string): string {
  return plainText(name).replace(/\s/g, '');
}

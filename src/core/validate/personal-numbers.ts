/** Numbers that name a person: 18-digit identity card numbers (GB 11643) and mobile numbers. */
export type PersonalNumber = { readonly what: 'id' | 'phone'; readonly from: number; readonly to: number };

/** Digits in one run, or a mobile number in groups (138 1234 5678, 138-1234-5678), with 86 or +86 before it. */
const IDENTITY = /(?<![0-9A-Za-z])[1-8]\d{16}[0-9Xx](?![0-9A-Za-z])/g;
const MOBILE = /(?<![0-9.])(?:(?:\+|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9])/g;

/** Eleven digits near each other: without them there is nothing to look for. */
const ENOUGH_DIGITS = /[0-9\uFF10-\uFF19](?:[ -]?[0-9\uFF10-\uFF19]){10}/;

export function findPersonalNumbers(text: string): PersonalNumber[] {
  if (!ENOUGH_DIGITS.test(text)) return [];
  const plain = text.replace(/[\uFF10-\uFF19]/g, (digit) => digit.normalize('NFKC'));
  const place = (match: RegExpExecArray): { from: number; to: number } => ({
    from: match.index,
    to: match.index + match[0].length,
  });
  const ids = [...plain.matchAll(IDENTITY)].filter(([run]) => isIdentityNumber(run));
  const phones = [...plain.matchAll(MOBILE)];
  return [
    ...ids.map((match): PersonalNumber => ({ what: 'id', ...place(match) })),
    ...phones.map((match): PersonalNumber => ({ what: 'phone', ...place(match) })),
  ].sort((a, b) => a.from - b.from);
}

/** The text with the middle of every such number starred out. */
export function maskPersonalNumbers(text: string): string {
  return [...findPersonalNumbers(text)].reverse().reduce((masked, { what, from, to }) => {
    const [head, tail] = what === 'id' ? [from + 6, to - 4] : [from + 3, to - 4];
    return masked.slice(0, head) + '*'.repeat(tail - head) + masked.slice(tail);
  }, text);
}

/** Region, day of birth and serial as the standard has them; a mistyped check digit does not make it less personal. */
function isIdentityNumber(number: string): boolean {
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number) as [
    number,
    number,
    number,
  ];
  const region = Number(number.slice(0, 2));
  const isRegion = region >= 11 && region <= 83;
  return isRegion && year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

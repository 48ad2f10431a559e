/** Numbers that name a person: 18-digit identity card numbers (GB 11643, with their check digit) and mobile numbers. */
export type PersonalNumber = { readonly what: 'id' | 'phone'; readonly from: number; readonly to: number };

const DIGIT_RUN = /\d{11,18}[Xx]?/g;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

export function findPersonalNumbers(text: string): PersonalNumber[] {
  const plain = text.replace(/[\uFF10-\uFF19]/g, (digit) => digit.normalize('NFKC'));
  return [...plain.matchAll(DIGIT_RUN)].flatMap((match): PersonalNumber[] => {
    const [run] = match;
    const place = { from: match.index, to: match.index + run.length };
    if (run.length === 18 && isIdentityNumber(run)) return [{ what: 'id', ...place }];
    return /^1[3-9]\d{9}$/.test(run) ? [{ what: 'phone', ...place }] : [];
  });
}

/** The text with the middle of every such number starred out. */
export function maskPersonalNumbers(text: string): string {
  return [...findPersonalNumbers(text)].reverse().reduce((masked, { what, from, to }) => {
    const [head, tail] = what === 'id' ? [from + 6, to - 4] : [from + 3, to - 4];
    return masked.slice(0, head) + '*'.repeat(tail - head) + masked.slice(tail);
  }, text);
}

function isIdentityNumber(number: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number.charAt(at)), 0);
  return '10X98765432'.charAt(sum % 11) === number.charAt(17).toUpperCase();
}

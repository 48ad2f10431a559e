const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const PLACES: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 廿: 20, 百: 100 };

/** The value of folded Chinese or Arabic digits: 二十三, 一百零一, 二〇二〇, 15; NaN where it is no number. */
export function numberOf(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  if (text.length > 8) return Number.NaN;
  if (/^[〇零一二三四五六七八九]{2,4}$/.test(text)) return positional(text);
  return additive(text);
}

function positional(text: string): number {
  let value = 0;
  for (const digit of text) value = value * 10 + (DIGITS[digit] ?? 0);
  return value;
}

function additive(text: string): number {
  let sum = 0;
  let digit = 0;
  for (const character of text) {
    const place = PLACES[character];
    const value = DIGITS[character];
    if (place === 20) sum += 20;
    else if (place !== undefined) {
      sum += (digit === 0 ? 1 : digit) * place;
      digit = 0;
    } else if (value !== undefined) digit = value;
    else return Number.NaN;
  }
  return text === '' ? Number.NaN : sum + digit;
}

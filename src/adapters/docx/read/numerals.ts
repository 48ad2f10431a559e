/**
 * The number formats of automatic numbering (ECMA-376 part 1, 17.18.59 ST_NumberFormat), as far as Chinese documents
 * use them. A number that a format cannot show is written in decimal, as Word does.
 */
export function formatNumber(value: number, format: string): string {
  const written = FORMATS.get(format)?.(value) ?? null;
  return written ?? String(value);
}

type NumberFormat = (value: number) => string | null;

const SIMPLE = [...'〇一二三四五六七八九'];
const ZERO_CIRCLE = [...'○一二三四五六七八九'];
const LEGAL_SIMPLIFIED = [...'零壹贰叁肆伍陆柒捌玖'];
const LEGAL_TRADITIONAL = [...'零壹貳參肆伍陸柒捌玖'];
const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
const BRANCHES = [...'子丑寅卯辰巳午未申酉戌亥'];

const FORMATS: ReadonlyMap<string, NumberFormat> = new Map<string, NumberFormat>([
  ['decimal', String],
  ['decimalHalfWidth', String],
  ['decimalZero', (value) => String(value).padStart(2, '0')],
  ['decimalFullWidth', fullWidth],
  ['decimalFullWidth2', fullWidth],
  ['decimalEnclosedCircle', circled],
  ['decimalEnclosedCircleChinese', circled],
  ['decimalEnclosedFullstop', (value) => nth('⒈', value, 20)],
  ['decimalEnclosedParen', (value) => nth('⑴', value, 20)],
  ['numberInDash', (value) => `- ${value} -`],
  ['upperLetter', (value) => letters(value, 'A')],
  ['lowerLetter', (value) => letters(value, 'a')],
  ['upperRoman', roman],
  ['lowerRoman', (value) => roman(value)?.toLowerCase() ?? null],
  ['ordinal', englishOrdinal],
  ['hex', (value) => value.toString(16).toUpperCase()],
  ['chineseCounting', chineseCounting],
  ['taiwaneseCounting', chineseCounting],
  ['chineseCountingThousand', (value) => counted(value, SIMPLE, ['', '十', '百', '千'], '万', '零')],
  ['taiwaneseCountingThousand', (value) => counted(value, SIMPLE, ['', '十', '百', '千'], '萬', '零')],
  ['japaneseCounting', japaneseCounting],
  ['koreanCounting', japaneseCounting],
  ['ideographDigital', (value) => digits(value, SIMPLE)],
  ['japaneseDigitalTenThousand', (value) => digits(value, SIMPLE)],
  ['taiwaneseDigital', (value) => digits(value, ZERO_CIRCLE)],
  ['koreanDigital2', (value) => digits(value, SIMPLE)],
  ['chineseLegalSimplified', (value) => counted(value, LEGAL_SIMPLIFIED, ['', '拾', '佰', '仟'], '万', '零')],
  ['ideographLegalTraditional', (value) => counted(value, LEGAL_TRADITIONAL, ['', '拾', '佰', '仟'], '萬', '零')],
  ['japaneseLegal', (value) => counted(value, LEGAL_TRADITIONAL, ['', '拾', '百', '阡'], '萬', '')],
  ['ideographTraditional', (value) => STEMS[value - 1] ?? null],
  ['ideographZodiac', (value) => BRANCHES[value - 1] ?? null],
  ['ideographZodiacTraditional', sexagenary],
  ['ideographEnclosedCircle', (value) => nth('㊀', value, 10)],
  ['none', () => ''],
  ['bullet', () => ''],
]);

function fullWidth(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
}

function nth(first: string, value: number, last: number): string | null {
  return value >= 1 && value <= last ? String.fromCharCode(first.charCodeAt(0) + value - 1) : null;
}

function circled(value: number): string | null {
  if (value === 0) return '⓪';
  if (value > 20 && value <= 35) return nth('㉑', value - 20, 15);
  if (value > 35 && value <= 50) return nth('㊱', value - 35, 15);
  return nth('①', value, 20);
}

/** A … Z, AA, BB …: the letter is repeated (17.18.59), not counted on as in spreadsheets. */
function letters(value: number, first: 'A' | 'a'): string | null {
  if (value < 1 || value > 780) return null;
  const letter = String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26));
  return letter.repeat(Math.ceil(value / 26));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string | null {
  if (value < 1 || value > 3999) return null;
  let rest = value;
  let written = '';
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      written += sign;
      rest -= worth;
    }
  }
  return written;
}

function englishOrdinal(value: number): string {
  const teens = value % 100 >= 11 && value % 100 <= 13;
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${ending}`;
}

function digits(value: number, signs: readonly string[]): string {
  return [...String(value)].map((digit) => signs[Number(digit)] ?? digit).join('');
}

/** 一 … 九十九, and from 100 on digit by digit. */
function chineseCounting(value: number): string | null {
  if (value >= 100) return digits(value, ZERO_CIRCLE);
  return counted(value, SIMPLE, ['', '十'], '', '零');
}

/** As Chinese counting, but 100 is 百 and 101 is 百一. */
function japaneseCounting(value: number): string | null {
  const written = counted(value, SIMPLE, ['', '十', '百', '千'], '万', '');
  return value < 20 ? written : (written?.replace(/一(?=[十百千])/g, '') ?? null);
}

/** Counting words up to 99,999,999: 一百零五, 壹仟零壹拾; 10 to 19 are written 十, 十一 (壹拾 in legal digits). */
function counted(
  value: number,
  signs: readonly string[],
  units: readonly string[],
  tenThousand: string,
  zero: string,
): string | null {
  if (value === 0) return zero === '' ? (signs[0] ?? null) : zero;
  if (value < 0 || value >= 100_000_000) return null;
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  if (high === 0) return shortTen(section(low, signs, units, zero), units);
  const gap = low > 0 && low < 1000 ? zero : '';
  return shortTen(section(high, signs, units, zero), units) + tenThousand + gap + section(low, signs, units, zero);
}

function section(value: number, signs: readonly string[], units: readonly string[], zero: string): string {
  let written = '';
  let pendingZero = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      pendingZero = written !== '';
      continue;
    }
    if (pendingZero) written += zero;
    pendingZero = false;
    written += (signs[digit] ?? '') + (units[place] ?? '');
  }
  return written;
}

function shortTen(written: string, units: readonly string[]): string {
  return units[1] === '十' && written.startsWith('一十') ? written.slice(1) : written;
}

function sexagenary(value: number): string | null {
  if (value < 1 || value > 60) return null;
  return `${STEMS[(value - 1) % 10] ?? ''}${BRANCHES[(value - 1) % 12] ?? ''}`;
}

/**
 * Signs that Word writes in symbol fonts (`w:sym`), as far as clerks use them: tick boxes and marks.
 * Key: font, then the code within the font (the private-use offset F000 taken off).
 */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['Wingdings/fe', '☑'],
  ['Wingdings/fd', '☒'],
  ['Wingdings/fc', '✓'],
  ['Wingdings/fb', '✗'],
  ['Wingdings/a8', '□'],
  ['Wingdings/6f', '□'],
  ['Wingdings/71', '□'],
  ['Wingdings/6e', '■'],
  ['Wingdings/6c', '●'],
  ['Wingdings/a1', '○'],
  ['Wingdings/75', '◆'],
  ['Wingdings/ab', '★'],
  ['Wingdings 2/52', '☑'],
  ['Wingdings 2/54', '☒'],
  ['Wingdings 2/50', '✓'],
  ['Wingdings 2/4f', '✗'],
  ['Wingdings 2/a3', '□'],
  ['Wingdings 2/30', '□'],
]);

/** The character of a `w:sym`; nothing for a sign that only its font could show. */
export function symbol(font: string, code: string): string {
  if (!/^[0-9a-fA-F]{1,4}$/.test(code)) return '';
  const value = Number.parseInt(code, 16);
  const inFont = value >= 0xf000 && value <= 0xf0ff ? value - 0xf000 : value;
  const known = SIGNS.get(`${font}/${inFont.toString(16)}`);
  if (known !== undefined) return known;
  return isPrivateUse(value) || font.startsWith('Wingdings') || font === 'Webdings' ? '' : String.fromCharCode(value);
}

function isPrivateUse(value: number): boolean {
  return value >= 0xe000 && value <= 0xf8ff;
}

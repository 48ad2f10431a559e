/** What a copy that leaves the office does not tell. */
export type PrivateKind = 'phone' | 'identity' | 'path';

const FORMS: readonly {
  readonly kind: PrivateKind;
  readonly pattern: RegExp;
  readonly shown: (found: string) => string;
}[] = [
  { kind: 'identity', pattern: /(?<!\d)\d{17}[\dXx](?![\dXx])/g, shown: (found) => `${found.slice(0, 6)}************` },
  { kind: 'phone', pattern: /(?<!\d)1[3-9]\d{9}(?!\d)/g, shown: (found) => `${found.slice(0, 3)}********` },
  { kind: 'phone', pattern: /(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/g, shown: () => '********' },
  {
    kind: 'path',
    pattern: /(?:[A-Za-z]:\\|\\\\|file:\/\/)[^\s，。；、）)"”]{1,400}/g,
    shown: (found) => found.split(/[\\/]/).at(-1) ?? '',
  },
];

/** The text with phone and identity numbers masked and paths cut to the file's name, and what was found. */
export function withoutPrivate(text: string): { readonly text: string; readonly masked: readonly PrivateKind[] } {
  const masked = new Set<PrivateKind>();
  const cleaned = FORMS.reduce(
    (current, { kind, pattern, shown }) =>
      current.replace(pattern, (found) => {
        masked.add(kind);
        return shown(found);
      }),
    text,
  );
  return { text: cleaned, masked: [...masked] };
}

import { unescapeCellText } from './cell-text';

/** Rich text of a workbook that came over from the scanner: its runs as the XML of the file. */

/**
 * Splits rich text (`<r><rPr>…</rPr><t>…</t></r>…`) into what is kept and the runs that are struck through.
 * Text without runs has nothing struck here.
 */
export function splitStruckRuns(xml: string): { kept: string; struck: string[] } {
  let kept = '';
  const struck: string[] = [];
  for (const run of xml.split(/<\/(?:\w{1,20}:)?r>/)) {
    const text = textOfRun(run);
    if (isStruck(run)) struck.push(text);
    else kept += text;
  }
  return { kept, struck: struck.filter((text) => text !== '') };
}

function isStruck(run: string): boolean {
  const attributes = /<(?:\w{1,20}:)?strike(\s[^<>]{0,100})?\/?>/.exec(run);
  return attributes !== null && !/\bval\s*=\s*["'](?:0|false)["']/.test(attributes[1] ?? '');
}

function textOfRun(run: string): string {
  const phonetic = run.search(/<(?:\w{1,20}:)?rPh[\s>]/);
  const own = phonetic < 0 ? run : run.slice(0, phonetic);
  const start = own.search(/<(?:\w{1,20}:)?t[\s>]/);
  if (start < 0) return '';
  const from = own.indexOf('>', start) + 1;
  const end = own.indexOf('</', from);
  return unescapeXml(own.slice(from, end < 0 ? undefined : end));
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function unescapeXml(text: string): string {
  const plain = text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED.get(name) ?? whole;
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
  return unescapeCellText(plain);
}

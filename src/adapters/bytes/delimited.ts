/** Text tables: records of fields between delimiters, after RFC 4180 with what real programs add to it. */

export type Delimiter = ',' | '\t' | ';';
const DELIMITERS: readonly Delimiter[] = ['\t', ',', ';'];

/**
 * Splits text into records of fields. Quoted fields may hold delimiters, line ends and doubled quotes; a quote inside
 * an unquoted field is text. An unclosed quote ends with the text. `limit` stops after so many records, and `mostFields`
 * where there are more fields than that.
 */
export function parseDelimited(
  text: string,
  delimiter: Delimiter,
  limit = Infinity,
  mostFields = Infinity,
): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  let fields = 0;
  while (at < text.length && records.length < limit && fields <= mostFields) {
    fields++;
    const field = text[at] === '"' ? readQuoted(text, at + 1) : { value: '', end: at };
    const end = endOfField(text, field.end, delimiter);
    record.push(field.value + text.slice(field.end, end));
    if (text[end] === delimiter && end + 1 < text.length) {
      at = end + 1;
      continue;
    }
    if (text[end] === delimiter) record.push('');
    records.push(record);
    record = [];
    at = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
  }
  if (record.length > 0) records.push(record);
  return records;
}

/** The text of a quoted field whose opening quote stands before `start`, and where it ends behind the closing one. */
function readQuoted(text: string, start: number): { value: string; end: number } {
  let value = '';
  let at = start;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { value: value + text.slice(at), end: text.length };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

function endOfField(text: string, start: number, delimiter: Delimiter): number {
  for (let at = start; at < text.length; at++) {
    const unit = text[at];
    if (unit === delimiter || unit === '\n' || unit === '\r') return at;
  }
  return text.length;
}

const SAMPLE_RECORDS = 50;

/** The delimiter under which nearly all records are equally wide; null where the text is no table. */
export function guessDelimiter(text: string): Delimiter | null {
  let best: { delimiter: Delimiter; score: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const score = regularity(parseDelimited(text, delimiter, SAMPLE_RECORDS));
    if (score > (best?.score ?? 0)) best = { delimiter, score };
  }
  return best?.delimiter ?? null;
}

/** Share of the records that have the usual width, weighted a little by that width; 0 for what is no table. */
function regularity(records: readonly (readonly string[])[]): number {
  const widths = records.filter((record) => record.some((field) => field.trim() !== '')).map((record) => record.length);
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [usual, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  const single = widths.length === 1;
  if (usual < (single ? 3 : 2) || count / widths.length < 0.7) return 0;
  return count / widths.length + usual / 1000;
}

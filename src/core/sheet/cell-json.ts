/**
 * JSON that every spreadsheet application gives back unchanged from a cell: what XML cannot hold is escaped, and so is
 * `_x000D_`, which applications take for an escape of their own.
 */
export function cellSafeJson(content: unknown): string {
  return JSON.stringify(content)
    .replace(/[\u007F-\u009F\u2028\u2029\uFFFE\uFFFF]/g, escaped)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '\\u005f');
}

/** The content of a JSON text; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

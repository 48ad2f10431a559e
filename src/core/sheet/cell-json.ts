/**
 * JSON that every spreadsheet application gives back unchanged from a cell: what XML cannot hold is escaped, and so is
 * `_x000D_`, which applications take for an escape of their own.
 */
export function cellSafeJson(content: unknown): string {
  return cellSafe(JSON.stringify(content));
}

/**
 * The same JSON in pieces: the members of a content's lists one by one, so that a plan of fifty thousand tasks never
 * stands in memory as one text.
 */
export function* cellSafePieces(content: unknown): Generator<string> {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    yield* listPieces(content);
    return;
  }
  let separator = '{';
  for (const [key, value] of Object.entries(content)) {
    if (value === undefined) continue;
    yield `${separator}${cellSafeJson(key)}:`;
    yield* listPieces(value);
    separator = ',';
  }
  yield separator === '{' ? '{}' : '}';
}

function* listPieces(content: unknown): Generator<string> {
  if (!Array.isArray(content) || content.length === 0) {
    yield cellSafeJson(content);
    return;
  }
  let separator = '[';
  for (const member of content) {
    yield separator + cellSafeJson(member);
    separator = ',';
  }
  yield ']';
}

function cellSafe(json: string): string {
  return json.replace(/[\u007F-\u009F\u2028\u2029\uFFFE\uFFFF]/g, escaped).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '\\u005f');
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

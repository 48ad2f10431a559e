/*
 * A cell that several units share holds each unit's text below its name, 【办公室】…, on a line of its own. In the
 * ledger's table the shares may stand in rows of their own; put together again they are the same text.
 */

/** The shares of a stacked text, or the text alone where it is none; the line ends between them are taken out. */
export function sharesOf(text: string, units: ReadonlySet<string>): string[] {
  const shares: string[] = [];
  let from = 0;
  for (let at = text.indexOf('\n【'); at !== -1; at = text.indexOf('\n【', at + 1)) {
    const before = text.charAt(at - 1);
    if (beginsShare(text.slice(at + 1), units) && before !== '' && !/\s/.test(before)) {
      shares.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...shares, text.slice(from)];
}

/** Puts the pieces of a cell together: a piece that begins a unit's share begins a line. */
export function joinPieces(pieces: readonly string[], units: ReadonlySet<string>): string {
  return pieces.reduce((text, piece) => text + (text !== '' && beginsShare(piece, units) ? '\n' : '') + piece, '');
}

function beginsShare(text: string, units: ReadonlySet<string>): boolean {
  return text.startsWith('【') && units.has(text.slice(1, Math.max(1, text.indexOf('】'))));
}

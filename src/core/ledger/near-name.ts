import { likenesses, nameKey } from '../model';

/** The most similar known name, or null where none is near: a letter or two wrong, or most of the letters shared. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const slip = known.find((other) => isSlip(name, other));
  if (slip !== undefined) return slip;
  const [best] = likenesses([name], known, 0.4).sort((a, b) => b.score - a.score);
  return best === undefined ? null : (known[best.right] ?? null);
}

/** 市财征局 for 市财政局: one letter wrong, missing or too many in a name of four letters or more; two in eight. */
export function isSlip(name: string, other: string): boolean {
  const [a, b] = [Array.from(nameKey(name)), Array.from(nameKey(other))];
  const shorter = Math.min(a.length, b.length);
  const most = shorter >= 8 ? 2 : shorter >= 4 ? 1 : 0;
  if (Math.abs(a.length - b.length) > most) return false;
  const wrong = distance(a, b);
  return wrong > 0 && wrong <= most;
}

/** Letters to change, add or leave out to make one of the other. */
function distance(a: readonly string[], b: readonly string[]): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  a.forEach((letter, row) => {
    const line = [row + 1];
    b.forEach((other, column) => {
      const swapped = (above[column] ?? 0) + (letter === other ? 0 : 1);
      line.push(Math.min(swapped, (above[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1));
    });
    above = line;
  });
  return above[b.length] ?? 0;
}

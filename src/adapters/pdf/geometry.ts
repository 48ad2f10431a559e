/** All lengths in points, from the page's upper left corner as it is shown. */

/** A piece of text as the page shows it, on one baseline. */
export type PlacedText = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** the baseline */
  readonly y: number;
  readonly size: number;
};

/** A drawn rule, horizontal (`from`..`to` along x at `at` = y) or vertical (along y at `at` = x). */
export type Rule = { readonly at: number; readonly from: number; readonly to: number };

export type Page = {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PlacedText[];
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
  /** anything at all is drawn: a page without text that is not blank */
  readonly drawn: boolean;
};

/** One line of text, its pieces joined. */
export type Line = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
};

/** A 2×3 matrix as PDF writes it. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

export function apply(matrix: Matrix, x: number, y: number): readonly [number, number] {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
}

export function toMatrix(numbers: readonly unknown[]): Matrix | null {
  const [a, b, c, d, e, f] = numbers;
  if (![a, b, c, d, e, f].every((number) => typeof number === 'number' && Number.isFinite(number))) return null;
  return [Number(a), Number(b), Number(c), Number(d), Number(e), Number(f)];
}

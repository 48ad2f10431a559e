/**
 * How long reading a file may take, in milliseconds: a second, and ten more for every megabyte. Sound files need a
 * hundredth of that; what is still running then does not end.
 */
export function readingLimit(bytes: number): number {
  return 1000 + bytes / 100;
}

/** Excel's limit (Excel specifications and limits). */
const LONGEST_NAME = 31;

/** A sheet's name that is taken gets a number behind it, as Excel does when it inserts sheets; `taken` is in lower case and grows. */
export function freeSheetName(name: string, taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const candidate = name.slice(0, LONGEST_NAME - suffix.length) + suffix;
    if (taken.has(candidate.toLowerCase())) continue;
    taken.add(candidate.toLowerCase());
    return candidate;
  }
}

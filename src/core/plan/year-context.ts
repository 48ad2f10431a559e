import type { Line } from './blocks';
import type { DeadlineContext } from './deadline';
import type { FrontMatter } from './front-matter';

/**
 * What dates without a year are measured by, the first that is known: what a person says, the title, the day of issue,
 * the year in the document's number, what the text before the tasks looks back on (1月10日 after 2023年12月 is the next
 * year's), any dated month, the one year that the text before the tasks names.
 */
export function contextOf(
  front: FrontMatter,
  options: { readonly year?: number },
  lines: readonly Line[],
  begins: number,
): DeadlineContext {
  const { issuedOn } = front;
  const year = options.year ?? front.titleYear;
  if (year !== undefined || issuedOn !== null) return { year, issuedOn };
  if (front.schoolYear !== undefined) return { issuedOn: null, after: `${front.schoolYear}-08` };
  const numbered = /(?:19|20)\d{2}/.exec(front.documentNumber ?? '')?.[0];
  if (numbered !== undefined) return { year: Number(numbered), issuedOn };
  const before = lines.filter(({ line }) => line < begins).map(({ folded }) => folded);
  const after = latestMonth(before);
  if (after !== undefined) return { issuedOn, after };
  const named = firstDatedYear(lines.map(({ folded }) => folded)) ?? onlyYear(before);
  return { issuedOn, near: named };
}

/** The latest month that the texts name as past: 到2025年6月 looks ahead and does not count. */
function latestMonth(texts: readonly string[]): string | undefined {
  let latest: string | undefined;
  for (const text of texts) {
    for (const match of text.matchAll(/(?<![到至])(20\d{2})年\s?(\d{1,2})月(?!\s?底?\s?[之以]?前)/g)) {
      const month = `${match[1]}-${(match[2] ?? '').padStart(2, '0')}`;
      if (latest === undefined || month > latest) latest = month;
    }
  }
  return latest;
}

/** The first year that any dated month in the text names. */
function firstDatedYear(texts: readonly string[]): number | undefined {
  for (const text of texts) {
    const match = /(?<![到至])(20\d{2})年\s?\d{1,2}\s?月/.exec(text);
    if (match !== null) return Number(match[1]);
  }
  return undefined;
}

function onlyYear(texts: readonly string[]): number | undefined {
  const years = new Set<string>();
  for (const text of texts) {
    for (const match of text.matchAll(/(?<![到至\d-])(20\d{2})年(?!\s?[-至到])/g)) years.add(match[1] ?? '');
  }
  const [year] = years;
  return years.size === 1 ? Number(year) : undefined;
}

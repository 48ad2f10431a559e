import type { Item } from './outline';
import type { Chosen } from './outline-tasks';
import { NOBODY, readUnitList, verbClause, type LeadRule, type Responsibility } from './roles';
import { fold } from './fold';
import { titleOf } from './titles';
import { descendants } from './tree';
import { looksLikeUnit, splitUnits } from './units';

/**
 * Plans that are ordered by who does the work: 一、县林业局 1.… 2.…. Every item below such a heading is a task of the
 * units it names. Counts where at least two headings side by side are so.
 */
export function chooseByUnit(root: Item, rule: LeadRule): Chosen[] {
  const chosen: Chosen[] = [];
  for (const parent of [root, ...descendants(root)]) {
    const headings = parent.children.filter((child) => child.children.length > 0);
    const named = headings.flatMap((item) => {
      const who = unitsInHeading(item, rule);
      return who === null ? [] : [{ item, who }];
    });
    if (named.length < 2 || named.length * 10 < headings.length * 6) continue;
    for (const { item, who } of named) chosen.push(...leavesOf(item).map((leaf) => chosenUnder(leaf, item, who)));
  }
  return chosen;
}

function chosenUnder(item: Item, heading: Item, who: Responsibility): Chosen {
  const found = { start: 0, end: 0, manner: 'label' as const, who };
  return { item, found: [found], rule: 'heading', line: heading.line, doubtful: false };
}

function leavesOf(item: Item): Item[] {
  return item.children.flatMap((child) => (child.children.some((one) => !one.inline) ? leavesOf(child) : [child]));
}

/** 县林业局, 市教育局、市财政局（3项）, 由市教育局牵头的任务: the units a heading consists of. */
function unitsInHeading(item: Item, rule: LeadRule): Responsibility | null {
  const first = item.pieces[0];
  if (first === undefined || first.text.length > 60) return null;
  const title = titleOf(first.text)
    .replace(/[(（][^()（）]{0,12}项[^()（）]{0,6}[)）]$/, '')
    .replace(/(?:的|承担的?|负责的)?(?:工作|任务|事项|工作任务|重点工作)$/, '')
    .replace(/的$/, '');
  const clause = verbClause(title);
  const names = splitUnits(clause.units);
  if (names.length === 0 || !names.every((name) => looksLikeUnit(fold(name)))) return null;
  const who = readUnitList(title, clause.role ?? 'responsible', rule);
  return { ...NOBODY, lead: who.lead, responsible: who.responsible, supporting: who.supporting };
}

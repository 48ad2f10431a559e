import type { Deadline, NamedUnit, Task } from '../model';
import { timeAbove } from './asides';
import { countTargets } from './counts';
import type { DeadlineReader } from './deadline-reader';
import { fold } from './fold';
import type { Item } from './outline';
import { responsibilityOf, type Chosen } from './outline-tasks';
import { proseDeadlines } from './prose-deadlines';
import { findLabels } from './labels';
import type { Responsibility } from './roles';
import { titleOf } from './titles';
import { trimEndOf } from './trim';
import { descendants, lineSpan, wholeText } from './tree';
import { isGroup, normalizedUnits } from './units';

/** A task before it has its id. */
export type Draft = Omit<Task, 'id'>;

/** The task an item stands for. Sub-items that are tasks themselves are not repeated in its requirements. */
export function buildTask(
  chosen: Chosen,
  isTask: (item: Item) => boolean,
  docTitle: string,
  dates: DeadlineReader,
): Draft {
  const { item } = chosen;
  const who = responsibilityOf(chosen);
  const text = wholeText(item);
  const own = ownPieces(item, isTask);
  const stated = chosen.found.flatMap((one) => one.who.deadlines);
  const title = itemTitle(item);
  return {
    ordinal: item.ordinal,
    section: sectionOf(item, docTitle),
    title,
    requirements: requirementsOf(item, isTask),
    text,
    ...unitsOf(who),
    ...withTimeAbove(deadlinesOf(stated, own, dates, lineSpan(item).from), item, dates),
    ...countsOf(own),
    source: lineSpan(item),
    reason: { rule: chosen.rule, line: chosen.line },
    ...(chosen.doubtful ? { doubtful: true } : {}),
  };
}

/** Units by role, each also with its group mark and its name written out. */
export function unitsOf(
  who: Responsibility,
): Pick<Task, 'leadUnits' | 'responsibleUnits' | 'supportingUnits' | 'units' | 'owners' | 'leaders'> {
  const named = (names: readonly string[], role: NamedUnit['role']): NamedUnit[] => {
    const full = normalizedUnits(names);
    return names.map((name, index) => ({
      name,
      role,
      ...(full[index] === null || full[index] === undefined ? {} : { normalized: full[index] }),
      ...(isGroup(name) ? { group: true } : {}),
    }));
  };
  const units = [
    ...named(who.lead, 'lead'),
    ...named(who.responsible, 'responsible'),
    ...named(who.supporting, 'supporting'),
  ];
  const people = who.owners.length > 0 ? who.owners : who.leaders;
  const [only] = units;
  const unit = units.length === 1 && only?.group !== true ? (only?.name ?? null) : null;
  return {
    leadUnits: [...who.lead],
    responsibleUnits: [...who.responsible],
    supportingUnits: [...who.supporting],
    units,
    ...(people.length > 0 ? { owners: people.map((name) => ({ name, unit })) } : {}),
    ...(who.leaders.length > 0 ? { leaders: [...who.leaders] } : {}),
  };
}

/** The latest of the stated deadlines is the task's own: then all of it is done. Prose counts where none is stated. */
export function deadlinesOf(
  stated: readonly string[],
  own: readonly string[],
  dates: DeadlineReader,
  line: number,
): Pick<Task, 'deadline' | 'deadlines'> {
  const first = stated.flatMap((text) => dates.readStated(text, line));
  const known = new Set(first.map(({ due, text }) => due ?? text));
  const others = own
    .flatMap(proseDeadlines)
    .filter((text) => !stated.some((one) => one.includes(text)))
    .map((text) => dates.read(text, line))
    .filter(({ due, text }) => !known.has(due ?? text));
  const main = latest(first.length > 0 ? first : others);
  if (main === null) return { deadline: null };
  const all = [main, ...[...first, ...others].filter((one) => one !== main)];
  return all.length > 1 ? { deadline: main, deadlines: all } : { deadline: main };
}

/** 九月：1.开学典礼: what stands under a time is due then, where it says nothing else. */
function withTimeAbove(own: ReturnType<typeof deadlinesOf>, item: Item, dates: DeadlineReader): typeof own {
  const time = own.deadline === null ? timeAbove(item) : null;
  return time === null ? own : { deadline: dates.read(trimEndOf(time, ':：'), lineSpan(item).from) };
}

function latest(deadlines: readonly Deadline[]): Deadline | null {
  let best: Deadline | null = null;
  for (const one of deadlines) if (best === null || (one.due ?? '') >= (best.due ?? '')) best = one;
  const [first] = deadlines;
  return best?.due === null && first !== undefined ? first : best;
}

export function countsOf(own: readonly string[]): Pick<Task, 'countTargets'> {
  const targets = own.flatMap(countTargets);
  return targets.length > 0 ? { countTargets: targets } : {};
}

/** The item's own text and that of the sub-items which are no tasks. */
function ownPieces(item: Item, isTask: (item: Item) => boolean): string[] {
  return [
    ...item.pieces.map(({ text }) => text),
    ...item.children.filter((child) => !isTask(child)).flatMap((child) => ownPieces(child, isTask)),
  ];
}

const titles = new WeakMap<Item, string>();

/** The title of an item, found out once. */
function itemTitle(item: Item): string {
  const known = titles.get(item);
  if (known !== undefined) return known;
  const title = findTitle(item);
  titles.set(item, title);
  return title;
}

function findTitle(item: Item): string {
  const first = item.pieces.find(({ text }) => text !== '');
  // 第一阶段：学习动员 is one heading
  if (first !== undefined && item.kind === 'heading' && first.text.length <= 60) return trimEndOf(first.text, ':：');
  const part = item.children.find((child) => child.inline);
  if (part !== undefined && part.line === item.line && item.pieces[0]?.text === '') return itemTitle(part);
  if (first === undefined) return item.ordinal;
  const named = namedTitle(item);
  if (named !== null) return named;
  const cut = cutAtResponsibility(first.text, first.folded);
  const title = titleOf(cut);
  return title !== '' ? title : titleOf(first.text) || first.text.slice(0, 60);
}

/** Forms name their title: 【点位名称】…, 任务名称：…. Only where the item has no words of its own before its labels. */
function namedTitle(item: Item): string | null {
  const pieces = item.pieces.filter(({ text }) => text !== '').slice(0, 6);
  if (findLabels((pieces[0]?.folded ?? '').slice(0, 60))[0]?.start !== 0) return null;
  for (const piece of pieces) {
    const labels = findLabels(piece.folded);
    const label = labels[0];
    if (label?.role !== 'title' || label.start > 0) continue;
    const title = titleOf(piece.text.slice(label.end, labels[1]?.start ?? piece.text.length));
    if (title !== '') return title;
  }
  return null;
}

/** 加强协调（责任单位：市教育局）: the title ends where the responsibility begins. */
function cutAtResponsibility(text: string, folded: string): string {
  const label = findLabels(folded.slice(0, 400)).find(({ role }) => role !== 'title' && role !== 'other');
  if (label === undefined || label.start < 3) return text;
  let end = label.start;
  while (end > 0 && '([【,;:、- '.includes(folded[end - 1] ?? '')) end -= 1;
  return end >= 3 ? text.slice(0, end) : text;
}

/** Bare headings by their lines, where nothing but a table can stand below them. */
export function bareHeadings(root: Item): ReadonlyMap<number, Item> {
  const found = new Map<number, Item>();
  for (const item of descendants(root)) {
    const [only, ...others] = item.pieces;
    if (item.inline || only === undefined || others.length > 0 || item.children.length > 0) continue;
    if (only.text.length <= 60 && !/[。;]/.test(only.folded)) found.set(item.line, item);
  }
  return found;
}

/** The headings from the outermost down to an item, as written; the document's own title is none of them. */
export function headingsTo(item: Item, docTitle: string): readonly string[] {
  return sectionFrom(item, docTitle);
}

function sectionOf(item: Item, docTitle: string): string[] {
  return sectionFrom(item.parent, docTitle);
}

function sectionFrom(lowest: Item | null, docTitle: string): string[] {
  const path: string[] = [];
  const key = docTitle.replace(/\s/g, '');
  for (let at = lowest; at !== null && at.kind !== 'root'; at = at.parent) {
    const heading = `${at.ordinal}${at.gap}${itemTitle(at)}`;
    if (heading.replace(/\s/g, '') !== key) path.unshift(heading);
  }
  return path;
}

/** What is asked: the parts of the item without its title and its responsibility, sub-items as written. */
function requirementsOf(item: Item, isTask: (item: Item) => boolean): string[] {
  const title = itemTitle(item);
  const requirements: string[] = [];
  item.pieces.forEach((piece, index) => {
    const rest = index === 0 ? piece.text.slice(piece.text.indexOf(title) + title.length) : piece.text;
    const words = stripResponsibility(rest);
    if (words !== '' && words !== title) requirements.push(words);
  });
  for (const child of item.children) {
    if (isTask(child)) continue;
    const text = stripResponsibility(wholeText(child));
    if (text !== '') requirements.push(`${child.ordinal}${text}`);
  }
  return requirements;
}

function stripResponsibility(text: string): string {
  let words = text.replace(/^[\s。；;，,：:、.]+/, '').trim();
  const folded = fold(words);
  const labels = findLabels(folded);
  const first = labels[0];
  if (first !== undefined && (first.role === 'requirement' || first.role === 'title') && first.start === 0)
    return stripResponsibility(words.slice(first.end));
  const cut = labels.find(({ role }) =>
    ['lead', 'responsible', 'supporting', 'owner', 'leader', 'deadline'].includes(role),
  );
  if (cut !== undefined) {
    let end = cut.start;
    while (end > 0 && '([【 ,;、'.includes(folded[end - 1] ?? '')) end -= 1;
    words = words.slice(0, end);
  }
  return words.trim();
}

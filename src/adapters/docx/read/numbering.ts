import { listCounter, MAX_LEVELS, type Level, type List } from './lists';
import type { NumberingReference, Style, Styles } from './styles';
import { child, children, flagOf, numberOf, toInteger, valueOf, type XmlElement } from './xml';

/** Writes out Word's automatic numbers; asked once for every paragraph in document order, since it counts. */
export type Numberer = (own: NumberingReference | undefined, style: Style | undefined) => string;

/**
 * numbering.xml → a numberer (ECMA-376 part 1, 17.9): abstract lists, overridden levels and starts, lists linked to
 * styles.
 */
export function numberer(root: XmlElement | undefined, styles: Styles): Numberer {
  const lists = readLists(root, styles);
  const next = listCounter(lists);

  return (own, style) => {
    const numId = own?.numId ?? style?.numbering?.numId;
    const list = numId === undefined ? undefined : lists.get(numId);
    if (numId === undefined || list === undefined) return '';
    return next(numId, own?.level ?? levelOfStyle(list, style) ?? style?.numbering?.level ?? 0);
  };
}

/** A style that is linked to a level of the list stands for that level. */
function levelOfStyle(list: List, style: Style | undefined): number | undefined {
  if (style === undefined) return undefined;
  for (const [level, description] of list.levels) if (description.styleId === style.id) return level;
  return undefined;
}

function readLists(root: XmlElement | undefined, styles: Styles): ReadonlyMap<string, List> {
  const numbers = uniqueBy(children(root, 'w:num'), 'w:numId');
  const abstracts = uniqueBy(children(root, 'w:abstractNum'), 'w:abstractNumId');

  const abstractOf = (number: XmlElement, hops = 0): { id: string; element: XmlElement } | undefined => {
    const id = valueOf(number, 'w:abstractNumId');
    const element = id === undefined ? undefined : abstracts.get(id);
    if (id === undefined || element === undefined) return undefined;
    // a list that only points to a list style: the levels stand in the list which that style names
    const link = valueOf(element, 'w:numStyleLink');
    const linked = link === undefined ? undefined : numbers.get(styles.find(link)?.numbering?.numId ?? '');
    return linked === undefined || hops > 4 ? { id, element } : abstractOf(linked, hops + 1);
  };

  const lists = new Map<string, List>();
  for (const [numId, number] of numbers) {
    const abstract = abstractOf(number);
    if (abstract === undefined) continue;
    const levels = new Map<number, Level>();
    const startOverrides = new Map<number, number>();
    for (const element of children(abstract.element, 'w:lvl')) addLevel(levels, element);
    for (const override of children(number, 'w:lvlOverride')) {
      const place = toInteger(override.attributes.get('w:ilvl'));
      if (place === undefined) continue;
      const start = numberOf(override, 'w:startOverride');
      if (start !== undefined) startOverrides.set(place, start);
      const replaced = child(override, 'w:lvl');
      if (replaced !== undefined) addLevel(levels, replaced, place);
    }
    lists.set(numId, { counterId: abstract.id, levels, startOverrides });
  }
  return lists;
}

function uniqueBy(found: readonly XmlElement[], attribute: string): ReadonlyMap<string, XmlElement> {
  const byId = new Map<string, XmlElement>();
  for (const element of found) {
    const id = element.attributes.get(attribute);
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
  }
  return byId;
}

function addLevel(levels: Map<number, Level>, element: XmlElement, place?: number): void {
  const level = place ?? toInteger(element.attributes.get('w:ilvl'));
  if (level === undefined || level < 0 || level >= MAX_LEVELS) return;
  const restartAfter = numberOf(element, 'w:lvlRestart');
  const styleId = valueOf(element, 'w:pStyle');
  levels.set(level, {
    start: numberOf(element, 'w:start') ?? 0,
    ...numberFormat(element),
    pattern: valueOf(element, 'w:lvlText') ?? '',
    suffix: valueOf(element, 'w:suff') ?? 'tab',
    legal: flagOf(element, 'w:isLgl') ?? false,
    ...(restartAfter === undefined ? {} : { restartAfter }),
    ...(styleId === undefined ? {} : { styleId }),
  });
}

/** Newer formats stand as `custom` beside a fallback: `001, 002, 003, ...`. */
function numberFormat(level: XmlElement): { format: string; digits: number } {
  const alternative = child(level, 'mc:AlternateContent');
  const custom = child(alternative, 'mc:Choice', 'w:numFmt');
  const pattern = /^0+1(?=,|$)/.exec(custom?.attributes.get('w:format') ?? '');
  if (pattern !== null) return { format: 'decimal', digits: pattern[0].length };
  const format = valueOf(level, 'w:numFmt') ?? valueOf(alternative, 'mc:Fallback', 'w:numFmt') ?? 'decimal';
  return { format, digits: 0 };
}

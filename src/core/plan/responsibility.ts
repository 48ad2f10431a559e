import { outerBrackets, type Span } from './brackets';
import { isDeadlineText } from './deadline';
import { findLabels, labelRole, tellsResponsibility, type Label } from './labels';
import { readOwners } from './people';
import {
  clausesOfDuty,
  isResponsibilityText,
  joinResponsibilities,
  namesUnits,
  NOBODY,
  readUnitList,
  unitRoleOf,
  type LeadRule,
  type Responsibility,
} from './roles';
import { looksLikeUnit } from './units';
import { fold } from './fold';
import { trimEndOf, trimOf } from './trim';
import { remembered } from './memo';

/** How somebody was named: by a label, in a bracket, in a bracket of names alone, or in a sentence. */
export type Manner = 'label' | 'bracket' | 'names' | 'prose';

/** A stretch of text that says who is responsible, or by when. */
export type Found = Span & { readonly manner: Manner; readonly who: Responsibility };

/** What stands in a text about responsibility, in order; `requirements` are the texts under 任务要求 and the like. */
export type Reading = {
  readonly found: readonly Found[];
  readonly labels: readonly Label[];
};

/** Reads labels and brackets of a text. Names alone in a bracket count only where the document works that way. */
export function readResponsibility(text: string, folded: string, rule: LeadRule, namesAlone: boolean): Reading {
  const brackets = folded.includes('(') || /[[〈【{]/.test(folded) ? outerBrackets(folded) : [];
  const labels = findLabels(folded);
  const found: Found[] = [];
  labels.forEach((label, index) => {
    const value = valueOf(folded, label, labels[index + 1], brackets);
    const one = readLabelled(text, label, value, rule);
    if (one !== null) found.push(one);
  });
  for (const bracket of brackets) {
    if (bracket.end - bracket.start > 800 || isLabelBracket(folded, bracket)) continue;
    const first = labels.find((label) => label.start > bracket.start && label.start < bracket.end);
    const inside = { start: bracket.start + 1, end: first?.start ?? bracket.end - 1 };
    const one = readBracket(text, folded, bracket, inside, rule, namesAlone, first !== undefined);
    if (one !== null) found.push(one);
  }
  return { found: found.sort((a, b) => a.start - b.start), labels };
}

/** From the label to the next one, the end of its bracket, a full stop, or the end of the text. */
function valueOf(folded: string, label: Label, next: Label | undefined, brackets: readonly Span[]): Span {
  const around = brackets.find((bracket) => bracket.start < label.start && bracket.end > label.end);
  let end = Math.min(next?.start ?? folded.length, around === undefined ? folded.length : around.end - 1);
  if (label.role !== 'requirement' && label.role !== 'title' && label.role !== 'other') {
    const stop = folded.slice(label.end, end).search(/[。!?]/);
    if (stop !== -1) end = label.end + stop;
    if (label.role !== 'deadline') end = beforeOtherLabel(folded, label.end, end);
  }
  return { start: label.end, end };
}

/** `市公安局 实际投资情况:…`: a label that is not known ends the names too. */
function beforeOtherLabel(folded: string, from: number, to: number): number {
  const value = folded.slice(from, to);
  const colon = value.indexOf(':');
  if (colon < 2) return to;
  const cut = Math.max(value.lastIndexOf(' ', colon), value.lastIndexOf(';', colon), value.lastIndexOf('\t', colon));
  return cut > 1 ? from + cut : to;
}

function readLabelled(text: string, label: Label, value: Span, rule: LeadRule): Found | null {
  const words = text.slice(value.start, value.end);
  const place = { start: label.start, end: value.end, manner: 'label' as const };
  const role = unitRoleOf(label.role);
  if (role !== null) {
    const who = withoutTail(readUnitList(words, role, rule));
    return namesUnits(who) || who.deadlines.length > 0 ? { ...place, who: splitPersons(who, label.word) } : null;
  }
  if (label.role === 'owner' || label.role === 'leader') {
    const people = readOwners(words);
    if (people.length === 0) return null;
    return { ...place, who: { ...NOBODY, ...(label.role === 'owner' ? { owners: people } : { leaders: people }) } };
  }
  if (label.role === 'deadline') {
    const written = trimOf(words, ':：,，;；。、)）]】');
    return written === '' ? null : { ...place, who: { ...NOBODY, deadlines: [written] } };
  }
  return null;
}

/** A name that runs on into other words (各区政府 鄞州 海曙) ends where the unit ends. */
function withoutTail(who: Responsibility): Responsibility {
  const cut = (names: readonly string[]): string[] => {
    const run = names.findIndex((name) => firstUnit(name) !== name);
    return run === -1 ? [...names] : names.slice(0, run + 1).map(firstUnit);
  };
  return { ...who, lead: cut(who.lead), responsible: cut(who.responsible), supporting: cut(who.supporting) };
}

function firstUnit(name: string): string {
  const [first = '', ...rest] = name.split(/\s+/);
  if (rest.length === 0 || !looksLikeUnit(fold(first))) return name;
  return rest.every((word) => looksLikeUnit(fold(word))) || fold(name).includes('(') ? name : first;
}

/** 责任单位及责任人：市教育局 张某: the names of persons among the units. */
function splitPersons(who: Responsibility, word: string): Responsibility {
  if (!/人/.test(word)) return who;
  const parts = who.responsible.flatMap((name) => name.split(/\s+|[(（)）]/)).filter((name) => name !== '');
  const units = parts.filter((name) => looksLikeUnit(fold(name)));
  const owners = parts.filter((name) => !looksLikeUnit(fold(name)) && /^\p{Script=Han}{2,4}$/u.test(name));
  return units.length > 0 ? { ...who, responsible: units, owners } : who;
}

function readBracket(
  text: string,
  folded: string,
  bracket: Span,
  inside: Span,
  rule: LeadRule,
  namesAlone: boolean,
  labelled: boolean,
): Found | null {
  const words = text.slice(inside.start, inside.end);
  const plain = folded.slice(inside.start, inside.end);
  const place = { start: bracket.start, end: labelled ? inside.end : bracket.end };
  if (plain.trim() === '') return null;
  if (isResponsibilityText(words, true)) return { ...place, manner: 'bracket', who: readUnitList(words, null, rule) };
  if (labelled && isResponsibilityText(words, false))
    return { ...place, manner: 'bracket', who: readUnitList(words, null, rule) };
  const duty = closesSentence(folded, bracket) ? clausesOfDuty(words) : null;
  if (duty !== null) return { ...place, manner: 'bracket', who: readUnitList(duty, null, rule) };
  if (labelled) return null;
  if (isDeadlineText(plain) && closesSentence(folded, bracket)) {
    return { ...place, manner: 'bracket', who: { ...NOBODY, deadlines: [words.trim()] } };
  }
  if (namesAlone && isNameBracket(folded, bracket)) {
    return { ...place, manner: 'names', who: readUnitList(words, null, rule) };
  }
  return null;
}

/** 【责任单位】 is a label, and its value stands behind it. */
function isLabelBracket(folded: string, { start, end }: Span): boolean {
  return folded[start] === '【' && (labelRole(folded.slice(start + 1, end - 1)) !== null || folded[end] === ':');
}

/** A bracket of units and nothing else, standing where a sentence ends: （市发改委、市财政局）. */
function isNameBracket(folded: string, bracket: Span): boolean {
  if (!closesSentence(folded, bracket)) return false;
  return isResponsibilityText(folded.slice(bracket.start + 1, bracket.end - 1), false);
}

function closesSentence(folded: string, bracket: Span): boolean {
  const before = folded.slice(0, bracket.start).trimEnd().slice(-1);
  const after = folded
    .slice(bracket.end, bracket.end + 3)
    .trim()
    .slice(0, 1);
  return '。;!'.includes(before) ? before !== '' : after === '' || '。;'.includes(after);
}

/** The brackets of a text that would count where names alone do. */
export function countNameBrackets(folded: string): number {
  return outerBrackets(folded).filter((bracket) => bracket.end - bracket.start < 400 && isNameBracket(folded, bracket))
    .length;
}

/**
 * A sentence that is nothing but responsibility (由X牵头，Y配合。), at the end of a text. A lead inside a requirement
 * (由X牵头，建立联席会议制度) is none.
 */
export function readProse(text: string, folded: string, rule: LeadRule, whole: boolean): Found | null {
  const end = trimEndOf(folded, '。;!').length;
  const start = Math.max(lastIndexOfAny(folded, '。;!', end - 1) + 1, 0);
  if (end - start < 4 || end - start > 300 || (start === 0 && !whole)) return null;
  const words = text.slice(start, end);
  if (!isResponsibilityText(words, true)) return null;
  return { start, end, manner: 'prose', who: readUnitList(words, null, rule) };
}

/**
 * Sentences that begin by saying who does it, whatever follows (县应急局牵头，县气象局配合，开展值守。): read where a
 * document says it in no other way.
 */
export function readOpenings(text: string, folded: string, rule: LeadRule): Found[] {
  const found: Found[] = [];
  let start = 0;
  for (let at = 0; at <= folded.length; at += 1) {
    if (at < folded.length && !'。;!'.includes(folded[at] ?? '')) continue;
    const duty = openingDuty(text.slice(start, Math.min(at, start + 300)));
    if (duty !== null) found.push({ start, end: at, manner: 'prose', who: readUnitList(duty, null, rule) });
    start = at + 1;
  }
  return found;
}

/** The clauses that a sentence begins with, as far as they say nothing but who does it. */
function openingDuty(sentence: string): string | null {
  const clauses = sentence.split(/[,，]/);
  let count = 0;
  while (count < clauses.length && isResponsibilityText(clauses[count] ?? '', true)) count += 1;
  return count === 0 ? null : clauses.slice(0, count).join('，');
}

function lastIndexOfAny(text: string, signs: string, from: number): number {
  for (let at = from; at >= 0; at -= 1) if (signs.includes(text[at] ?? '')) return at;
  return -1;
}

/** Everybody that the finds name, together. */
export function together(found: readonly Found[]): Responsibility {
  return found.reduce((sum, one) => joinResponsibilities(sum, one.who), NOBODY);
}

/** Whether a text opens with a label of responsibility or of a deadline: such a line belongs to the item above it. */
export function opensWithLabel(folded: string): Label | null {
  const label = openingLabel(folded);
  return label !== null && (tellsResponsibility(label.role) || label.role === 'deadline') ? label : null;
}

/** Whether a text opens with any label of a form, remarks and contacts aside. */
export function opensWithAnyLabel(folded: string): boolean {
  const label = openingLabel(folded);
  return label !== null && label.role !== 'other';
}

/** Whether a text opens with 任务要求： or the like. */
export function opensWithRequirement(folded: string): boolean {
  return openingLabel(folded)?.role === 'requirement';
}

/** Whether a text ends with a label whose value must stand on the next line. */
export function endsWithLabel(folded: string): boolean {
  if (!/[:】]$/.test(folded)) return false;
  const label = openingLabel(folded.slice(-40));
  return label !== null && (tellsResponsibility(label.role) || label.role === 'deadline');
}

function openingLabel(folded: string): Label | null {
  const head = folded.slice(0, 40);
  return head.includes(':') || head.includes('【') ? labelOfHead(head) : null;
}

const labelOfHead = remembered((head): Label | null => {
  const label = findLabels(head)[0];
  if (label === undefined || head.slice(0, label.start).replace(/[\s([{*★●■◆▲-]/g, '') !== '') return null;
  return label;
});

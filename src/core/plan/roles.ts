import { isDeadlineText } from './deadline';
import { fold } from './fold';
import type { LabelRole } from './labels';
import {
  COMMA_LEADS,
  DUTY_VERBS,
  FILLER_WORDS,
  FIRST_LEADS,
  LEAD_VERBS,
  RULE_CLAUSES,
  STAR_LEADS,
  SUPPORT_VERBS,
} from './roles-words';
import { remembered } from './memo';
import { couldBeUnit, looksLikeUnit, splitList, splitUnits, tidyUnit } from './units';

export type UnitRole = 'lead' | 'responsible' | 'supporting';

/** Units by role as one line, bracket or cell names them, with the deadlines that stand among them. */
export type Responsibility = {
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  readonly supporting: readonly string[];
  readonly owners: readonly string[];
  readonly leaders: readonly string[];
  readonly deadlines: readonly string[];
};

export const NOBODY: Responsibility = {
  lead: [],
  responsible: [],
  supporting: [],
  owners: [],
  leaders: [],
  deadlines: [],
};

/** How a document says its leads are to be read, where it does. */
export type LeadRule = 'first' | 'comma' | 'star' | null;

/** The rule a document declares: 列第一位的为牵头单位, 第一个逗号前为牵头单位, 标*的为牵头单位. */
export function declaredRule(folded: string): LeadRule {
  if (COMMA_LEADS.test(folded)) return 'comma';
  if (FIRST_LEADS.test(folded)) return 'first';
  return STAR_LEADS.test(folded) ? 'star' : null;
}

/** Whether anybody is named. */
export function namesUnits(found: Responsibility): boolean {
  return found.lead.length + found.responsible.length + found.supporting.length > 0;
}

/** Whether any unit or person is named. */
export function namesAnybody(found: Responsibility): boolean {
  return namesUnits(found) || found.owners.length > 0 || found.leaders.length > 0;
}

/** Both together; nobody is named twice in one role. */
export function joinResponsibilities(left: Responsibility, right: Responsibility): Responsibility {
  const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];
  return {
    lead: union(left.lead, right.lead),
    responsible: union(left.responsible, right.responsible),
    supporting: union(left.supporting, right.supporting),
    owners: union(left.owners, right.owners),
    leaders: union(left.leaders, right.leaders),
    deadlines: union(left.deadlines, right.deadlines),
  };
}

/**
 * Reads a list of units with the verbs among them: `A、B牵头，C配合`, `A负责`, `A（牵头）、B`, `A会同B`, `*A、B`,
 * `政府各部门各司其职`. What no verb claims has the role of the label in front, or is responsible.
 */
export function readUnitList(text: string, standing: UnitRole | null, rule: LeadRule): Responsibility {
  return known(`${standing ?? ''}\n${rule ?? ''}\n${text}`);
}

const known = remembered((key) => {
  const [standing = '', rule = '', ...text] = key.split('\n');
  return readList(
    text.join('\n'),
    standing === '' ? null : (standing as UnitRole),
    rule === '' ? null : (rule as LeadRule),
  );
});

function readList(text: string, standing: UnitRole | null, rule: LeadRule): Responsibility {
  const parts = splitGroups(text).flatMap(readClause);
  const units: Record<UnitRole, string[]> = { lead: [], responsible: [], supporting: [] };
  const give = (role: UnitRole, names: readonly string[]): void => {
    for (const name of names) if (!units[role].includes(name)) units[role].push(name);
  };
  // names wait for the verb that comes after them: 财政部，海关总署负责
  let waiting: string[] = [];
  for (const part of parts) {
    if (part.kind === 'names') waiting.push(...part.names);
    else if (part.kind === 'verb') {
      give(part.role, waiting);
      waiting = [];
    } else if (part.kind === 'marked') give(part.role, part.names);
  }
  give(standing ?? 'responsible', waiting);
  const deadlines = parts.flatMap((part) => (part.kind === 'date' ? [part.text] : []));
  return applyRule({ ...units, owners: [], leaders: [], deadlines }, standing, rule, text);
}

/** Cuts at commas, semicolons and full stops outside of brackets: the clauses; the list marks 、 stay inside. */
function splitGroups(text: string): string[] {
  const folded = fold(text);
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < folded.length; at += 1) {
    const character = folded[at] ?? '';
    if ('([<〈《【{'.includes(character)) depth += 1;
    else if (')]>〉》】}'.includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && ',;。'.includes(character)) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

/** A clause about the list itself (下同, 排在第一位的为牵头部门); a remark in brackets behind a name does not make one. */
function speaksOfList(folded: string): boolean {
  return RULE_CLAUSES.test(folded.replace(/[(<〈[][^()<>〈〉[\]]{0,60}[)>〉\]]/g, ''));
}

/** What a clause is made of, in order: names, the verb that claims them, names with a role of their own, a deadline. */
type Part =
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'marked'; readonly role: UnitRole; readonly names: readonly string[] }
  | { readonly kind: 'verb'; readonly role: UnitRole }
  | { readonly kind: 'date'; readonly text: string };

function readClause(group: string): Part[] {
  const folded = fold(group).trim();
  if (folded === '' || speaksOfList(folded)) return [];
  if (isDeadlineText(folded)) return [{ kind: 'date', text: group.trim() }];
  const dated = /^(.{2,16}?)由(?=..)/.exec(folded);
  if (dated !== null && isDeadlineText(dated[1] ?? '')) {
    const from = group.indexOf('由');
    return [{ kind: 'date', text: group.slice(0, from).trim() }, ...readClause(group.slice(from))];
  }
  const clause = verbClause(group);
  const together = /^(.{2,40}?)(?:会同|商同|会商)(.{2,60})$/.exec(fold(clause.units));
  if (together !== null && clause.role !== 'supporting') {
    const cut = (together[1] ?? '').length;
    const others = splitUnits(clause.units.slice(cut + 2));
    return [
      ...namesOf(clause.units.slice(0, cut)),
      { kind: 'verb', role: 'lead' },
      { kind: 'marked', role: 'supporting', names: others },
    ];
  }
  return [...namesOf(clause.units), ...(clause.role === null ? [] : [{ kind: 'verb' as const, role: clause.role }])];
}

/** 市发改委（牵头）、市财政局（配合）: a role in brackets behind a name belongs to that name alone. */
function namesOf(text: string): Part[] {
  return splitList(text).map((part): Part => {
    const mark = /[([](?:总)?(牵头|主办|主责|配合|协办|参与|负责|承办)(?:单位|部门)?[)\]]\s*$/.exec(fold(part));
    if (mark === null) return { kind: 'names', names: splitUnits(part) };
    const role = roleOfVerb(mark[1] ?? '') ?? 'responsible';
    return { kind: 'marked', role, names: [tidyUnit(part.slice(0, mark.index))] };
  });
}

function roleOfVerb(verb: string): UnitRole | null {
  if (LEAD_VERBS.includes(verb)) return 'lead';
  if (SUPPORT_VERBS.includes(verb)) return 'supporting';
  return DUTY_VERBS.includes(verb) ? 'responsible' : null;
}

const byLength = (a: string, b: string): number => b.length - a.length;
const VERBS = [...LEAD_VERBS, ...SUPPORT_VERBS, ...DUTY_VERBS].sort(byLength);
const SOME_VERB = new RegExp(
  VERBS.filter((verb) => verb.length <= 2)
    .concat('各司其职', '各负其责')
    .join('|'),
);
const FILLERS = [...FILLER_WORDS].sort(byLength);

/** The clause without its verb phrase, and the role the verb gives; a clause without a verb has none. */
export function verbClause(clause: string): { units: string; role: UnitRole | null } {
  const folded = fold(clause);
  let end = folded.trimEnd().length;
  let role: UnitRole | null = null;
  let cut = end;
  for (let step = 0; step < 8; step += 1) {
    const verb = VERBS.find((word) => folded.endsWith(word, end) && end >= word.length);
    if (verb !== undefined) {
      const given = roleOfVerb(verb);
      role = stronger(role, given);
      end -= verb.length;
      cut = end;
      continue;
    }
    const filler = FILLERS.find((word) => folded.endsWith(word, end) && end > word.length);
    if (filler === undefined) break;
    end -= filler.length;
    if (role !== null) cut = end;
  }
  if (role === null) return { units: clause, role: null };
  return { units: withoutBy(clause.slice(0, cut)), role };
}

function stronger(one: UnitRole | null, other: UnitRole | null): UnitRole | null {
  if (one === 'lead' || other === 'lead') return 'lead';
  if (one === 'supporting' || other === 'supporting') return 'supporting';
  return one ?? other;
}

function withoutBy(units: string): string {
  const by = /^\s*(?:本项|此项|该项|这项|以上)?(?:工作|任务|措施)?(?:主要)?由/.exec(fold(units));
  return by === null ? units : units.slice(by[0].length);
}

function applyRule(found: Responsibility, standing: UnitRole | null, rule: LeadRule, text: string): Responsibility {
  if (found.lead.length > 0 || standing === 'lead' || standing === 'supporting') return found;
  const starred = splitList(text).filter((part) => /^\s*[*＊※★▲△]|[*＊※★▲△]\s*$/.test(part));
  if (starred.length > 0) return promoted(found, starred.map(tidyUnit));
  if (rule === 'first') return promoted(found, found.responsible.slice(0, 1));
  if (rule === 'comma') {
    const head = splitGroups(text)[0] ?? '';
    return promoted(found, splitUnits(verbClause(head).units));
  }
  return found;
}

function promoted(found: Responsibility, leads: readonly string[]): Responsibility {
  const lead = found.responsible.filter((name) => leads.includes(name));
  return { ...found, lead, responsible: found.responsible.filter((name) => !lead.includes(name)) };
}

/**
 * Whether a bracket or sentence without a label is nothing but responsibility: every clause is units with a verb, a
 * deadline, or a remark about the list, and at least one unit is named.
 */
export function isResponsibilityText(text: string, needsVerb: boolean): boolean {
  if (text.length < 2 || (needsVerb && !SOME_VERB.test(fold(text)))) return false;
  let verbs = 0;
  let units = 0;
  let unknown = 0;
  for (const group of splitGroups(text)) {
    const folded = fold(group).trim();
    if (folded === '' || speaksOfList(folded) || isDeadlineText(folded)) continue;
    const clause = verbClause(withoutDate(group));
    if (clause.role !== null) verbs += 1;
    const names = splitList(clause.units).flatMap((part) => splitUnits(part.replace(/会同|商同|会商/, '、')));
    if (names.length === 0 && clause.role === null) return false;
    const believable = clause.role !== null || names.some((name) => looksLikeUnit(fold(name)));
    for (const name of names) {
      const bare = fold(name).replace(ROLE_MARK, '');
      if (looksLikeUnit(bare)) units += 1;
      else if (needsVerb && believable && couldBeUnit(bare)) unknown += 1;
      else return false;
    }
  }
  return units > 0 && unknown * 3 <= units && (verbs > 0 || !needsVerb);
}

/** 3月10日前由办公室牵头 without its date. */
function withoutDate(group: string): string {
  const dated = /^(.{2,16}?)由(?=..)/.exec(fold(group));
  return dated !== null && isDeadlineText(dated[1] ?? '') ? group.slice((dated[1] ?? '').length) : group;
}

/**
 * The clauses of a bracket that name units with a verb, or a deadline, where other clauses say something else:
 * （市工信局牵头，市财政局配合，列入市级重点项目库）; null where they are not the greater part.
 */
export function clausesOfDuty(text: string): string | null {
  if (text.length > 200 || !SOME_VERB.test(fold(text))) return null;
  const groups = splitGroups(text).filter((group) => group.trim() !== '');
  const kept = groups.filter((group) => isDeadlineText(fold(group)) || isResponsibilityText(group, true));
  const duties = kept.filter((group) => isResponsibilityText(group, true)).length;
  return duties > 0 && kept.length * 2 >= groups.length ? kept.join('，') : null;
}

const ROLE_MARK = /[([](?:总)?(?:牵头|主办|主责|配合|协办|参与|负责)(?:单位|部门)?[)\]]$/;

/** The role a label gives to the units after it. */
export function unitRoleOf(role: LabelRole): UnitRole | null {
  return role === 'lead' || role === 'responsible' || role === 'supporting' ? role : null;
}

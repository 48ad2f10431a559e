import { fold } from './fold';
import { trimEndOf } from './trim';
import { COMMON_ENDING, DEMANDS, DOING_STARTS, LEVELLESS, NO_UNITS, UNIT_ENDINGS, WHOSE } from './units-words';

/** Splits a list of units as people write it: 、，,;／ and blanks between names, never inside brackets. */
export function splitUnits(text: string): string[] {
  return splitList(text)
    .flatMap(splitAtBlanks)
    .map(tidyUnit)
    .filter((name) => name !== '');
}

/** 各县、市、区政府 is one name: the levels in it are not parted. */
function keepLevels(folded: string): string {
  if (!folded.includes('各')) return folded;
  return folded.replace(
    /各(?:[省州市县区旗镇乡]|街道|开发区|园区)(?:、(?:[州市县区旗镇乡]|街道|开发区|园区))+(?=(?:人民)?政府|管委会|党委|办事处)/g,
    (levels) => levels.replaceAll('、', '·'),
  );
}

/** Cuts at list separators outside of brackets; the parts are as written, not trimmed. */
export function splitList(text: string): string[] {
  const folded = keepLevels(fold(text));
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < folded.length; at += 1) {
    const character = folded[at] ?? '';
    if (OPENING.includes(character)) depth += 1;
    else if (CLOSING.includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && LIST_SEPARATORS.includes(character)) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

const OPENING = '([<〈《【{';
const CLOSING = ')]>〉》】}';
const LIST_SEPARATORS = '、,;/|\n\t';

/** 市教育局 市科技局 are two names; 俞 悦 and 国网 陕西公司 are one. */
function splitAtBlanks(part: string): string[] {
  const words = part.trim().split(/\s+/);
  if (words.length < 2) return [part];
  return words.every((word) => endsLikeUnit(fold(word))) ? words : [part];
}

/** A name without what is no part of it: the trailing 等, an asterisk, a remark in brackets, a full stop. */
export function tidyUnit(part: string): string {
  let name = part.trim().replace(/^[\s。.:：、]+/, '');
  name = trimEndOf(name, '。.;；,，:：');
  const start = /^(?:以及|及其|由|[*＊※★☆●▲△])/.exec(name);
  if (start !== null && name.length > start[0].length + 1) name = name.slice(start[0].length).trim();
  if (/^[及和与][各有相其]/.test(name)) name = name.slice(1);
  name = dropRemark(name);
  name = unwrapped(name);
  if (/.等$/.test(name)) name = name.slice(0, -1);
  if (/[*＊※★☆▲△]$/.test(name)) name = name.slice(0, -1);
  return name.trim();
}

/** 各区人民政府〈含开发区,下同〉 → 各区人民政府; brackets that belong to the name stay. */
function dropRemark(name: string): string {
  const folded = fold(name);
  for (const [open, close] of [
    ['(', ')'],
    ['<', '>'],
    ['〈', '〉'],
    ['[', ']'],
  ] as const) {
    if (!folded.endsWith(close)) continue;
    const from = folded.lastIndexOf(open);
    if (from <= 0) continue;
    const inside = folded.slice(from + 1, -1);
    if (
      /下同|以下简称|以下称|^含|^包括|^排名|^按职责|^不含|持续|长期|常态化|^\d{1,2}月|^20\d{2}年|[底旬日季]前$|完成$/.test(
        inside,
      )
    )
      return name.slice(0, from).trim();
  }
  return name;
}

/** A name that is left with one half of a bracket pair loses it. */
function unwrapped(name: string): string {
  const folded = fold(name);
  const opens = count(folded, '([');
  const closes = count(folded, ')]');
  if (opens > closes && '(['.includes(folded[0] ?? '')) return name.slice(1);
  if (closes > opens && ')]'.includes(folded[folded.length - 1] ?? '')) return name.slice(0, -1);
  return name;
}

function count(text: string, characters: string): number {
  let found = 0;
  for (const character of text) if (characters.includes(character)) found += 1;
  return found;
}

const ENDINGS: ReadonlySet<string> = new Set(UNIT_ENDINGS);
const LONGEST_ENDING = Math.max(...UNIT_ENDINGS.map((word) => word.length));
const NOT_UNITS: ReadonlySet<string> = new Set(NO_UNITS);

/** Whether a folded name ends like a unit's, brackets aside: 市司法局(行政复议局), 市委组织部. */
function endsLikeUnit(folded: string): boolean {
  const name = bare(folded);
  if (name.length < 2 && name !== '') return false;
  for (let length = 1; length <= LONGEST_ENDING && length <= name.length; length += 1) {
    if (ENDINGS.has(name.slice(name.length - length))) return true;
  }
  return isGroup(folded);
}

/** Whether a folded text is one unit's name or a group's: short, ends like one, and is no common noun. */
export function looksLikeUnit(folded: string): boolean {
  const name = bare(folded);
  if (name.length < 2 || name.length > 30 || /[。,;:!?“”"《》%]/.test(name)) return false;
  if (NOT_UNITS.has(name) || DEMANDS.test(name) || (name.length > 4 && DOING_STARTS.test(name))) return false;
  if (COMMON_ENDING.test(name) && !WHOSE.test(name)) return false;
  return endsLikeUnit(folded);
}

/** A short name that ends like no unit known (国家电网), standing among others that do; no common noun, no demand. */
export function couldBeUnit(folded: string): boolean {
  if (!/^\p{Script=Han}{3,12}$/u.test(folded)) return false;
  return (
    !NOT_UNITS.has(folded) && !DEMANDS.test(folded) && !DOING_STARTS.test(folded) && !/[的了和与及或]/.test(folded)
  );
}

function bare(folded: string): string {
  return folded
    .replace(/\([^()]{0,40}\)/g, '')
    .replace(/[<〈[][^<>〈〉[\]]{0,40}[>〉\]]/g, '')
    .replace(/\s/g, '')
    .replace(/等(?:(?:国务院|[省市县区州])?(?:各|有关|相关)?(?:部门|单位|科室|处室|方面)(?:[及和与].{1,10})?)?$/, '');
}

/** Groups that are no single unit: 各有关部门, 政府各部门, 各县(市、区)政府, 领导小组各成员单位. */
export function isGroup(name: string): boolean {
  const folded = fold(name).replace(/\s/g, '');
  if (/^(?:各|有关|相关|其他|其它|全[市县区省体院校局所]|所有|本级各)/.test(folded)) return true;
  if (
    /(?:各|有关|相关|所属|直属|成员)(?:[^局办厅委]{0,6})(?:部门|单位|科室|处室|股室|成员|政府|地区|地|区镇|镇街)$/.test(
      folded,
    )
  ) {
    return true;
  }
  return /(?:各成员单位|各部门|各单位|各科室|各地区|各地|相关部门|有关部门|有关单位|相关单位|各有关方面)$/.test(folded);
}

/** 市发改委、经委、工商局: every name with the level that is written only once; null where it stands as written. */
export function normalizedUnits(names: readonly string[]): (string | null)[] {
  let level = '';
  return names.map((name) => {
    const folded = fold(name);
    const own = levelOf(folded);
    if (isGroup(name)) return null;
    if (own !== '') {
      level = own;
      return null;
    }
    if (level === '' || !takesLevel(folded)) return null;
    return `${level}${name}`;
  });
}

function levelOf(folded: string): string {
  const match = /^(?:城区|[市县区省州旗盟])(?=.{2})/.exec(folded);
  if (match === null || /^(?:市场|区域|省际|县域|市政|区块)/.test(folded)) return '';
  return match[0];
}

function takesLevel(folded: string): boolean {
  if (/^(?:各|有关|相关|团[市县区省]|国家|中央|全)/.test(folded)) return false;
  if (LEVELLESS.some((word) => folded.includes(word))) return false;
  if (/^.{2,}[市县区省州]/.test(folded) || /分局$/.test(folded)) return false;
  return /(?:局|委|办|部|厅|室|处|科|中心|办公室|联|会|队|院|所|台)$/.test(bare(folded));
}

import { isGroup } from '../plan';
import { cellText, gridWidth, headerKey, nameKey, type Book, type Grid, type Unit } from '../model';
import { mergedView } from './merged-view';
import { UNIT_TABLE_WORDS, type UnitColumn } from './unit-table-words';

const KEYS = new Map(
  Object.entries(UNIT_TABLE_WORDS).flatMap(([column, words]) =>
    words.split(/\s+/).map((word) => [headerKey(word), column as UnitColumn] as const),
  ),
);
/** A header stands near the top, below a title at most. */
const DEEPEST = 20;
const LONGEST_NAME = 200;

/**
 * Reads a list of units as somebody keeps it: names alone, or with short names, former names, the unit that took over,
 * unit above, contact and group. Columns are known by their names, in any order; without any the first column holds
 * the names. Rows about one unit come together; units in the order in which they stand.
 */
export function readUnitTable(book: Book | Grid): Unit[] {
  const grids = 'sheets' in book ? book.sheets.filter((grid) => grid.visibility === 'visible') : [book];
  return together(grids.flatMap(readRows));
}

/** The same from lines of text: a name each, or a group with its members (`各有关部门：市财政局、市司法局`). */
export function readUnitLines(lines: readonly string[]): Unit[] {
  return together(
    lines.flatMap((line): Row[] => {
      const [, group, members] = /^([^:：]{2,60})[:：](.+)$/s.exec(line.trim()) ?? [];
      if (group !== undefined && members !== undefined) return [{ ...rowOf(group), members: names(members) }];
      return line.trim() === '' ? [] : [rowOf(line)];
    }),
  );
}

/** What one row says. */
type Row = {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly formerNames: readonly string[];
  readonly successor: string;
  readonly parentUnit: string;
  readonly contact: string;
  readonly groups: readonly string[];
  /** null: nothing was said about members */
  readonly members: readonly string[] | null;
};

function readRows(grid: Grid): Row[] {
  const view = mergedView(grid);
  const found = headerOf(grid);
  const rows: Row[] = [];
  for (let row = (found?.row ?? -1) + 1; row < grid.rows.length; row += 1) {
    const text = (column: UnitColumn): string => {
      const at = found === null ? (column === 'name' ? 0 : undefined) : found.columns.get(column);
      return at === undefined ? '' : cellText(view.value(row, at)).trim();
    };
    const name = text('name');
    if (name === '' || name.length > LONGEST_NAME || isNoName(name)) continue;
    rows.push({
      ...rowOf(name),
      aliases: names(text('aliases')),
      formerNames: [...rowOf(name).formerNames, ...names(text('formerNames'))],
      successor: text('successor'),
      parentUnit: text('parentUnit'),
      contact: [text('contact'), text('phone')].filter((part) => part !== '').join(' '),
      groups: names(text('groups')),
      members: found?.columns.has('members') === true && text('members') !== '' ? names(text('members')) : null,
    });
  }
  return rows;
}

/** Numbers, totals and notes below a list are nobody. */
function isNoName(text: string): boolean {
  return /^\d+$/.test(text) || /^(?:合计|总计|小计|说明|备注|注)(?:[:：]|$)/.test(text);
}

type UnitHeader = { readonly row: number; readonly columns: ReadonlyMap<UnitColumn, number> };

function headerOf(grid: Grid): UnitHeader | null {
  const width = gridWidth(grid);
  for (let row = 0; row < Math.min(DEEPEST, grid.rows.length); row += 1) {
    const columns = new Map<UnitColumn, number>();
    for (let column = 0; column < width; column += 1) {
      const key = KEYS.get(headerKey(cellText(grid.rows[row]?.[column])));
      if (key !== undefined && !columns.has(key)) columns.set(key, column);
    }
    const named = withNames(columns);
    if (named !== null) return { row, columns: named };
  }
  return null;
}

/** 成员单位 alone are the names; beside 组别 and no names the groups are. Null where nothing gives names. */
function withNames(columns: ReadonlyMap<UnitColumn, number>): ReadonlyMap<UnitColumn, number> | null {
  if (columns.has('name')) return columns;
  const [members, groups] = [columns.get('members'), columns.get('groups')];
  const known = new Map(columns);
  if (members !== undefined && groups !== undefined) {
    known.delete('groups');
    return known.set('name', groups);
  }
  if (members !== undefined) {
    known.delete('members');
    return known.set('name', members);
  }
  const former = columns.get('formerNames');
  const successor = columns.get('successor');
  // 原单位 → 现单位: a list of what became what
  return former !== undefined && successor !== undefined ? new Map([...known, ['name', successor]]) : null;
}

/** 市农业农村局（原市农业局、市农委） says its former names itself; other brackets belong to the name. */
function rowOf(written: string): Row {
  const [, name, former] = /^([^（(]{2,})[（(]原(?:为)?([^（()）]+)[)）]$/.exec(written.trim()) ?? [];
  return {
    name: name ?? written.trim(),
    aliases: [],
    formerNames: former === undefined ? [] : names(former),
    successor: '',
    parentUnit: '',
    contact: '',
    groups: [],
    members: null,
  };
}

/** Names in a cell; brackets within a name keep it whole: 各县(市、区)政府. */
function names(text: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of text) {
    if ('（('.includes(letter)) depth += 1;
    if ('）)'.includes(letter)) depth = Math.max(0, depth - 1);
    if (depth === 0 && '、，,;；/\n\r|'.includes(letter)) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== '' && part.length <= LONGEST_NAME))];
}

type Draft = {
  name: string;
  aliases: Set<string>;
  formerNames: Set<string>;
  parentUnit: string;
  contact: string;
  members: Set<string> | null;
};

function together(rows: readonly Row[]): Unit[] {
  const drafts = new Map<string, Draft>();
  const draftOf = (name: string): Draft => {
    const key = nameKey(name);
    const known = drafts.get(key);
    if (known !== undefined) return known;
    const made: Draft = {
      name,
      aliases: new Set(),
      formerNames: new Set(),
      parentUnit: '',
      contact: '',
      members: isGroup(name) ? new Set() : null,
    };
    drafts.set(key, made);
    return made;
  };
  for (const row of rows) {
    const isGone = row.successor !== '' && nameKey(row.successor) !== nameKey(row.name);
    const draft = draftOf(isGone ? row.successor : row.name);
    if (isGone) for (const name of [row.name, ...row.aliases]) draft.formerNames.add(name);
    else for (const name of row.aliases) draft.aliases.add(name);
    for (const name of row.formerNames) draft.formerNames.add(name);
    if (draft.parentUnit === '') draft.parentUnit = row.parentUnit;
    if (draft.contact === '') draft.contact = row.contact;
    for (const group of row.groups) {
      const whole = draftOf(group);
      whole.members = (whole.members ?? new Set()).add(draft.name);
    }
    if (row.members === null) continue;
    draft.members ??= new Set();
    for (const member of row.members) draft.members.add(member);
  }
  return withMembers([...drafts.values()]);
}

/** A list of groups alone names its units within them. */
function withMembers(drafts: readonly Draft[]): Unit[] {
  const units = drafts.map((draft): Unit => ({
    name: draft.name,
    aliases: [...draft.aliases],
    formerNames: [...draft.formerNames].filter((name) => name !== draft.name),
    ...(draft.parentUnit === '' ? {} : { parentUnit: draft.parentUnit }),
    ...(draft.contact === '' ? {} : { contact: draft.contact }),
    ...(draft.members === null ? {} : { members: [...draft.members] }),
  }));
  if (units.some((unit) => unit.members === undefined)) return units;
  const members = new Set(units.flatMap((unit) => unit.members ?? []));
  return [...units, ...[...members].map((name): Unit => ({ name, aliases: [], formerNames: [] }))];
}

import { readInput } from '../adapters/files/read';
import { readyStyle, readyStyles } from '../app/ready-styles';
import type { ShapeFiles } from '../app/shape-options';
import { COLUMN_PRESETS, presetNamed, readStyle, type BulkAssignment, type Choice } from '../core/ledger';
import type { FilingCalendar, TemplateStyle } from '../core/model';
import { UsageError, type Call, type Command } from './command';
import { choiceFlag, yearFlag, textFlag } from './flags';
import { ALL_TASKS, ROLE_WORDS, UNIT_PREFIX } from './give-words';

/** The options that say how a template is shaped, for every command that makes one. */
export const SHAPE_OPTIONS = {
  title: { type: 'string' },
  year: { type: 'string' },
  style: { type: 'string' },
  columns: { type: 'string' },
  units: { type: 'string' },
  assign: { type: 'string' },
  'last-year': { type: 'string' },
  for: { type: 'string' },
  sections: { type: 'string' },
  tasks: { type: 'string' },
  'open-groups': { type: 'boolean' },
  give: { type: 'string', multiple: true },
  cycle: { type: 'string' },
  'closing-day': { type: 'string' },
  'offset-months': { type: 'string' },
} as const satisfies Command['options'];

export const SHAPE_USAGE =
  '[--assign A.csv|.xlsx|.docx] [--title T] [--year Y] [--style NAME|FILE.json] [--columns NAMES] [--units LIST] ' +
  '[--last-year LEDGER.xlsx] [--for UNITS] [--sections WORDS] [--tasks 1,3-5] [--open-groups] [--give TASKS=UNITS]… ' +
  '[--cycle monthly|quarterly|halfYearly|yearly] [--closing-day D] [--offset-months N]';

/** Reads them, with the files they name. @throws UsageError for what cannot be understood */
export async function shapeOf(call: Call): Promise<ShapeFiles> {
  const title = textFlag(call, 'title');
  const year = yearFlag(call);
  const style = await styleOf(call);
  const choice = choiceOf(call);
  const calendar = calendarOf(call);
  const files = {
    units: await fileOf(call, 'units'),
    assignments: await fileOf(call, 'assign'),
    lastYear: await fileOf(call, 'last-year'),
  };
  const bulk = (textFlag(call, 'give') ?? '').split('\n').filter((text) => text !== '');
  return {
    ...given({ title, year, style, choice, calendar, ...files }),
    ...(bulk.length === 0 ? {} : { bulk: bulk.map((text) => bulkOf(text, call)) }),
    ...(call.flags['columns'] === undefined ? {} : { presets: presetsOf(call) }),
  };
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function given<T extends object>(all: T): Given<T> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Given<T>;
}

async function fileOf(call: Call, name: string) {
  const path = textFlag(call, name);
  return path === undefined ? undefined : readInput(path);
}

async function styleOf(call: Call): Promise<TemplateStyle | undefined> {
  const name = textFlag(call, 'style');
  if (name === undefined) return undefined;
  if (/\.json$/i.test(name)) {
    const file = await readInput(name);
    return readStyle(new TextDecoder().decode(file.bytes), file.name);
  }
  const style = readyStyle(name) ?? readyStyles().find((ready) => ready.name === name);
  const choices = readyStyles().map((ready) => `${ready.id}（${ready.name}）`);
  if (style === undefined) throw new UsageError(call.words.badChoice('style', name, choices.join(' | ')));
  return style;
}

function presetsOf(call: Call) {
  const names = listOf(textFlag(call, 'columns') ?? '');
  return names.map((name) => {
    const preset = presetNamed(name);
    const choices = Object.entries(COLUMN_PRESETS).map(([key, columns]) => `${key}（${columns[0]?.title ?? ''}）`);
    if (preset === null) throw new UsageError(call.words.badChoice('columns', name, choices.join(' | ')));
    return preset;
  });
}

function choiceOf(call: Call): Choice | undefined {
  const units = textFlag(call, 'for');
  const sections = textFlag(call, 'sections');
  const tasks = textFlag(call, 'tasks');
  const openGroups = call.flags['open-groups'] === true;
  if (units === undefined && sections === undefined && tasks === undefined && !openGroups) return undefined;
  return {
    ...(units === undefined ? {} : { units: listOf(units) }),
    ...(sections === undefined ? {} : { sections: listOf(sections) }),
    ...(tasks === undefined ? {} : { sequences: numbersOf(tasks, 'tasks', call) }),
    openGroups,
  };
}

function calendarOf(call: Call): Partial<FilingCalendar> | undefined {
  const cycle = choiceFlag(call, 'cycle', ['monthly', 'quarterly', 'halfYearly', 'yearly']);
  const [day, offset] = [textFlag(call, 'closing-day'), textFlag(call, 'offset-months')];
  if (cycle === undefined && day === undefined && offset === undefined) return undefined;
  return {
    ...(cycle === undefined ? {} : { cycle }),
    ...(day === undefined ? {} : { closingDay: within(day, 'closing-day', 1, 31, call) }),
    ...(offset === undefined ? {} : { offsetMonths: within(offset, 'offset-months', 0, 12, call) }),
  };
}

function within(text: string, name: string, least: number, most: number, call: Call): number {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : -1;
  if (number < least || number > most) throw new UsageError(call.words.badChoice(name, text, `${least}–${most}`));
  return number;
}

function listOf(text: string): string[] {
  return text
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `1,3-5` → 1 3 4 5. */
function numbersOf(text: string, name: string, call: Call): string[] {
  return listOf(text).flatMap((part) => {
    const [, from, to] = /^(\d{1,4})(?:[-—–~至](\d{1,4}))?$/.exec(part) ?? [];
    if (from === undefined || Number(to ?? from) < Number(from)) {
      throw new UsageError(call.words.badChoice(name, text, '1,3-5'));
    }
    return Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, index) => String(Number(from) + index));
  });
}

/** `全部=办公室`, `3-5=牵头:市司法局;配合:市财政局`, `行政执法=市司法局` (a section), `单位:各有关部门+=市财政局` (adds). */
function bulkOf(text: string, call: Call): BulkAssignment {
  const [, what, adds, who] = /^([^=]+?)(\+?)=([^=]+)$/.exec(text.trim()) ?? [];
  if (what === undefined || who === undefined) throw new UsageError(call.words.badGive(text));
  const roles = { leadUnits: [], responsibleUnits: [], supportingUnits: [], owners: [] } as Record<Role, string[]>;
  for (const part of who.split(/[;；\n]/)) {
    const [, role, names] = /^([^:：]{1,12})[:：](.+)$/s.exec(part.trim()) ?? [null, null, part];
    const key = role === null || role === undefined ? 'responsibleUnits' : roleOf(role.trim());
    if (key === null || names === undefined) throw new UsageError(call.words.badGive(text));
    roles[key].push(...listOf(names));
  }
  const units = [...roles.leadUnits, ...roles.responsibleUnits];
  const [only] = units;
  const unit = units.length === 1 && only !== undefined ? only : null;
  return {
    to: targetOf(what.trim(), call),
    adds: adds === '+',
    ...(roles.leadUnits.length === 0 ? {} : { leadUnits: roles.leadUnits }),
    ...(roles.responsibleUnits.length === 0 ? {} : { responsibleUnits: roles.responsibleUnits }),
    ...(roles.supportingUnits.length === 0 ? {} : { supportingUnits: roles.supportingUnits }),
    ...(roles.owners.length === 0 ? {} : { owners: roles.owners.map((name) => ({ name, unit })) }),
  };
}

type Role = keyof typeof ROLE_WORDS;

function roleOf(word: string): Role | null {
  const found = Object.entries(ROLE_WORDS).find(([, words]) => (words as readonly string[]).includes(word));
  return found === undefined ? null : (found[0] as Role);
}

function targetOf(what: string, call: Call): BulkAssignment['to'] {
  if (ALL_TASKS.includes(what)) return { all: true };
  const [, prefix, name] = /^([^:：]{1,6})[:：](.+)$/.exec(what) ?? [];
  if (prefix !== undefined && name !== undefined && UNIT_PREFIX.includes(prefix)) return { unit: name };
  return /^\d[\d,，、\s\-—–~至]*$/.test(what) ? { sequences: numbersOf(what, 'give', call) } : { section: what };
}

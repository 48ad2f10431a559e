import type { ColumnKey, IssueCode, Severity, Template } from '../../model';
import { readDay } from '../day';
import type { CheckedRow } from '../context';
import { rowRule, type Rule } from '../rule';

/** Rules that a template declares itself have names that begin so. */
export const CUSTOM = 'custom.';

/**
 * The rules that a template declares: `custom.NAME` with options `{ column, condition, value?, when?, message }`. The
 * conditions say what must hold; `when` limits the rule to rows with one of these statuses.
 */
export function customRules(template: Template): {
  readonly rules: readonly Rule[];
  readonly unreadable: readonly string[];
} {
  const declared = Object.entries(template.rules).filter(
    ([name, setting]) => name.startsWith(CUSTOM) && setting.enabled,
  );
  const read = declared.map(([name, setting]) => ({ name, rule: customRule(name, setting, template) }));
  return {
    rules: read.flatMap(({ rule }) => (rule === null ? [] : [rule])),
    unreadable: read.flatMap(({ name, rule }) => (rule === null ? [name] : [])),
  };
}

type Holds = (text: string, value: readonly string[]) => boolean;

/** What must hold of the cell's text. Empty cells only matter to `required`. */
const CONDITIONS: Readonly<Record<string, Holds>> = {
  required: (text) => text !== '',
  empty: (text) => text === '',
  contains: (text, value) => text === '' || value.some((one) => text.includes(one)),
  lacks: (text, value) => !value.some((one) => one !== '' && text.includes(one)),
  startsWith: (text, value) => text === '' || value.some((one) => text.startsWith(one)),
  oneOf: (text, value) => text === '' || value.includes(text),
  atLeast: (text, [least]) => text === '' || numberIn(text) === null || (numberIn(text) ?? 0) >= Number(least),
  atMost: (text, [most]) => text === '' || numberIn(text) === null || (numberIn(text) ?? 0) <= Number(most),
  minLength: (text, [least]) => text === '' || [...text].length >= Number(least),
  maxLength: (text, [most]) => [...text].length <= Number(most),
  notBefore: (text, [day = '']) => text === '' || (readDay(text, null) ?? '9999') >= day,
  notAfter: (text, [day = '']) => text === '' || (readDay(text, null) ?? '') <= day,
};
const NEED_VALUE = new Set(Object.keys(CONDITIONS).filter((name) => name !== 'required' && name !== 'empty'));
const NUMERIC = new Set(['atLeast', 'atMost', 'minLength', 'maxLength']);

function customRule(name: string, setting: Template['rules'][string], template: Template): Rule | null {
  const { column, condition, message, when } = setting.options ?? {};
  const value = listOf(setting.options?.value);
  const known = template.columns.find(({ key, title }) => key === column || title === column);
  const holds = typeof condition === 'string' ? CONDITIONS[condition] : undefined;
  if (known === undefined || holds === undefined || typeof condition !== 'string') return null;
  if (NEED_VALUE.has(condition) && value.length === 0) return null;
  if (NUMERIC.has(condition) && !Number.isFinite(Number(value[0]))) return null;
  const statuses = new Set(listOf(when));
  const facts = { rule: name.slice(CUSTOM.length), columnTitle: known.title };
  const severity: Severity = setting.severity ?? 'error';
  return rowRule({
    code: 'rule.custom' satisfies IssueCode,
    severity,
    check: (row, context) => {
      const status = row.values.status;
      const word = status === null ? '' : context.statuses.wordOf(status);
      const applies = statuses.size === 0 || statuses.has(status ?? '') || statuses.has(word);
      if (row.blank || !applies || holds(cellOf(row, known.key), value)) return [];
      const text = cellOf(row, known.key).slice(0, 40);
      return [{ facts: { ...facts, text, message: typeof message === 'string' ? message : '' }, column: known.key }];
    },
  });
}

function cellOf(row: CheckedRow, column: ColumnKey): string {
  return (row.texts[column] ?? '').trim();
}

function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}

/** The first number in a text. */
function numberIn(text: string): number | null {
  const match = /\d+(?:\.\d+)?/.exec(text);
  return match === null ? null : Number(match[0]);
}

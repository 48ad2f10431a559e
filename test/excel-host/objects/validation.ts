import { HostError, invalidArgument } from '../sheet/errors';
import { allowUnprotected } from '../sheet/guard';
import { clearValidation, ruleKind, setValidation, validationOf } from '../sheet/validation';
import type { ValidationState } from '../sheet/workbook';
import { readOnly, wireClass } from './define';
import type { AreasTarget } from './targets';

const PLAIN: Omit<ValidationState, 'areas'> = {
  rule: {},
  errorAlert: { message: '', showAlert: true, style: 'Stop', title: '' },
  prompt: { message: '', showPrompt: true, title: '' },
  ignoreBlanks: true,
};

const TYPES: Readonly<Record<string, string>> = {
  none: 'None',
  list: 'List',
  date: 'Date',
  time: 'Time',
  textLength: 'TextLength',
  custom: 'Custom',
  wholeNumber: 'WholeNumber',
  decimal: 'Decimal',
};

export const dataValidationClass = wireClass('DataValidation', {
  scalars: {
    Type: readOnly((target) => {
      const found = current(target);
      if (found === 'inconsistent') return 'Inconsistent';
      if (found === 'mixedCriteria') return 'MixedCriteria';
      return found === 'none' ? 'None' : TYPES[ruleKind(found.rule)];
    }),
    Rule: {
      get: (target) => member(target, 'rule'),
      set(target, rule) {
        change(target, { ...stateOf(target), rule: checkRule(rule) });
      },
    },
    ErrorAlert: {
      get: (target) => member(target, 'errorAlert'),
      set: (target, alert) =>
        change(target, { ...stateOf(target), errorAlert: { ...PLAIN.errorAlert, ...object(alert) } }),
    },
    Prompt: {
      get: (target) => member(target, 'prompt'),
      set: (target, prompt) => change(target, { ...stateOf(target), prompt: { ...PLAIN.prompt, ...object(prompt) } }),
    },
    IgnoreBlanks: {
      get: (target) => member(target, 'ignoreBlanks'),
      set: (target, ignore) => change(target, { ...stateOf(target), ignoreBlanks: ignore === true }),
    },
  },
  methods: {
    Clear({ sheet, areas }) {
      allowUnprotected(sheet, 'DataValidation.clear');
      for (const area of areas) clearValidation(sheet, area);
    },
  },
});

function current({ sheet, areas }: AreasTarget): ReturnType<typeof validationOf> {
  const found = areas.map((area) => validationOf(sheet, area));
  const first = found[0] ?? 'none';
  return found.every((each) => each === first) ? first : 'mixedCriteria';
}

function stateOf(target: AreasTarget): Omit<ValidationState, 'areas'> {
  const found = current(target);
  return typeof found === 'string' ? PLAIN : found;
}

/** A rule that is not the same everywhere is told as null. Source: Excel.DataValidation.rule. */
function member<K extends keyof typeof PLAIN>(target: AreasTarget, key: K): (typeof PLAIN)[K] | null {
  const found = current(target);
  if (found === 'none') return PLAIN[key];
  return typeof found === 'string' ? null : found[key];
}

function change({ sheet, areas }: AreasTarget, state: Omit<ValidationState, 'areas'>): void {
  allowUnprotected(sheet, 'DataValidation.rule');
  for (const area of areas) setValidation(sheet, area, state);
}

/** Source: a list typed into the rule holds at most 255 characters; longer ones stand in cells. */
function checkRule(rule: unknown): Readonly<Record<string, unknown>> {
  const given = object(rule);
  const list = given.list as { source?: unknown } | undefined;
  if (typeof list?.source === 'string' && !list.source.startsWith('=') && list.source.length > 255)
    throw new HostError('InvalidArgument', 'The list source is longer than 255 characters.', 'DataValidation.rule');
  if (TYPES[ruleKind(given)] === undefined) throw invalidArgument('DataValidation.rule');
  return given;
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

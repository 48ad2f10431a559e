import { IsoDate, Period } from '../core/model';
import { UsageError, type Call } from './command';

export function outputOf(call: Call): string {
  const output = textFlag(call, 'output');
  if (output === undefined) throw new UsageError(call.words.missingOutput(call.usage));
  return output;
}

export function textFlag(call: Call, name: string): string | undefined {
  const value = call.flags[name];
  return typeof value === 'string' ? value : undefined;
}

export function periodFlag(call: Call): Period | undefined {
  const text = textFlag(call, 'period');
  if (text === undefined) return undefined;
  const period = Period.safeParse(text);
  if (!period.success) throw new UsageError(call.words.badPeriod(text));
  return period.data;
}

/** A day `YYYY-MM-DD`. */
export function dateFlag(call: Call, name: string): string | undefined {
  const text = textFlag(call, name);
  if (text !== undefined && !isRealDate(text)) throw new UsageError(call.words.badDate(text));
  return text;
}

/** `2026-02-30` is written like a date and is none. */
export function isRealDate(text: string): boolean {
  if (!IsoDate.safeParse(text).success) return false;
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function choiceFlag<const T extends string>(call: Call, name: string, choices: readonly T[]): T | undefined {
  const text = textFlag(call, name);
  if (text === undefined) return undefined;
  const choice = choices.find((one) => one === text);
  if (choice === undefined) throw new UsageError(call.words.badChoice(name, text, choices.join(' | ')));
  return choice;
}

export function countFlag(call: Call, name: string): number | undefined {
  const text = textFlag(call, name);
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new UsageError(call.words.badNumber(name, text));
  return Number(text);
}

/** A year of four digits; a typing error such as 20 would put every deadline into another age. */
export function yearFlag(call: Call): number | undefined {
  const text = textFlag(call, 'year');
  if (text === undefined) return undefined;
  if (!/^(?:19|20|21)\d\d$/.test(text)) throw new UsageError(call.words.badNumber('year', text));
  return Number(text);
}

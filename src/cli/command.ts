import type { ParseArgsConfig } from 'node:util';
import type { Services } from '../app/ports';
import type { Language } from '../messages';
import type { CliWords } from '../messages/cli';

/** Everything a command may look at: the entry made it from arguments, the clock and the console. */
export type Call = {
  readonly usage: string;
  readonly files: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
  /** "today" wherever a date matters, `YYYY-MM-DD` */
  readonly asOf: string;
  readonly language: Language;
  readonly words: CliWords;
  readonly services: Services;
  /** shows how far long work is, where somebody watches */
  readonly progress: (line: string) => void;
  /** @throws Cancelled where a person asked to stop; long work asks now and then, and before it writes */
  readonly stopIfAsked: () => Promise<void>;
};

/** What a command did: `json` for --json, `lines` for people; exit 1 where a person is needed. */
export type Outcome = { readonly exitCode: 0 | 1; readonly json: unknown; readonly lines: readonly string[] };

export type Command = {
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly files: { readonly min: number; readonly max: number };
  /** the first file may be written over: what comes out is that file, changed */
  readonly inPlace?: boolean;
  readonly run: (call: Call) => Promise<Outcome>;
};

/** Not done: one clear line for standard error, exit code 2. */
export class UsageError extends Error {}

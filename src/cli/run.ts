import { realpath, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Services } from '../app/ports';
import { Cancelled } from '../app/collect-returns';
import { AdapterError } from '../core/model';
import { formatIssue, type Language } from '../messages';
import { cliWords, type CliWords } from '../messages/cli';
import { UsageError, type Call, type Command } from './command';
import { commands } from './commands';
import { isRealDate } from './flags';

/** What the world gives a run of the command line; tests give their own. */
export type Console = {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** whether somebody watches standard error, so that progress is worth showing */
  readonly watched: boolean;
  /** whether a person asked to stop */
  readonly stopAsked?: () => Promise<boolean>;
  readonly today: string;
  readonly services: Services;
  readonly version: string;
};

const COMMON = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  'as-of': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Runs one command; returns the exit code: 0 done, 1 done with findings for a person, 2 not done. */
export async function runCommandLine(argv: readonly string[], console: Console): Promise<number> {
  const words = cliWords[languageOf(argv)];
  try {
    return await dispatch(argv, console, words);
  } catch (error) {
    clearProgress(console);
    console.error(explain(error, languageOf(argv), words));
    return 2;
  }
}

async function dispatch(argv: readonly string[], console: Console, words: CliWords): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined) throw new UsageError(words.usageLine('taizhang <command> …'));
  if (name === '--version') return print(console, console.version);
  if (name === '--help' || name === '-h' || name === 'help') return print(console, overview(words));
  const command = commands.get(name);
  if (command === undefined) throw new UsageError(words.unknownCommand(name));
  const { values, positionals } = parsed(rest, command, words);
  if (values['help'] === true) return print(console, words.usageLine(command.usage));
  await refuseOverwritingInput(command, positionals, values, words);
  const outcome = await command.run(callOf(command, positionals, values, console, words));
  clearProgress(console);
  console.out(values['json'] === true ? `${JSON.stringify(outcome.json, null, 2)}\n` : lines(outcome.lines));
  return outcome.exitCode;
}

/** What is read is never written over by something else: the only original of a plan may be that file. */
async function refuseOverwritingInput(
  command: Command,
  files: readonly string[],
  flags: Call['flags'],
  words: CliWords,
): Promise<void> {
  const output = flags['output'];
  if (typeof output !== 'string') return;
  const inputs = [
    ...files.slice(command.inPlace === true ? 1 : 0),
    flags['assign'],
    flags['decisions'],
    flags['units'],
    flags['last-year'],
    flags['style'],
  ];
  const target = await realpath(output).catch(() => null);
  if (target === null) return;
  for (const input of inputs) {
    if (typeof input !== 'string' || (await realpath(input).catch(() => null)) !== target) continue;
    if (!(await stat(target)).isDirectory()) throw new UsageError(words.outputIsInput(output));
  }
}

function parsed(rest: readonly string[], command: Command, words: CliWords) {
  const attempt = () =>
    parseArgs({ args: [...rest], options: { ...COMMON, ...command.options }, allowPositionals: true, strict: true });
  let found: ReturnType<typeof attempt>;
  try {
    found = attempt();
  } catch (cause) {
    throw new UsageError(words.unknownOption(offendingOption(cause, rest), command.usage));
  }
  const { positionals } = found;
  const values: Call['flags'] = Object.fromEntries(
    Object.entries(found.values).map(([key, value]) => [key, Array.isArray(value) ? value.join('\n') : value]),
  );
  if (values['help'] === true) return { values, positionals };
  if (positionals.length < command.files.min) throw new UsageError(words.missingArgument(command.usage));
  const extra = positionals[command.files.max];
  if (extra !== undefined) throw new UsageError(words.tooManyArguments(extra, command.usage));
  return { values, positionals };
}

/** Node's own messages are English sentences; the option they name is what a person needs. */
function offendingOption(cause: unknown, rest: readonly string[]): string {
  const named = cause instanceof Error ? /'(-{1,2}[^' ]+)/.exec(cause.message)?.[1] : undefined;
  return named ?? rest.find((argument) => argument.startsWith('-')) ?? '';
}

function callOf(
  command: Command,
  files: readonly string[],
  flags: Call['flags'],
  console: Console,
  words: CliWords,
): Call {
  const asOf = typeof flags['as-of'] === 'string' ? flags['as-of'] : console.today;
  if (!isRealDate(asOf)) throw new UsageError(words.badDate(asOf));
  const language = flags['lang'];
  if (typeof language === 'string' && !isLanguage(language)) {
    throw new UsageError(words.badChoice('lang', language, 'zh-CN | en'));
  }
  return {
    usage: command.usage,
    files,
    flags,
    asOf,
    language: typeof language === 'string' && isLanguage(language) ? language : 'zh-CN',
    words,
    services: console.services,
    stopIfAsked: async () => {
      if ((await console.stopAsked?.()) === true) throw new Cancelled();
    },
    progress: (line) => {
      if (console.watched) console.error(`\r\u001b[K${line}`);
    },
  };
}

function clearProgress(console: Console): void {
  if (console.watched) console.error('\r\u001b[K');
}

function isLanguage(text: string): text is Language {
  return text === 'zh-CN' || text === 'en';
}

function languageOf(argv: readonly string[]): Language {
  const at = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const named = at < 0 ? undefined : argv[at]?.includes('=') === true ? argv[at].slice('--lang='.length) : argv[at + 1];
  return named !== undefined && isLanguage(named) ? named : 'zh-CN';
}

function explain(error: unknown, language: Language, words: CliWords): string {
  if (error instanceof UsageError) return `${error.message}\n`;
  if (error instanceof Cancelled) return `${words.stopped}\n`;
  if (error instanceof AdapterError) return `${formatIssue(error.issue, language)}\n`;
  if (process.env['TAIZHANG_DEBUG'] === '1' && error instanceof Error) return `${error.stack ?? error.message}\n`;
  return `${words.internal(error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error))}\n`;
}

function overview(words: CliWords): string {
  const usages = [...commands.values()].map((command) => `  ${command.usage}`);
  return [words.usageTitle, words.usageCommands, ...usages, words.usageMore, words.exitCodes].join('\n');
}

function print(console: Console, text: string): number {
  console.out(`${text}\n`);
  return 0;
}

function lines(all: readonly string[]): string {
  return all.length === 0 ? '' : `${all.join('\n')}\n`;
}

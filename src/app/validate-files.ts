import { ledgerAsShown } from '../core/consolidate';
import {
  AdapterError,
  failure,
  issue,
  type Book,
  type FileRef,
  type Issue,
  type Ledger,
  type Period,
} from '../core/model';
import { recogniseReturn } from '../core/returns';
import { readIdentity, readLedger, readMetadata } from '../core/sheet';
import { validateLedger, validateReturn, type Finding } from '../core/validate';
import type { InputFile, ReadFile, Services } from './ports';

export type ValidatedFile = {
  readonly file: string;
  readonly kind: 'ledger' | 'return';
  readonly unit: string | null;
  readonly period: Period | null;
  readonly issues: readonly Finding[];
};

type Options = { readonly asOf: string };
type Looked =
  { readonly input: InputFile; readonly read: ReadFile } | { readonly input: InputFile; readonly error: Issue };

/**
 * 审核: checks ledgers and returns against the rules; a file that cannot be read is one finding, the others go on.
 * Returns are held against their ledger where it is among the files (then also against what was said before), else
 * against the part of the template that they carry themselves.
 */
export async function validateFiles(
  services: Services,
  files: readonly InputFile[],
  options: Options,
): Promise<readonly ValidatedFile[]> {
  const looked: Looked[] = [];
  for (const input of files) looked.push(await look(services, input));
  const ledgers = looked.flatMap((one) => ledgerIn(one, options));
  return looked.map((one) => checked(one, ledgers, options));
}

async function look(services: Services, input: InputFile): Promise<Looked> {
  try {
    return { input, read: await services.readFile(input) };
  } catch (error) {
    if (error instanceof AdapterError) return { input, error: error.issue };
    throw error;
  }
}

function checked(looked: Looked, ledgers: readonly Ledger[], options: Options): ValidatedFile {
  const { input } = looked;
  if ('error' in looked) return unreadable(input, looked.error);
  try {
    if (looked.read.kind !== 'book') throw failure('file.unknownKind', { file: input.name });
    return validateBook(looked.read.book, looked.read.file, ledgers, options);
  } catch (error) {
    if (error instanceof AdapterError) return unreadable(input, error.issue);
    throw error;
  }
}

/** The ledger that a file is; none where it is something else or cannot be opened. */
function ledgerIn(looked: Looked, options: Options): Ledger[] {
  if ('error' in looked || looked.read.kind !== 'book') return [];
  const identity = readIdentity(looked.read.book.sheets);
  if (identity.kind !== 'read' || identity.identity.kind !== 'ledger') return [];
  try {
    return [ledgerAsShown(readLedger(looked.read.book, looked.input.name).value, options.asOf)];
  } catch (error) {
    if (error instanceof AdapterError) return [];
    throw error;
  }
}

function validateBook(book: Book, file: FileRef, ledgers: readonly Ledger[], options: Options): ValidatedFile {
  const metadata = readMetadata(book.sheets);
  if (metadata.kind === 'read' && metadata.metadata.identity.kind === 'return') {
    const { identity } = metadata.metadata;
    const own = ledgers.find((ledger) => ledger.identity.ledgerId === identity.ledgerId);
    const foreign = own === undefined && ledgers.length > 0;
    const elsewhere = foreign ? [issue('merge.otherLedger', { file: file.name, severity: 'error' })] : [];
    // without its ledger a return is checked by the part of the template that it carries
    return validated(book, file, own ?? { ...metadata.metadata, entries: [] }, elsewhere, options);
  }
  const [only, ...others] = ledgers;
  const isLedger = metadata.kind === 'read';
  if (!isLedger && only !== undefined && others.length === 0) return validated(book, file, only, [], options);
  const { value, issues } = readLedger(book, file.name);
  const findings = [...issues, ...validateLedger(value, options)].map((found) => placed(found, file.name));
  return { file: file.name, kind: 'ledger', unit: null, period: null, issues: findings };
}

/** A return beside its ledger, or beside the part of the template that it carries. */
function validated(
  book: Book,
  file: FileRef,
  ledger: Ledger,
  known: readonly Issue[],
  options: Options,
): ValidatedFile {
  const { value, issues } = recogniseReturn(book, file, ledger);
  const findings = value.flatMap((one) => validateReturn(one, ledger, options));
  const [first] = value;
  return {
    file: file.name,
    kind: 'return',
    unit: first?.identity?.unit ?? first?.unit ?? null,
    period: first?.identity?.period ?? first?.period ?? null,
    issues: [...known, ...issues, ...findings].map((found) => placed(found, file.name)),
  };
}

function placed(found: Finding, file: string): Finding {
  return { ...found, at: { file, ...found.at } };
}

function unreadable(file: InputFile, issue: Issue): ValidatedFile {
  return { file: file.name, kind: 'return', unit: null, period: null, issues: [placed(issue, file.name)] };
}

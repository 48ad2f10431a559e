import { AdapterError, failure, type Book, type FileRef, type Issue, type Period } from '../core/model';
import { recogniseReturn } from '../core/returns';
import { readLedger, readMetadata } from '../core/sheet';
import { validateLedger, validateReturn, type Finding } from '../core/validate';
import type { InputFile, Services } from './ports';

export type ValidatedFile = {
  readonly file: string;
  readonly kind: 'ledger' | 'return';
  readonly unit: string | null;
  readonly period: Period | null;
  readonly issues: readonly Finding[];
};

/** 审核: checks ledgers and returns against the rules; a file that cannot be read is one finding, the others go on. */
export async function validateFiles(
  services: Services,
  files: readonly InputFile[],
  options: { readonly asOf: string },
): Promise<readonly ValidatedFile[]> {
  const checked: ValidatedFile[] = [];
  for (const file of files) checked.push(await validateFile(services, file, options));
  return checked;
}

async function validateFile(
  services: Services,
  file: InputFile,
  options: { readonly asOf: string },
): Promise<ValidatedFile> {
  try {
    const read = await services.readFile(file);
    if (read.kind !== 'book') throw failure('file.unknownKind', { file: file.name });
    return validateBook(read.book, read.file, options);
  } catch (error) {
    if (error instanceof AdapterError) return unreadable(file, error.issue);
    throw error;
  }
}

function validateBook(book: Book, file: FileRef, options: { readonly asOf: string }): ValidatedFile {
  const metadata = readMetadata(book.sheets);
  if (metadata.kind === 'read' && metadata.metadata.identity.kind === 'return') {
    // a return carries its own part of the template, so that it can be checked without its ledger
    const { identity } = metadata.metadata;
    const ledger = { ...metadata.metadata, entries: [] };
    const { value, issues } = recogniseReturn(book, file, ledger);
    const findings = value.flatMap((one) => validateReturn(one, ledger, options));
    return {
      file: file.name,
      kind: 'return',
      unit: identity.unit ?? null,
      period: identity.period ?? null,
      issues: [...issues, ...findings].map((found) => placed(found, file.name)),
    };
  }
  const { value, issues } = readLedger(book, file.name);
  const findings = [...issues, ...validateLedger(value, options)].map((found) => placed(found, file.name));
  return { file: file.name, kind: 'ledger', unit: null, period: null, issues: findings };
}

function placed(found: Finding, file: string): Finding {
  return { ...found, at: { file, ...found.at } };
}

function unreadable(file: InputFile, issue: Issue): ValidatedFile {
  return { file: file.name, kind: 'return', unit: null, period: null, issues: [placed(issue, file.name)] };
}

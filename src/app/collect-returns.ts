import { AdapterError, issue, sha256, type Issue, type Ledger, type Period } from '../core/model';
import { rollUpInput, takenFiles, type Answer, type ReturnInput } from '../core/consolidate';
import { recogniseReturn } from '../core/returns';
import type { HandedIn, InputFile, ReadFile, Services } from './ports';

/** How far reading has come; asked before each file, so that a person can stop it. */
export type Progress = {
  readonly onFile?: (done: number, all: number, file: string) => void;
  readonly isCancelled?: () => boolean;
  /** the same where a wish to stop has to be waited for: throws Cancelled */
  readonly mayGoOn?: () => Promise<void>;
};

/** What a file is judged by beside the ledger. */
export type Reception = {
  readonly asOf: string;
  readonly period?: Period;
  readonly decisions?: readonly Answer[];
};

/** A person stopped the work; nothing was written. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/**
 * Reads everything that came in: each file becomes exactly one input, each member of a zip too. What cannot be read is
 * listed with its reason and the others go on.
 * @throws Cancelled
 */
export async function collectReturns(
  services: Pick<Services, 'readFile'>,
  files: readonly HandedIn[],
  ledger: Ledger,
  request: Progress & Reception,
): Promise<readonly ReturnInput[]> {
  const taken = takenFiles(ledger, request.decisions);
  return readReceived(services, files, request, taken, (one) => asInput(one, ledger, request));
}

/** A file that came in, read; or why it could not be. */
export type Received = Exclude<ReadFile, { kind: 'archive' }> | Extract<ReturnInput, { kind: 'rejected' | 'known' }>;

/**
 * Reads every file once, members of zips too; what `taken` names, by sha-256, is not read again. Each file is made
 * into what is kept of it before the next is opened, so that thousands of workbooks never stand in memory together.
 * @throws Cancelled
 */
export async function readReceived<T>(
  services: Pick<Services, 'readFile'>,
  files: readonly HandedIn[],
  progress: Progress,
  taken: ReadonlySet<string>,
  keep: (received: Received) => T,
): Promise<readonly T[]> {
  const kept: T[] = [];
  for (const [index, file] of files.entries()) {
    await goOn(progress);
    progress.onFile?.(index + 1, files.length, file.name);
    const opened = await openFile(file);
    const all = 'bytes' in opened ? await readOne(services, opened, progress, taken) : [opened];
    for (const received of all) kept.push(keep(received));
  }
  await goOn(progress);
  return kept;
}

/** The file with its bytes, or why nobody can open it. */
async function openFile(file: HandedIn): Promise<InputFile | Extract<ReturnInput, { kind: 'rejected' }>> {
  if ('bytes' in file) return file;
  const { name, read } = file;
  try {
    return { name, bytes: await read() };
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
    // it is known by where it lies
    return { kind: 'rejected', file: { name, sha256: sha256(name) }, issues: [error.issue] };
  }
}

async function goOn({ isCancelled, mayGoOn }: Progress): Promise<void> {
  await mayGoOn?.();
  if (isCancelled?.() === true) throw new Cancelled();
}

async function readOne(
  services: Pick<Services, 'readFile'>,
  file: InputFile,
  progress: Progress,
  taken: ReadonlySet<string>,
): Promise<Received[]> {
  const known = taken.size === 0 ? '' : sha256(file.bytes);
  if (taken.has(known)) return [{ kind: 'known', file: { name: file.name, sha256: known } }];
  try {
    const read = await services.readFile(file);
    if (read.kind !== 'archive') return [read];
    const members: Received[] = read.refused.map(({ name, issue: fault }) => ({
      kind: 'rejected',
      // nobody could unpack it: it is known by where it lies
      file: { name: `${file.name}/${name}`, sha256: sha256(new TextEncoder().encode(`${read.file.sha256}/${name}`)) },
      issues: [fault],
    }));
    for (const member of read.members) {
      await goOn(progress);
      members.push(...(await readOne(services, { ...member, name: `${file.name}/${member.name}` }, progress, taken)));
    }
    return members.length > 0 ? members : [rejected(file, [])];
  } catch (error) {
    if (error instanceof AdapterError) return [rejected(file, [error.issue])];
    throw error;
  }
}

/** What a file is to this ledger. */
export function asInput(read: Received, ledger: Ledger, reception: Reception): ReturnInput {
  if (read.kind === 'rejected' || read.kind === 'known') return read;
  if (read.kind === 'attachment') {
    const { file, type } = read;
    if (!WORKBOOK_NAME.test(file.name)) return { kind: 'attachment', file };
    return { kind: 'rejected', file, issues: [issue('file.notAsNamed', { file: file.name, type })] };
  }
  const lower = rollUpInput(read.book, read.file, ledger, reception);
  if (lower !== null) return lower;
  const { value, issues } = recogniseReturn(read.book, read.file, ledger);
  // a report that came as a Word document or a web page, with tables of its own or none
  const isReport = value.length === 0 && (read.book.format === 'docx' || read.book.format === 'html');
  if (isReport) return { kind: 'attachment', file: read.file };
  return { kind: 'return', file: read.file, returns: value, issues };
}

/** A file under such a name was meant as a return: what it holds instead must not pass for an attachment. */
const WORKBOOK_NAME = /\.(?:xlsx|xlsm|xlsb|xls|et|ods)$/i;

function rejected(file: InputFile, issues: readonly Issue[]): Extract<ReturnInput, { kind: 'rejected' }> {
  return { kind: 'rejected', file: { name: file.name, sha256: sha256(file.bytes) }, issues };
}

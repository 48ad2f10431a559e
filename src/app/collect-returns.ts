import { AdapterError, sha256, type Issue, type Ledger } from '../core/model';
import type { ReturnInput } from '../core/consolidate';
import { recogniseReturn } from '../core/returns';
import type { InputFile, ReadFile, Services } from './ports';

/** How far reading has come; asked before each file, so that a person can stop it. */
export type Progress = {
  readonly onFile?: (done: number, all: number, file: string) => void;
  readonly isCancelled?: () => boolean;
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
  files: readonly InputFile[],
  ledger: Ledger,
  progress: Progress = {},
): Promise<readonly ReturnInput[]> {
  const inputs: ReturnInput[] = [];
  for (const [index, file] of files.entries()) {
    if (progress.isCancelled?.() === true) throw new Cancelled();
    progress.onFile?.(index + 1, files.length, file.name);
    inputs.push(...(await inputsOf(services, file, ledger)));
  }
  return inputs;
}

async function inputsOf(services: Pick<Services, 'readFile'>, file: InputFile, ledger: Ledger): Promise<ReturnInput[]> {
  try {
    const read = await services.readFile(file);
    if (read.kind !== 'archive') return [asInput(read, ledger)];
    const members: ReturnInput[] = [];
    for (const member of read.members) {
      members.push(...(await inputsOf(services, { ...member, name: `${file.name}/${member.name}` }, ledger)));
    }
    return members.length > 0 ? members : [rejected(file, [])];
  } catch (error) {
    if (error instanceof AdapterError) return [rejected(file, [error.issue])];
    throw error;
  }
}

function asInput(read: Exclude<ReadFile, { kind: 'archive' }>, ledger: Ledger): ReturnInput {
  if (read.kind === 'attachment') return { kind: 'attachment', file: read.file };
  const { value, issues } = recogniseReturn(read.book, read.file, ledger);
  return { kind: 'return', file: read.file, returns: value, issues };
}

function rejected(file: InputFile, issues: readonly Issue[]): ReturnInput {
  return { kind: 'rejected', file: { name: file.name, sha256: sha256(file.bytes) }, issues };
}

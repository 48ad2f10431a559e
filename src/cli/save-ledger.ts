import { saveBeside, saveFile } from '../adapters/files/save';
import { AdapterError, failure, type Issue } from '../core/model';

/**
 * Saves a ledger in the place of one that was read. Where that is open elsewhere, was changed meanwhile or is
 * protected, the work is not lost: it is saved beside it, and said; nothing of anybody's is overwritten.
 * @throws AdapterError file.savedBeside, or what the saving threw where nothing could be saved at all
 */
export async function saveLedger(target: string, bytes: Uint8Array, expects: string): Promise<void> {
  try {
    await saveFile(target, bytes, { expects });
  } catch (error) {
    const why = error instanceof AdapterError ? reasonToStepAside(error.issue) : null;
    if (why === null) throw error;
    const beside = await saveBeside(target, bytes).catch(() => null);
    if (beside === null) throw error;
    throw failure('file.savedBeside', { file: target, beside, ...why }, error);
  }
}

function reasonToStepAside(found: Issue): { why: 'inUse' | 'changed' | 'readOnly'; by: string } | null {
  switch (found.code) {
    case 'file.inUse':
      return { why: 'inUse', by: found.by };
    case 'file.changed':
      return { why: 'changed', by: '' };
    case 'file.unwritable':
      return found.reason === 'readOnly' ? { why: 'readOnly', by: '' } : null;
    default:
      return null;
  }
}

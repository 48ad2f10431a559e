import { reasonInWords } from '../reasons';
import type { StoreIssues } from '../../core/model/issue-codes/store';
import type { MessagesOf } from '../types';

export const store: MessagesOf<StoreIssues> = {
  'file.isFolder': (i) => `“${i.file}” is a folder; a file is needed here.`,
  'file.unreadable': (i) =>
    `“${i.file}” cannot be opened (${reasonInWords(i.reason, 'en')}); check permissions and the disk.`,
  'file.inUse': (i) =>
    `“${i.file}” is open in ${i.by === '' ? 'another program' : `a program of “${i.by}”`}; nothing was saved. Close it, or save under another name with -o.`,
  'file.changed': (i) =>
    `“${i.file}” was changed by somebody else meanwhile; nothing was overwritten. Read it again, or save under another name with -o.`,
  'file.savedBeside': (i) =>
    `“${i.file}” was not replaced: ${NOT_REPLACED[i.why](i.by)}. The result was saved as “${i.beside}”; the old file is untouched.`,
};

const NOT_REPLACED = {
  inUse: (by: string) => `it is open in ${by === '' ? 'another program' : `a program of “${by}”`}`,
  changed: () => 'somebody else changed it meanwhile; consolidate again on what stands there now',
  readOnly: () => 'it is read-only',
} as const;

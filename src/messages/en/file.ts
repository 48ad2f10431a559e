import type { MessagesOf } from '../types';
import type { FileIssues } from '../../core/model/issue-codes/file';

export const file: MessagesOf<FileIssues> = {
  'file.missing': (i) => `The file “${i.file}” does not exist; check its name and folder.`,
  'file.empty': (i) => `The file “${i.file}” is empty (0 bytes); save or send it again.`,
  'file.unwritable': (i) =>
    `Cannot write “${i.file}”: ${i.reason}. Choose another folder or close the program that uses it.`,
  'file.tooLarge': (i) =>
    `The file “${i.file}” is too large (${Math.ceil(i.bytes / 1048576)} MB; the limit is ${Math.floor(i.limit / 1048576)} MB); remove pictures and save it again.`,
  'file.unknownKind': (i) => `“${i.file}” is of no known kind; save it as .xlsx or .docx.`,
};

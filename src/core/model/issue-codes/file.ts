/** Files and bytes that cannot be read or written. `file` in `at` names the file. */
export type FileIssues = {
  'file.missing': { file: string };
  'file.empty': { file: string };
  'file.unwritable': { file: string; reason: string };
  'file.tooLarge': { file: string; bytes: number; limit: number };
  'file.unknownKind': { file: string };
};

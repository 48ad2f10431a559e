/** Reading from and saving to a file system. */
export type StoreIssues = {
  'file.isFolder': { file: string };
  'file.unreadable': { file: string; reason: string };
  /** `by`: the person named in the lock file, '' where it names nobody */
  'file.inUse': { file: string; by: string };
  'file.changed': { file: string };
  /** what could not take the target's place was saved under another name beside it */
  'file.savedBeside': { file: string; beside: string; why: 'inUse' | 'changed' | 'readOnly'; by: string };
};

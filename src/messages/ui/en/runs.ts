import type { Words } from '../zh-CN';

export const left: Words['left'] = {
  mergingTitle: 'A merge was not finished',
  merging: (ledger, returns) =>
    `The page was closed while ${returns} ${returns === 1 ? 'return was' : 'returns were'} merged into “${ledger}”. The ledger file itself is untouched; finished now, the result is the same as without the interruption.`,
  finish: 'Finish it',
  unsavedTitle: 'A ledger was not downloaded',
  unsaved: (ledger, day) =>
    `“${ledger}” (${day}) had changed and was not downloaded when the page was closed; this browser still has it.`,
  takeBack: 'Bring it back',
  drop: 'Drop it',
};

export const runs: Words['runs'] = {
  title: (count) => `All merges (${count})`,
  lead: 'Any of them can be taken back by itself; that is logged too, and can be taken back again.',
  number: 'Order',
  nth: (number) => `No. ${number}`,
  day: 'Day',
  period: 'Period',
  what: 'What it did',
  merged: (files, entries, decisions) =>
    `${files} files, ${entries} new entries${decisions === 0 ? '' : `, ${decisions} decisions and corrections`}`,
  revert: (number) => `Took back No. ${number}`,
  state: 'Now',
  counts: 'Counts',
  takenBack: 'Taken back',
  undo: 'Take back',
  undoNth: (number) => `Take back merge No. ${number}`,
};

export const damage: Words['damage'] = {
  title: (count) => `The log does not hold together in ${count} ${count === 1 ? 'place' : 'places'}`,
  lead: 'The hidden entry log or run log was changed outside this software, or the file is damaged. Compare it with a backup first, and merge nothing into it until that is settled.',
  accept: 'I have compared it: the differences do no harm, go on with this ledger (they stay in the log)',
  blocked: 'The log does not hold together: see above and tick the box before merging.',
};

/** What was changed in the fixed content of the ledger's table. */
export const fixed: Words['fixed'] = {
  title: (count) => `Fixed content was changed (${count})`,
  lead: 'Tasks, deadlines, units or headers differ from before. What is meant stays: merging and handing out follow it. What is not can be put back.',
  before: 'Before',
  now: 'Now',
  kinds: { text: 'Text', id: 'Task id', header: 'Header', row: 'Row deleted' },
  restore: 'Put back',
  restoreOne: (task, what) => `Put back ${what} of “${task}”`,
  restoreAll: (count) => `Put all back (${count})`,
};

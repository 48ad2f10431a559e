import type { Words } from '../zh-CN';

export const excel: Words['excel'] = {
  findingsTitle: (errors, warnings) => `Check (${errors} to mend, ${warnings} to explain)`,
  findingsLead: 'Checked while you type: change the sheet, and this list follows.',
  findingsNone: 'Nothing found.',
  goTo: 'Show this cell',
  goToCell: (cell) => `Go to ${cell}`,
  retry: 'Try again',
  copyDetail: 'Copy technical detail',
  detailCopied: 'Copied',
  dismissNotice: 'OK',
  starting: 'Connecting to Excel…',
  webEdition: 'Open the web edition',
  detail: 'Technical detail',
  recorder: {
    title: 'Record what Excel answers (for developers)',
    lead: 'In a blank workbook, does once everything that the add-in needs of Excel and keeps what Excel answers in one JSON file. The tests hold the simulated Excel against it. Takes about a minute; touches only sheets of its own, removes them, and holds nobody’s data.',
    start: 'Start recording',
    step: (done, all) => `Recording (${done}/${all})`,
    finished: (steps, trips) => `Recorded: ${steps} steps, ${trips} round trips.`,
    download: 'Download the recording',
    copy: 'Copy the recording',
    copied: 'Copied',
    byHand: 'Could not copy: the whole text is selected, press Ctrl+C.',
    text: 'The whole recording',
    back: 'Back to the ledger',
  },
};

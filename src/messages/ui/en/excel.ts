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
};

import type { Words } from '../zh-CN';

export const handOut: Words['handOut'] = {
  title: 'Hand out',
  lead: 'Make a return workbook for every unit that holds just its own tasks, and pack them.',
  settings: 'Which period',
  period: 'Period',
  by: 'One workbook for',
  byUnit: 'each unit',
  byOwner: 'each person',
  make: 'Make the returns',
  makeAgain: 'Make them again',
  downloadAll: 'Download all (zip)',
  zipName: (period) => `returns_${period}.zip`,
  filesTitle: (count) => (count === 1 ? 'Returns (1 file)' : `Returns (${count} files)`),
  filesLead: (period, closing) => `${period}; due back by ${closing}.`,
  unit: 'Unit',
  owner: 'Person',
  tasks: 'Tasks',
  file: 'File',
  none: 'No returns have been made yet.',
  needLedger: 'Please generate the ledger first.',
  inside:
    'Every return carries a hidden identity sheet with the ledger’s number, the unit, the period and what was handed out, by which it is recognised when it comes back; nothing of other units is in it.',
};

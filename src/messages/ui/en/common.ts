import { day, periodWords } from './dates';
import type { Words } from '../zh-CN';

export const common: Words['common'] = {
  pageTitle: 'Ledger: from plan to report',
  product: 'Ledger',
  tagline: 'From the plan to the report in one ledger',
  skip: 'Skip to content',
  local:
    'Files are processed in this browser only; nothing is uploaded or sent. Not for documents that are state secrets.',
  languageLabel: 'Language',
  chinese: '中文',
  english: 'English',
  stepsLabel: 'Steps',
  steps: {
    plan: 'Tasks',
    ledger: 'Ledger',
    handOut: 'Hand out',
    collect: 'Collect',
    report: 'Report',
  },
  severity: { error: 'Must mend', warning: 'Explain', info: 'Note' },
  showAll: (count) => `Show all ${count}`,
  showFewer: 'Show fewer',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  undo: 'Undo',
  download: 'Download',
  downloadFile: (name) => `Download “${name}”`,
  remove: (name) => `Remove “${name}”`,
  next: (step) => `Next: ${step}`,
  issuesTitle: (count) => `Worth a look (${count})`,
  working: 'Working…',
  failed: 'This did not work',
  unexpected:
    'Something unexpected happened and this step was not finished; nothing was changed. Please try again, or try another file.',
  day: (date) => day(date),
  period: (period, phases) => periodWords(period, phases),
  stepNotes: {
    plan: (tasks) => `${tasks} tasks`,
    ledger: (rows) => `${rows} rows`,
    handOut: (files) => `${files} returns`,
    collect: (returned, units) => `${returned}/${units} returned`,
    report: 'made',
  },
  sample: 'Sample',
  sampleNote:
    'This is the bundled sample (an invented city, units and people). Click through it to see how things work; it is the same with your own files.',
  asOf: 'As of',
  asOfHint: 'Due, overdue and the period are reckoned from this day',
};

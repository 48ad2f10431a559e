import type { Words } from '../zh-CN';

export const tools: Words['tools'] = {
  title: 'More',
  show: 'Show',
  hide: 'Hide',
  adopt: {
    title: 'Take over a ledger you already keep',
    lead: 'A ledger of your own (.xlsx) goes on as it is: its contents and looks stay, only hidden ids and records are added.',
    choose: 'Choose your ledger…',
    done: (rows) => `Taken over: ${rows} rows. Look at the ledger above and download it if all is well.`,
  },
  revise: {
    title: 'Changes to tasks',
    lead: 'Tasks added, withdrawn, restored, postponed or given to others in mid-year: choose a table of changes (.csv, .xlsx, .docx). Returns that are out already still fit.',
    choose: 'Choose the changes…',
    done: (added, withdrawn, restored, postponed, reassigned) =>
      `${added} added, ${withdrawn} withdrawn, ${restored} restored, ${postponed} postponed, ${reassigned} given to others.`,
    none: 'The table holds nothing to change; the ledger is as it was.',
  },
  sublevel: {
    title: 'A ledger for your own unit',
    lead: 'Choose the return that was handed down to your unit and get a ledger of your own to share out further.',
    choose: 'Choose the return…',
    done: (title, rows, units) => `“${title}”: ${rows} rows, ${units} reporting units.`,
  },
  claims: {
    title: 'Claiming tasks',
    lead: 'Where the plan names only “all departments concerned”, hand out claim sheets first: every unit ticks what is its own, and you collect them like returns.',
    choose: 'For a list of units…',
    make: 'Make the claim sheets',
    done: (files) => `${files} claim sheets, in one .zip.`,
  },
  carryOver: {
    title: 'Year’s end',
    lead: 'Open tasks go into next year’s ledger with their last words; this one stays as it is, for the archive.',
    make: 'Make next year’s ledger',
    done: (carried, closed, through) =>
      `As of ${through}: ${carried} carried over; ${closed} that are done stay in the old ledger.`,
  },
  clean: {
    title: 'Clean copy',
    lead: 'The copy to send out: without hidden sheets, log, phone numbers or paths.',
    make: 'Make a clean copy',
    done: 'The clean copy holds no internal records.',
  },
  upward: {
    title: 'Fill the return from above',
    lead: 'Fills the return that was handed down to your unit with what this ledger says.',
    choose: 'Choose the return…',
    done: (unit, filled, tasks) => `The return of ${unit} is filled: ${filled} of ${tasks} tasks have content.`,
  },
  inspect: {
    title: 'Inspection sheet',
    lead: 'Draws a random sample of tasks for a check on the spot; the same day draws the same.',
    make: 'Draw and make it',
    done: (tasks, seed) => `${tasks} tasks drawn (seed “${seed}”).`,
  },
  calendar: {
    title: 'Calendar',
    lead: 'Deadlines and filing days for calendar programs (.ics).',
    make: 'Make the calendar',
    done: (events) => `${events} events.`,
  },
};

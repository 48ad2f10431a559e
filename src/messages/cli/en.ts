import type { CliWords } from './index';

export const en: CliWords = {
  usageTitle: 'taizhang: from a plan to its ledger, returns, consolidation and supervision',
  usageLine: (line) => `usage: ${line}`,
  usageCommands: 'commands:',
  usageMore:
    'Every command takes --json, --lang zh-CN|en, --as-of YYYY-MM-DD; taizhang COMMAND --help shows its usage.',
  exitCodes: 'exit codes: 0 done; 1 done, with findings that need a person; 2 not done.',
  unknownCommand: (name) => `There is no command “${name}”; taizhang --help lists them.`,
  unknownOption: (detail, usage) => `Wrong arguments (${detail}). usage: ${usage}`,
  missingArgument: (usage) => `A file is missing. usage: ${usage}`,
  tooManyArguments: (extra, usage) => `“${extra}” is one argument too many. usage: ${usage}`,
  missingOutput: (usage) => `Say with -o where to write. usage: ${usage}`,
  outputIsInput: (file) => `“${file}” is the very file to be read; name another file with -o.`,
  noFiles: (folder) => `There are no files in “${folder}”.`,
  badDate: (text) => `“${text}” is no date; write it like 2026-07-31.`,
  badPeriod: (text) => `“${text}” is no period; write it like 2026-07, 2026-Q3, 2026-H1, 2026 or phase:2.`,
  badChoice: (option, text, choices) => `--${option} cannot be “${text}”; choose ${choices}.`,
  badNumber: (option, text) => `--${option} takes a whole number, not “${text}”.`,
  badGive: (text) =>
    `--give “${text}” cannot be understood; write “3-5=UNIT”, “SECTION=lead:UNIT;supporting:UNIT” or “all=UNIT”.`,
  badDecisions: (file, detail) => `“${file}” is no file of decisions (${detail}); nothing was taken.`,
  internal: (detail) =>
    `An internal error stopped the work; no file was changed (${detail}). Send this line to whoever maintains taizhang.`,
  written: (file) => `written: ${file}`,
  unchanged: (file) => `nothing new: ${file} is the same as before.`,
  stopped: 'Stopped; nothing was written.',
  dryRun: 'dry run: nothing was written.',
  reading: (done, all, file) => `reading ${done}/${all} ${file}`,
  severity: { error: 'must be mended', warning: 'please explain', info: 'note' },
  plan: {
    summary: (title, tasks) => `${title}: ${tasks} tasks`,
    ledger: (title, rows) => `printed ledger in the document: ${title}, ${rows} rows`,
    phase: (name, from, to) => `phase: ${name} (${from} to ${to})`,
    filing: (text) => `filing: ${text}`,
    columns: ['no.', 'task', 'units', 'deadline', 'lines'],
    lead: 'lead',
    supporting: 'supporting',
  },
  generate: {
    summary: (title, rows, linked, units) =>
      `${title}: ${rows} rows (${linked} linked to plan tasks), ${units} reporting units`,
    leftOut: (count) => `${count} tasks of the plan are not in the ledger:`,
  },
  template: {
    summary: (title, rows, units) => `${title}: ${rows} rows, ${units} reporting units`,
  },
  revise: {
    summary: (counts, version) =>
      `${counts.added} added, ${counts.withdrawn} withdrawn, ${counts.restored} restored, ${counts.postponed} deadlines, ${counts.reassigned} reassigned; version ${version}`,
  },
  distribute: {
    summary: (period, files, closing) => `${period}: ${files} return workbooks, due by ${closing}`,
    kept: (file, beside) => `${file} has something in it and was left alone; the new one is ${beside}`,
    claims: (files) => `${files} claim sheets handed out`,
    columns: ['file', 'unit', 'tasks'],
  },
  sublevel: {
    summary: (title, rows, units, day) => `${title}: ${rows} rows, ${units} reporting units, due by day ${day}`,
  },
  upward: {
    summary: (unit, tasks, filled) => `${unit}: ${tasks} tasks, ${filled} filled`,
  },
  validate: {
    file: (file, kind, unit, period) => `${file} (${[kind, unit, period].filter((part) => part !== '').join(', ')})`,
    kinds: { ledger: 'ledger', return: 'return' },
    clean: 'No findings.',
    summary: (errors, warnings) => `${errors} must be mended, ${warnings} need an explanation`,
  },
  consolidate: {
    sentBack: (file, copy) => `sent back: ${file} → ${copy}`,
    summary: (entries, conflicts, questions) =>
      `${entries} entries added, ${conflicts} conflicts, ${questions} questions`,
    states: {
      merged: 'merged',
      unchanged: 'unchanged',
      superseded: 'superseded',
      attachment: 'attachment',
      question: 'question',
      rejected: 'rejected',
    },
    unitStates: { returned: 'returned', partial: 'partial', nil: 'nil return', missing: 'missing', late: 'late' },
    fileColumns: ['file', 'unit', 'period', 'state', 'entries'],
    unitColumns: ['unit', 'state', 'filled/tasks', 'electronic', 'stamped'],
    papersOnly: 'papers only',
    claimed: (unit, tasks) => `${unit} claimed ${tasks} tasks`,
    conflict: (task, unit, column) => `conflict: ${column} of “${task}”, ${unit}`,
    issued: (text) => `  issued: ${text || '(empty)'}`,
    theirs: (text, file) => `  theirs: ${text || '(empty)'} (${file})`,
    ours: (text) => `  ours: ${text || '(empty)'}`,
    refused: (file, reason) => `refused: ${file}: ${reason}`,
    locked: (unit, column, issued, returned) =>
      `locked edit, not taken: ${unit}, ${column} “${issued}” → “${returned}”`,
    proposal: (unit, text) => `added row, to be decided: ${unit}: ${text}`,
    missingRow: (unit, task) => `missing row: ${unit} did not return “${task}”`,
    question: (file, row) => `question: which task is row ${row} of ${file}`,
  },
  undo: { summary: (run, entries) => `${run} taken back, ${entries} entries` },
  restore: {
    none: 'Nothing of the fixed content has to be put back.',
    done: (count) => `${count} put back:`,
    left: (count) => `${count} more were taken over by a consolidation; --adopted puts them back, too:`,
    change: (kind, task, column, logged, shown) => {
      switch (kind) {
        case 'text':
          return `${column} of “${task}”: “${shown}” → “${logged}”`;
        case 'id':
          return `the task id of the row “${task}”`;
        case 'header':
          return `header “${shown}” → “${logged}”`;
        case 'row':
          return `the row “${task}” (below the last one)`;
      }
    },
  },
  chase: {
    none: 'Every unit has returned.',
    summary: (period, count) => `${period}: ${count} units have not returned everything`,
  },
  fsck: { whole: 'The entry log is whole and the sheet shows what it says.', found: (count) => `${count} findings:` },
  cells: { sheet: (name, cells, hidden) => `“${name}”${hidden ? ' (hidden)' : ''}: ${cells} cells` },
  calendar: { summary: (events) => `${events} events` },
  inspect: { summary: (count, seed) => `${count} tasks drawn (seed ${seed}, repeatable)` },
  trace: {
    none: 'No unit has reported yet; there is nothing to trace.',
    cell: (sequence, task, column, period, text) =>
      `${sequence} ${task} · ${column}${period === '' ? '' : ` (${period})`}: ${text}`,
    answer: (unit, file, row, run, text, counts) =>
      `  ${counts ? 'from' : 'not used:'} ${unit}, “${file}” row ${row}${run === '' ? '' : `, run ${run}`}: ${text}`,
    source: (unit, period, file) => `    source ${unit} ${period} “${file}”`,
    decided: (text) => `  decided: ${text}`,
  },
  carryOver: {
    summary: (through, carried, closed) =>
      `through ${through}: ${carried} open tasks go on in the new ledger, ${closed} closed ones stay in the old one (archive)`,
  },
  clean: {
    summary:
      'clean copy: the table alone, no internal records; other sheets, charts, comments and columns of your own are left out.',
  },
  adopt: { summary: (rows) => `ledger adopted: ${rows} rows` },
  report: { summary: (tasks, done, overdue) => `${tasks} tasks, ${done} done, ${overdue} overdue` },
};

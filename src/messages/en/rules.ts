import type { MessagesOf } from '../types';
import type { RuleIssues } from '../../core/model/issue-codes/rules';

export const rules: MessagesOf<RuleIssues> = {
  'status.unknown': (i) =>
    `The status “${i.text}” is not in the list${i.nearest === null ? '; choose one from it' : `; did you mean “${i.nearest}”`}.`,
  'required.row': (i) => `“${i.task}” is not filled in; if nothing happened, write 本月无新进展.`,
  'required.missing': (i) =>
    i.status === ''
      ? `“${i.task}”: ${i.columnTitle} is empty; fill it in.`
      : `“${i.task}” is “${i.status}”, so ${i.columnTitle} must be filled in.`,
  'required.reason': (i) => `“${i.task}” is “${i.status}”; give the reason in the remarks.`,
  'closing.missing': (i) => `“${i.task}” is done; give its closing date, like 2020-07-15.`,
  'closing.unreadable': (i) => `No day can be read from the closing date “${i.text}”; write it like 2020-07-15.`,
  'closing.future': (i) => `The closing date ${i.day} is after today (${i.asOf}); correct it.`,
  'closing.beforePlan': (i) =>
    `The closing date ${i.day} is before the plan was issued (${i.issuedOn}); check it, or explain.`,
  'closing.notDone': (i) => `There is a closing date ${i.day}, but the status is “${i.status}”; correct one of them.`,
  'closing.ambiguous': (i) => `The closing date “${i.text}” may be ${i.day} or ${i.other}; write it in full.`,
  'overdue.noReason': (i) => `Overdue: “${i.task}” was due by ${i.deadline}; give the reason and what is planned.`,
  'deadline.impossible': (i) => `The deadline “${i.text}” is no day of the calendar; did you mean ${i.meant}?`,
  'deadline.lostZero': (i) => `The deadline “${i.text}” seems to have lost its last 0; did you mean “${i.meant}”?`,
  'deadline.late': (i) => `The deadline “${i.text}” is later than the plan’s ${i.planned}; check it.`,
  'digits.fullWidth': (i) => `${i.columnTitle} has full-width digits or letters; write “${i.plain}”.`,
  'unit.unknown': (i) =>
    `The unit “${i.name}” is not in the directory${i.nearest === null ? '; check it' : `; did you mean “${i.nearest}”`}.`,
  'owner.unknown': (i) =>
    `The person “${i.name}” is not known${i.nearest === null ? '; check it' : `; did you mean “${i.nearest}”`}.`,
  'separator.mixed': (i) => `${i.columnTitle} mixes separators; write “${i.mended}”.`,
  'talk.empty': (i) => `“${i.text}” says nothing; write what was done, when and how much.`,
  'unchanged.sinceLast': (i) =>
    `The progress of “${i.task}” is word for word that of ${i.period}; bring it up to date or explain.`,
  'text.repeated': (i) => `${i.count} rows all say “${i.text}”; write about each task by itself.`,
  'text.fromRequirement': (i) => `The progress of “${i.task}” copies the requirement; write what was really done.`,
  'percent.mismatch': (i) => `The text says ${i.percent}% done, but the status is “${i.status}”; correct one of them.`,
  'progress.backwards': (i) =>
    `“${i.task}” was “${i.before}” last time and is “${i.now}” now: it went backwards; explain.`,
  'row.duplicated': (i) => `“${i.task}” stands in several rows (${i.rows}); keep one.`,
  'text.tooLong': (i) =>
    `${i.columnTitle} has ${i.length} characters; a printed cell holds about ${i.fits} and the rest would be cut: shorten it or attach a file.`,
  'formula.inText': (i) => `${i.columnTitle} holds the formula “${i.text}”; write text.`,
  'personal.data': (i) =>
    `${i.columnTitle} holds ${i.what === 'id' ? 'an identity card number' : 'a mobile phone number'}; delete or mask it.`,
  'secret.marked': (i) =>
    `${i.columnTitle} carries the secrecy mark “${i.mark}”. Classified content must not be filed here: delete it at once and follow the secrecy rules.`,
  'period.wrong': (i) => `The return is for ${i.period}, but ${i.expected} is being collected; check it.`,
  'rule.custom': (i) =>
    i.message === '' ? `${i.columnTitle} “${i.text}” breaks the ledger’s rule ${i.rule}.` : i.message,
  'rule.unreadable': (i) =>
    `The template’s rule “${i.rule}” cannot be read and was not applied; check its column and condition.`,
};

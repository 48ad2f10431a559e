/** Findings of the validation rules; each rule declares its code here. */
export type RuleIssues = {
  'status.unknown': { text: string; nearest: string | null };
  'required.row': { task: string };
  'required.missing': { task: string; columnTitle: string; status: string };
  'required.reason': { task: string; status: string };
  'closing.missing': { task: string };
  'closing.unreadable': { text: string };
  'closing.future': { day: string; asOf: string };
  'closing.beforePlan': { day: string; issuedOn: string };
  'closing.notDone': { day: string; status: string };
  'closing.ambiguous': { text: string; day: string; other: string };
  'overdue.noReason': { task: string; deadline: string };
  'deadline.impossible': { text: string; meant: string };
  'deadline.lostZero': { text: string; meant: string };
  'deadline.late': { text: string; planned: string };
  'digits.fullWidth': { columnTitle: string; plain: string };
  'unit.unknown': { name: string; nearest: string | null };
  'owner.unknown': { name: string; nearest: string | null };
  'separator.mixed': { columnTitle: string; mended: string };
  'talk.empty': { text: string };
  'unchanged.sinceLast': { task: string; period: string };
  'text.repeated': { text: string; count: number };
  'text.fromRequirement': { task: string };
  'percent.mismatch': { percent: number; status: string };
  'progress.backwards': { task: string; before: string; now: string };
  'row.duplicated': { task: string; rows: string };
  'text.tooLong': { columnTitle: string; length: number; fits: number };
  'formula.inText': { columnTitle: string; text: string };
  /** never with the number itself: it must not reach a log */
  'personal.data': { columnTitle: string; what: 'id' | 'phone' };
  'secret.marked': { columnTitle: string; mark: string };
  'period.wrong': { period: string; expected: string };
  /** declared in the template: its own words */
  'rule.custom': { rule: string; columnTitle: string; text: string; message: string };
  'rule.unreadable': { rule: string };
};

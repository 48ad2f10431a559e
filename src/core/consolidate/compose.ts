import type { ColumnKey, Status, Template } from '../model';
import { statusWords } from '../validate/vocabulary';
import { STACK } from './compose-words';

/** One unit's share in a cell. */
export type Part = {
  readonly unit: string;
  /** '' where the unit wrote nothing there */
  readonly text: string;
  readonly silent: boolean;
  readonly undecided: boolean;
};

/** One unit's standing in a task, for the task's own status. */
export type Standing = { readonly status: Status | null; readonly text: string; readonly silent: boolean };

/** Several units' texts in one cell, in the order given (lead first); a silent unit is shown as such. */
export function stackTexts(parts: readonly Part[], namesSilent: boolean): string {
  const answered = parts.filter((part) => !part.silent);
  if (answered.every((part) => part.text === '' && !part.undecided)) return '';
  const shown = parts.flatMap((part) => {
    if (part.undecided) return [named(part.unit, STACK.undecided)];
    if (part.silent) return namesSilent ? [named(part.unit, STACK.silent)] : [];
    return part.text === '' ? [] : [named(part.unit, part.text)];
  });
  return shown.join(STACK.betweenUnits);
}

function named(unit: string, text: string): string {
  return `${STACK.open}${unit}${STACK.close}${text}`;
}

/** The answers of several persons of one unit. */
export function joinOwners(answers: readonly { readonly owner: string; readonly text: string }[]): string {
  const filled = answers.filter(({ text }) => text !== '');
  const [only] = answers;
  if (answers.length === 1 && only !== undefined) return only.text;
  return filled.map(({ owner, text }) => `${STACK.ownerOpen}${owner}${STACK.ownerClose}${text}`).join('\n');
}

/**
 * A task's status from its units': done when all that are concerned are done (or, where the template says so, when
 * the lead is), at risk when one is, else under way once one has begun. A silent unit keeps a task from being done.
 */
export function rollUpStatus(standings: readonly Standing[], rule: Template['statusRollUp']): Status | null {
  const [lead] = standings;
  if (rule === 'leadUnit' && lead !== undefined && lead.status !== null) return lead.status;
  const known = standings.flatMap(({ status }) => (status === null ? [] : [status]));
  const concerned = known.filter((status) => status !== 'notApplicable');
  if (known.length === 0) return null;
  const complete = standings.every(({ status, silent }) => status !== null && !silent);
  if (concerned.length === 0) return complete ? 'notApplicable' : null;
  if (concerned.includes('atRisk')) return 'atRisk';
  const [first] = concerned;
  if (first !== undefined && concerned.every((status) => status === first)) {
    return first === 'done' && !complete ? 'inProgress' : first;
  }
  if (complete && concerned.every((status) => status === 'done' || status === 'ongoing')) return 'ongoing';
  return 'inProgress';
}

/** The word of a task's status: the unit's own where it is the only one and its word is not in the vocabulary. */
export function statusText(standings: readonly Standing[], template: Template): string {
  const [only] = standings;
  if (standings.length === 1 && only !== undefined && only.status === null) return only.text;
  const status = rollUpStatus(standings, template.statusRollUp);
  return status === null ? '' : statusWords(template.vocabulary).wordOf(status);
}

/** The columns that are stacked, not rolled up; silent units are named in 进展情况 only. */
export function namesSilentUnits(column: ColumnKey): boolean {
  return column === 'progress';
}

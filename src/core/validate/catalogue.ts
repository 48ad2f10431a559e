import type { Rule } from './rule';
import { closingAmbiguous } from './rules/closing-ambiguous';
import { closingBeforePlan } from './rules/closing-before-plan';
import { closingFuture } from './rules/closing-future';
import { closingMissing } from './rules/closing-missing';
import { closingNotDone } from './rules/closing-not-done';
import { closingUnreadable } from './rules/closing-unreadable';
import { deadlineImpossible } from './rules/deadline-impossible';
import { deadlineLate } from './rules/deadline-late';
import { deadlineLostZero } from './rules/deadline-lost-zero';
import { deadlineUnreadable } from './rules/deadline-unreadable';
import { digitsFullWidth } from './rules/digits-full-width';
import { formulaInText } from './rules/formula-in-text';
import { overdueNoReason } from './rules/overdue-no-reason';
import { ownerUnknown } from './rules/owner-unknown';
import { percentMismatch } from './rules/percent-mismatch';
import { personalData } from './rules/personal-data';
import { progressBackwards } from './rules/progress-backwards';
import { requiredMissing } from './rules/required-missing';
import { requiredReason } from './rules/required-reason';
import { requiredRow } from './rules/required-row';
import { rowDuplicated } from './rules/row-duplicated';
import { secretMarked } from './rules/secret-marked';
import { separatorMixed } from './rules/separator-mixed';
import { statusUnknown } from './rules/status-unknown';
import { talkEmpty } from './rules/talk-empty';
import { textFromRequirement } from './rules/text-from-requirement';
import { textRepeated } from './rules/text-repeated';
import { textTooLong } from './rules/text-too-long';
import { unchangedSinceLast } from './rules/unchanged-since-last';
import { unitUnknown } from './rules/unit-unknown';

/** Every rule about rows, in the order in which findings of one row are listed. */
export const CATALOGUE: readonly Rule[] = [
  secretMarked,
  requiredRow,
  requiredMissing,
  requiredReason,
  statusUnknown,
  closingMissing,
  closingUnreadable,
  closingFuture,
  closingBeforePlan,
  closingNotDone,
  closingAmbiguous,
  overdueNoReason,
  deadlineUnreadable,
  deadlineImpossible,
  deadlineLostZero,
  deadlineLate,
  digitsFullWidth,
  unitUnknown,
  ownerUnknown,
  separatorMixed,
  talkEmpty,
  unchangedSinceLast,
  textRepeated,
  textFromRequirement,
  percentMismatch,
  progressBackwards,
  rowDuplicated,
  textTooLong,
  formulaInText,
  personalData,
];

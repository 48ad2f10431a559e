import type { MessagesOf } from '../types';
import type { MergeIssues } from '../../core/model/issue-codes/merge';

export const merge: MessagesOf<MergeIssues> = {
  'locked.changed': (i) =>
    `${i.unit} changed the locked column “${i.columnTitle}” from “${i.issued}” to “${i.returned}”; not taken.`,
  'merge.otherLedger': (i) => `Not taken: “${i.file}” is a return of another ledger; hand it in there.`,
  'merge.isLedger': (i) => `Not taken: “${i.file}” is a ledger, not a return.`,
  'merge.isClaim': (i) => `Not taken: “${i.file}” is a claim sheet; collect it with the claims.`,
  'merge.unknownUnit': (i) =>
    `Please confirm: “${i.file}” names the unit “${i.unit}”, which this ledger does not know.`,
  'merge.noIdentity': (i) =>
    i.unit === null
      ? `Please confirm: “${i.file}” has no hidden identity and does not show whose return it is.`
      : `Please confirm: “${i.file}” has no hidden identity; it seems to be the return of ${i.unit}${i.period === null ? '' : ` for ${i.period}`}.`,
  'merge.identityDisagrees': (i) =>
    `Please confirm: “${i.file}” claims to be from ${i.claimed}, but its name or content points to ${i.found}.`,
  'merge.periodDisagrees': (i) =>
    `Please confirm: “${i.file}” claims to be for ${i.claimed}, but its name or title says ${i.found}.`,
  'merge.templateAhead': (i) =>
    `Please confirm: the identity in “${i.file}” (${i.unit}) is newer than this ledger; it may come from another copy.`,
  'merge.periodAhead': (i) => `Please confirm: “${i.file}” is for ${i.period}, which has not come yet.`,
  'merge.replay': (i) =>
    `Please confirm: “${i.file}” (${i.unit}, ${i.period}) says exactly what was returned for ${i.earlier}; the old file may have been sent again.`,
  'merge.nearReplay': (i) =>
    `Please confirm: “${i.file}” (${i.unit}, ${i.period}) says nearly what was returned for ${i.earlier}, with the same figures; the old file may have been sent again with a few words changed.`,
  'merge.lookAlike': (i) =>
    `Please confirm: the unit “${i.written}” in “${i.file}” looks like “${i.unit}” but is not written with the same characters (invisible or full-width signs).`,
  'merge.revisionDoubtful': (i) =>
    `Please confirm: “${i.file}” (${i.unit}) calls itself revision ${i.revision}, which is not plausible; its identity may have been changed.`,
  'merge.foreignTasks': (i) => `Please confirm: “${i.file}” answers tasks that are not ${i.unit}’s (${i.tasks}).`,
  'merge.notRecognised': (i) => `Please confirm: no return was recognised in “${i.file}”; is it the right file?`,
  'merge.duplicateFile': (i) => `“${i.file}” is the same file as “${i.sameAs}”; taken once.`,
  'merge.superseded': (i) => `A later version counts: “${i.by}” came after “${i.file}”.`,
  'merge.timeDoubtful': (i) =>
    `The saving time in “${i.file}” (${i.savedAt}) cannot be trusted and was not used to order versions.`,
  'merge.templateOutdated': (i) => `${i.unit} used a sheet that was handed out before the template changed.`,
  'merge.conflict': (i) => `Sources differ, please decide: ${i.columnTitle} of “${i.task}” (${i.unit}, ${i.period}).`,
  'merge.addedRow': (i) => `${i.unit} added the row “${i.text}”; it waits for review.`,
  'merge.missingRow': (i) => `The return of ${i.unit} lacks the row “${i.task}”; ask for it.`,
  'merge.rowQuestion': (i) => `It is not clear which task “${i.text}” of ${i.unit} belongs to; please choose.`,
  'merge.cleared': (i) => `${i.unit} now left “${i.task}” empty; its earlier answer stays, please check.`,
  'merge.struck': (i) => `${i.unit} struck out the text “${i.text}”; not taken.`,
  'merge.comment': (i) => `${i.unit} wrote “${i.text}” in a comment; it was not taken into the text, please read it.`,
  'merge.picture': (i) => `${i.unit} put a picture into “${i.columnTitle}”; see the file itself.`,
  'merge.decisionUnused': (i) => `The decision on ${i.taskId} “${i.column}” fits no open conflict and was not used.`,
  'merge.decisionStale': (i) =>
    `The decision on ${i.taskId} “${i.column}” was made for older content; the unit has sent something new, decide again.`,
  'merge.decisionsUnreadable': (i) => `The decision file “${i.file}” cannot be read: ${i.reason}.`,
  'merge.nothingToUndo': (i) => `“${i.file}” has no consolidation to take back.`,
  'merge.unknownRun': (i) => `There is no consolidation “${i.run}”; look its number up in the run log.`,
  'trace.noTask': (i) => `The ledger has no task “${i.text}”; give its number or id.`,
  'trace.noColumn': (i) => `The ledger has no column “${i.text}” that units fill; give its title.`,
  'ledger.edited': (i) =>
    `${i.columnTitle} of “${i.task}” was changed from “${i.before}” to “${i.after}”; hand-outs follow it.`,
  'ledger.unitRenamed': (i) =>
    `The unit “${i.before}” is now called “${i.after}”; what it returned before still belongs to it.`,
  'log.entryChanged': (i) => `Log entry ${i.id} (${i.unit}) was altered and no longer is what was received.`,
  'log.entryTwice': (i) => `Log entry ${i.id} stands twice.`,
  'log.entryMissing': (i) => `Log entry ${i.id} of run ${i.run} is gone.`,
  'log.entryStray': (i) => `Log entry ${i.id} (${i.unit}) belongs to no run.`,
  'log.decisionMissing': (i) => `Decision ${i.id} of run ${i.run} is gone.`,
  'log.decisionChanged': (i) => `Decision ${i.id} (task ${i.taskId}) was altered and no longer is what was decided.`,
  'log.decisionStray': (i) => `Decision ${i.id} (task ${i.taskId}) belongs to no run.`,
  'log.damaged': (i) =>
    `The ledger’s ${LOG_PARTS[i.part]} ${i.id} and in all ${i.count} places do not fit together and may have been altered; nothing was consolidated and the file is untouched. Look with taizhang fsck, put it right or take a backup; where it does no harm, go on with --accept-damage.`,
  'log.chainBroken': (i) => `The run log does not fit together from ${i.run} on; it may have been altered.`,
  'log.runTwice': (i) => `The run number ${i.run} stands twice.`,
  'log.unknownTask': (i) => `Log entry ${i.id} is about task ${i.taskId}, which the ledger does not have.`,
  'sheet.handCorrection': (i) =>
    `${i.columnTitle} of “${i.task}” was changed by hand: logged “${i.logged}”, shown “${i.shown}”.`,
  'sheet.fixedEdit': (i) =>
    `${i.columnTitle} of “${i.task}” was changed from “${i.logged}” to “${i.shown}”. If that is meant, the next consolidation and hand-out follow it; if not, restore the fixed content.`,
  'sheet.fixedEmptied': (i) =>
    `${i.columnTitle} of “${i.task}” was emptied; it said “${i.logged}”. Restore the fixed content to fill it in again.`,
  'sheet.idLost': (i) =>
    `The row “${i.task}” ${i.shown === '' ? 'has lost its task id' : `has “${i.shown}” for its task id`} and takes no part. Restore the fixed content.`,
  'sheet.headerChanged': (i) =>
    `The header “${i.columnTitle}” ${i.shown === '' ? 'was emptied' : `now says “${i.shown}”`}, so the column is not recognised. Restore the fixed content.`,
  'sheet.rowMissing': (i) => `The ledger sheet lacks the row “${i.task}”; restore the fixed content.`,
  'sheet.rowTwice': (i) => `The ledger sheet has “${i.task}” twice.`,
  'sheet.runLogMissing': (i) =>
    `The sheet “${i.sheet}” is gone; the runs themselves are kept elsewhere, and the next consolidation writes it anew.`,
  'sheet.runLogChanged': (i) =>
    `The sheet “${i.sheet}” does not say what the runs are; somebody may have edited it. The internal record counts, and the next consolidation writes it anew.`,
  'sheet.columnMissing': (i) => `The ledger sheet lacks the column “${i.columnTitle}”.`,
};

const LOG_PARTS = { entry: 'log entry', decision: 'decision', run: 'run' } as const;

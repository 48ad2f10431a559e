/** Consolidation, the log and its checks. */
export type MergeIssues = {
  'locked.changed': { unit: string; taskId: string; columnTitle: string; issued: string; returned: string };
  /** whole files: why they were not taken, or not yet */
  'merge.otherLedger': { file: string };
  'merge.isLedger': { file: string };
  'merge.isClaim': { file: string };
  'merge.unknownUnit': { file: string; unit: string };
  'merge.noIdentity': { file: string; unit: string | null; period: string | null };
  'merge.identityDisagrees': { file: string; claimed: string; found: string };
  'merge.periodDisagrees': { file: string; claimed: string; found: string };
  'merge.templateAhead': { file: string; unit: string };
  'merge.periodAhead': { file: string; period: string };
  'merge.replay': { file: string; unit: string; period: string; earlier: string };
  /** the same with a word changed here and there */
  'merge.nearReplay': { file: string; unit: string; period: string; earlier: string };
  /** `written` shows invisible signs as their numbers */
  'merge.lookAlike': { file: string; written: string; unit: string };
  'merge.revisionDoubtful': { file: string; unit: string; revision: number };
  'merge.foreignTasks': { file: string; unit: string; tasks: string };
  'merge.notRecognised': { file: string };
  'merge.duplicateFile': { file: string; sameAs: string };
  'merge.superseded': { file: string; by: string };
  'merge.timeDoubtful': { file: string; savedAt: string };
  'merge.templateOutdated': { file: string; unit: string };
  /** rows and cells */
  'merge.conflict': { unit: string; taskId: string; task: string; columnTitle: string; period: string };
  'merge.addedRow': { unit: string; text: string };
  'merge.missingRow': { unit: string; taskId: string; task: string };
  'merge.rowQuestion': { unit: string; text: string };
  'merge.cleared': { unit: string; taskId: string; task: string };
  'merge.struck': { unit: string; text: string };
  'merge.comment': { unit: string; text: string };
  'merge.picture': { unit: string; columnTitle: string };
  'merge.decisionUnused': { taskId: string; column: string };
  'merge.decisionStale': { taskId: string; column: string };
  'merge.decisionsUnreadable': { file: string; reason: string };
  'merge.nothingToUndo': { file: string };
  'merge.unknownRun': { run: string };
  'trace.noTask': { text: string };
  'trace.noColumn': { text: string };
  /** the coordinator's own changes in the ledger's fixed columns */
  'ledger.edited': { taskId: string; task: string; columnTitle: string; before: string; after: string };
  'ledger.unitRenamed': { before: string; after: string };
  /** fsck */
  'log.entryChanged': { id: string; unit: string };
  'log.entryTwice': { id: string };
  'log.entryMissing': { id: string; run: string };
  'log.entryStray': { id: string; unit: string };
  'log.decisionMissing': { id: string; run: string };
  'log.decisionChanged': { id: string; taskId: string };
  'log.decisionStray': { id: string; taskId: string };
  /** consolidation stopped before it began: `id` is the first damaged entry, decision or run of `count` */
  'log.damaged': { part: 'entry' | 'decision' | 'run'; id: string; count: number };
  'log.chainBroken': { run: string };
  'log.runTwice': { run: string };
  'log.unknownTask': { id: string; taskId: string };
  'sheet.handCorrection': { taskId: string; task: string; columnTitle: string; logged: string; shown: string };
  /** a fixed cell of the sheet that says something else than the ledger: the next consolidation takes it over */
  'sheet.fixedEdit': { taskId: string; task: string; columnTitle: string; logged: string; shown: string };
  'sheet.fixedEmptied': { taskId: string; task: string; columnTitle: string; logged: string };
  'sheet.idLost': { taskId: string; task: string; shown: string };
  'sheet.headerChanged': { columnTitle: string; shown: string };
  'sheet.rowMissing': { taskId: string; task: string };
  'sheet.rowTwice': { taskId: string; task: string };
  'sheet.runLogMissing': { sheet: string };
  'sheet.runLogChanged': { sheet: string };
  'sheet.columnMissing': { columnTitle: string };
};

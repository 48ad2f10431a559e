/** Recognising returned files and matching their rows. */
export type ReturnIssues = {
  'return.noIdentity': { file: string };
  /** the hidden identity is there but was changed or cut off; the file is taken as one without */
  'return.identityDamaged': { file: string; part: string };
  'return.newerFormat': { file: string; format: string };
  /** no sheet holds a table of tasks */
  'return.noTable': { file: string };
  /** a table without a header was read by what its columns hold */
  'return.headerGuessed': { sheet: string };
  /** a hidden sheet holds another table; it was not read */
  'return.hiddenSheet': { sheet: string };
  /** a sheet beside the return whose rows answer no task of the ledger */
  'return.otherTable': { sheet: string; rows: number };
  /** a sheet names tasks of the ledger in a shape that could not be read */
  'return.sheetUnread': { sheet: string };
  /** the unit wrote into a column that the ledger does not have */
  'return.extraColumn': { title: string; cells: number; sample: string };
  /** file name, title or rows speak of another unit than the identity */
  'return.unitDisagrees': { file: string; claimed: string; found: string };
  'return.periodDisagrees': { file: string; claimed: string; found: string };
  /** a name that only looks like a unit's name: invisible or full-width characters */
  'return.lookAlike': { written: string; unit: string };
  /** the hidden id and the visible task text name different tasks; the text decides */
  'return.idMoved': { text: string; task: string };
  'return.duplicateRow': { task: string };
  /** several rows were read as one task */
  'return.rowsJoined': { task: string; rows: number };
};

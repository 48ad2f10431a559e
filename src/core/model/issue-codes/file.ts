/** Files and bytes that cannot be read or written. `file` in `at` names the file. */
export type FileIssues = {
  'file.missing': { file: string };
  'file.empty': { file: string };
  'file.unwritable': { file: string; reason: string };
  'file.tooLarge': { file: string; bytes: number; limit: number };
  'file.unknownKind': { file: string };
  /** the name is a workbook's, the content is something else */
  'file.notAsNamed': { file: string; type: AttachmentType };
  /** bytes that end early, fail their checksum or break their format; `part` names the place inside, or is '' */
  'file.damaged': { file: string; part: string };
  /** a password stands before the content */
  'file.encrypted': { file: string };
  /** the file says two things at once, so that two programs could read two contents */
  'file.contradictory': { file: string; part: string; what: Contradiction };
  /** markup that hides content from some programs and shows it to others */
  'file.markup': { file: string; part: string; what: 'comment' | 'cdata' | 'instruction' | 'doctype' | 'encoding' };
  /** unpacked, the file is larger than any table of people's work (a zip bomb, say) */
  'file.unpacksTooLarge': { file: string; limit: number };
  'file.tooManyCells': { file: string; limit: number };
  /** 'structure': sound, but written in a way that only a full spreadsheet program reads whole */
  'file.unsupported': { file: string; what: 'compression' | 'split' | 'structure' };
  /** reading took longer than the limit and was stopped */
  'file.tooSlow': { file: string; seconds: number };
  'archive.nested': { file: string; member: string };
  'archive.tooManyMembers': { file: string; limit: number };
  /** a text without byte order mark whose charset could only be guessed */
  'text.charsetUnsure': { file: string; encoding: string };
  /** the workbook lists a sheet whose part is not in the file */
  'xlsx.sheetMissing': { file: string; name: string };
  'document.noText': { file: string };
  'document.damaged': { file: string };
  'document.legacyWord': { file: string };
  'document.encodingUnsure': { file: string; encoding: string };
  'document.numbersLost': { file: string };
  'document.struckText': { text: string };
  'document.hiddenText': { text: string };
  'document.deletedText': { text: string };
  'document.note': { text: string };
  'document.comment': { text: string };
  'document.contentsLeftOut': { lines: number };
  'document.embeddedPart': object;
  'document.pagesWithoutText': { file: string; pages: string };
};

/** What a file is that can only be kept. */
export type AttachmentType = 'pdf' | 'image' | 'doc' | 'wps' | 'rar' | '7z' | 'docx' | 'text' | 'other';

export type Contradiction =
  | 'duplicateEntry'
  | 'overlappingEntries'
  | 'headerMismatch'
  | 'outsideTarget'
  | 'duplicateCell'
  | 'cellReference'
  | 'duplicatePart';

import { reasonInWords } from '../reasons';
import type { MessagesOf } from '../types';
import { place } from '../place';
import type { AttachmentType, FileIssues } from '../../core/model/issue-codes/file';

export const file: MessagesOf<FileIssues> = {
  'file.missing': (i) => `The file “${i.file}” does not exist; check its name and folder.`,
  'file.empty': (i) => `The file “${i.file}” is empty (0 bytes); save or send it again.`,
  'file.unwritable': (i) =>
    `Cannot write “${i.file}”: ${reasonInWords(i.reason, 'en')}. Choose another folder or close the program that uses it.`,
  'file.tooLarge': (i) =>
    `The file “${i.file}” is too large (${Math.ceil(i.bytes / 1048576)} MB; the limit is ${Math.floor(i.limit / 1048576)} MB); remove pictures and save it again.`,
  'file.unknownKind': (i) => `“${i.file}” is of no known kind; save it as .xlsx or .docx.`,
  'file.notAsNamed': (i) =>
    `“${i.file}” is named like a workbook but is ${ATTACHMENTS[i.type]}; it was not taken. Ask the unit to save it as .xlsx in Excel or WPS and send it again.`,
  'file.damaged': (i) =>
    `The file “${i.file}” is damaged or incomplete${part(i.part)}; open it in Excel or WPS, save it again and send it again.`,
  'file.encrypted': (i) => `The file “${i.file}” has a password; remove the password, save it and send it again.`,
  'file.contradictory': (i) =>
    `The file “${i.file}” contradicts itself (${CONTRADICTIONS[i.what]}${part(i.part)}) and was not taken, lest it be misread; open it in Excel or WPS and save it again.`,
  'file.markup': (i) =>
    `The file “${i.file}” holds what ordinary tables never hold (${MARKUP[i.what]}${part(i.part)}) and was not taken, lest it be misread; open it in Excel or WPS and save it again.`,
  'file.unpacksTooLarge': (i) =>
    `The file “${i.file}” unpacks to more than ${Math.floor(i.limit / 1048576)} MB, unlike any return; it was not opened. Check it and send it again.`,
  'file.tooManyCells': (i) =>
    `The file “${i.file}” has more than ${i.limit} cells; keep only the table to be reported and save it again.`,
  'file.unsupported': (i) => `The file “${i.file}” ${UNSUPPORTED[i.what]}`,
  'file.tooSlow': (i) =>
    `Reading “${i.file}” was stopped after ${i.seconds} seconds; save it as .xlsx and send it again.`,
  'archive.nested': (i) =>
    `The archive “${i.file}” holds another archive, “${i.member}”; unpack it and send the files.`,
  'archive.tooManyMembers': (i) => `The archive “${i.file}” holds more than ${i.limit} files; send them in parts.`,
  'text.charsetUnsure': (i) =>
    `“${i.file}” does not say its charset and was read as ${i.encoding}; check it for garbled text, or save it as .xlsx.`,
  'xlsx.sheetMissing': (i) =>
    `The file “${i.file}” lists the sheet “${i.name}” but does not hold its content; please check.`,
  'document.noText': (i) =>
    `“${i.file}” holds no text; it may be a scan or a picture. Run text recognition, or use the original electronic file.`,
  'document.damaged': (i) =>
    `“${i.file}” is damaged and cannot be read. Open it in Word or WPS, save a copy and try again.`,
  'document.legacyWord': (i) => `“${i.file}” is an old Word document (.doc). Please save it as .docx and try again.`,
  'document.encodingUnsure': (i) =>
    `The encoding of “${i.file}” is not certain; read as ${i.encoding}. If characters look wrong, save it as UTF-8.`,
  'document.numbersLost': (i) =>
    `The automatic numbers of “${i.file}” could not be read; save it as .docx and try again, or check the numbering.`,
  'document.struckText': (i) => `${place(i.at, 'en')}the struck-out text “${i.text}” was not taken; please check.`,
  'document.hiddenText': (i) => `${place(i.at, 'en')}the hidden text “${i.text}” was not taken; please check.`,
  'document.deletedText': (i) => `${place(i.at, 'en')}text deleted with tracked changes was not taken: “${i.text}”.`,
  'document.note': (i) => `${place(i.at, 'en')}a note stands here and was not read as body text: ${i.text}`,
  'document.comment': (i) => `${place(i.at, 'en')}a comment stands here and was not read as body text: ${i.text}`,
  'document.contentsLeftOut': (i) => `The table of contents (${i.lines} lines) repeats the headings and was not read.`,
  'document.embeddedPart': (i) =>
    `${place(i.at, 'en')}another file is embedded here; its content was not read. Please open it and check.`,
  'document.pagesWithoutText': (i) =>
    `Page ${i.pages} of “${i.file}” holds no text and may be scanned; please check that nothing is missing.`,
};

const CONTRADICTIONS = {
  duplicateEntry: 'one name stands for two contents',
  overlappingEntries: 'contents overlap',
  headerMismatch: 'directory and contents differ',
  outsideTarget: 'it points outside the file',
  duplicateCell: 'one cell stands twice',
  cellReference: 'a cell is misplaced',
  duplicatePart: 'one sheet points to two places',
} as const;

const UNSUPPORTED = {
  split: 'is one part of a split archive; join the parts and send one file.',
  compression: 'uses an unusual compression; zip it in the ordinary way or save it in Excel or WPS.',
  structure: 'is written in an unusual way and was not taken, lest it be misread; save it again in Excel or WPS.',
} as const;

const MARKUP = {
  comment: 'a hidden comment',
  cdata: 'a CDATA section',
  instruction: 'a processing instruction',
  doctype: 'a document type declaration',
  encoding: 'an encoding other than UTF-8',
} as const;

function part(name: string): string {
  return name === '' ? '' : `, in ${name}`;
}

const ATTACHMENTS: Readonly<Record<AttachmentType, string>> = {
  pdf: 'a PDF',
  image: 'a picture',
  doc: 'a Word document',
  docx: 'a Word document',
  wps: 'a WPS document',
  rar: 'a RAR archive',
  '7z': 'a 7z archive',
  text: 'plain text',
  other: 'something else',
};

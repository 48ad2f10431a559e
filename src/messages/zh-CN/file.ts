import { reasonInWords } from '../reasons';
import type { MessagesOf } from '../types';
import { place } from '../place';
import type { AttachmentType, FileIssues } from '../../core/model/issue-codes/file';

export const file: MessagesOf<FileIssues> = {
  'file.missing': (i) => `找不到文件“${i.file}”，请检查文件名和文件夹。`,
  'file.empty': (i) => `文件“${i.file}”是空的（0字节），请重新保存或重新报送。`,
  'file.unwritable': (i) =>
    `写不了“${i.file}”：${reasonInWords(i.reason, 'zh-CN')}。请换一个文件夹，或先关闭占用它的程序。`,
  'file.tooLarge': (i) =>
    `文件“${i.file}”太大（${Math.ceil(i.bytes / 1048576)} MB，上限 ${Math.floor(i.limit / 1048576)} MB），请删去图片等附件后另存。`,
  'file.unknownKind': (i) => `认不出“${i.file}”是什么文件，请另存为 .xlsx 或 .docx。`,
  'file.notAsNamed': (i) =>
    `文件“${i.file}”名字是表格，内容却是${ATTACHMENTS[i.type]}，没有收入。请让报送单位用 Excel 或 WPS 另存为 .xlsx 后重新报送。`,
  'file.damaged': (i) => `文件“${i.file}”已损坏或不完整${part(i.part)}，请用 Excel 或 WPS 打开后另存，再重新报送。`,
  'file.encrypted': (i) => `文件“${i.file}”有密码，请去掉密码后另存，再重新报送。`,
  'file.contradictory': (i) =>
    `文件“${i.file}”内部前后矛盾（${CONTRADICTIONS[i.what]}${part(i.part)}），为免读错没有收入，请用 Excel 或 WPS 打开后另存，再重新报送。`,
  'file.markup': (i) =>
    `文件“${i.file}”里有普通表格不会有的内容（${MARKUP[i.what]}${part(i.part)}），为免读错没有收入，请用 Excel 或 WPS 打开后另存，再重新报送。`,
  'file.unpacksTooLarge': (i) =>
    `文件“${i.file}”展开后超过 ${Math.floor(i.limit / 1048576)} MB，不像一般的报送表，没有打开，请检查后重新报送。`,
  'file.tooManyCells': (i) => `文件“${i.file}”的单元格超过 ${i.limit} 个，请只保留要报送的表后另存。`,
  'file.unsupported': (i) => `文件“${i.file}”${UNSUPPORTED[i.what]}`,
  'file.tooSlow': (i) => `文件“${i.file}”读了 ${i.seconds} 秒还没读完，已停止，请另存为 .xlsx 后重新报送。`,
  'archive.nested': (i) => `压缩包“${i.file}”里还有压缩包“${i.member}”，请解开后再报送。`,
  'archive.tooManyMembers': (i) => `压缩包“${i.file}”里的文件超过 ${i.limit} 个，请分批报送。`,
  'text.charsetUnsure': (i) =>
    `“${i.file}”没有写明文字编码，按 ${i.encoding} 读出，请核对有没有乱码；最好另存为 .xlsx。`,
  'xlsx.sheetMissing': (i) => `文件“${i.file}”列有工作表“${i.name}”，但文件里没有它的内容，请核对。`,
  'document.noText': (i) => `“${i.file}”里没有文字，可能是扫描件或图片。请用文字识别软件转换，或改用电子版原文。`,
  'document.damaged': (i) => `“${i.file}”已损坏，读不出来。请用 Word 或 WPS 打开后另存一份再试。`,
  'document.legacyWord': (i) => `“${i.file}”是旧版 Word 文档（.doc），请另存为 .docx 后再试。`,
  'document.encodingUnsure': (i) => `“${i.file}”的文字编码拿不准，按 ${i.encoding} 读取。如有乱码，请另存为 UTF-8。`,
  'document.numbersLost': (i) => `“${i.file}”的自动编号没有读出来，请另存为 .docx 后再试，或核对各项编号。`,
  'document.struckText': (i) => `${place(i.at, 'zh-CN')}划掉的文字“${i.text}”没有采用，请核实。`,
  'document.hiddenText': (i) => `${place(i.at, 'zh-CN')}隐藏的文字“${i.text}”没有采用，请核实。`,
  'document.deletedText': (i) => `${place(i.at, 'zh-CN')}修订中删除的文字“${i.text}”没有采用。`,
  'document.note': (i) => `${place(i.at, 'zh-CN')}这里有脚注，未作为正文：${i.text}`,
  'document.comment': (i) => `${place(i.at, 'zh-CN')}这里有批注，未作为正文：${i.text}`,
  'document.contentsLeftOut': (i) => `目录（${i.lines}行）与正文重复，没有读入。`,
  'document.embeddedPart': (i) => `${place(i.at, 'zh-CN')}这里嵌入了别的文件，里面的内容没有读入，请打开核实。`,
  'document.pagesWithoutText': (i) => `“${i.file}”第${i.pages}页没有文字，可能是扫描页，请核实有没有遗漏。`,
};

const CONTRADICTIONS = {
  duplicateEntry: '同名内容出现两次',
  overlappingEntries: '内容互相重叠',
  headerMismatch: '目录与内容不一致',
  outsideTarget: '引用了文件以外的内容',
  duplicateCell: '同一单元格出现两次',
  cellReference: '单元格位置有误',
  duplicatePart: '同一工作表指向两处',
} as const;

const UNSUPPORTED = {
  split: '是分卷压缩的一部分，请合成一个文件后重新报送。',
  compression: '用了少见的压缩方式，请用普通 zip 重新压缩，或用 Excel、WPS 另存。',
  structure: '的写法很少见，为免读错没有收入，请用 Excel 或 WPS 打开后另存，再重新报送。',
} as const;

const MARKUP = {
  comment: '隐藏的注释',
  cdata: 'CDATA 段',
  instruction: '处理指令',
  doctype: '文档类型声明',
  encoding: '不是 UTF-8 编码',
} as const;

function part(name: string): string {
  return name === '' ? '' : `，位于 ${name}`;
}

const ATTACHMENTS: Readonly<Record<AttachmentType, string>> = {
  pdf: ' PDF',
  image: '图片',
  doc: ' Word 文档',
  docx: ' Word 文档',
  wps: ' WPS 文字文档',
  rar: ' RAR 压缩包',
  '7z': ' 7z 压缩包',
  text: '文字',
  other: '别的东西',
};

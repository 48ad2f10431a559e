import type { MessagesOf } from '../types';
import type { FileIssues } from '../../core/model/issue-codes/file';

export const file: MessagesOf<FileIssues> = {
  'file.missing': (i) => `找不到文件“${i.file}”，请检查文件名和文件夹。`,
  'file.empty': (i) => `文件“${i.file}”是空的（0字节），请重新保存或重新报送。`,
  'file.unwritable': (i) => `写不了“${i.file}”：${i.reason}。请换一个文件夹，或先关闭占用它的程序。`,
  'file.tooLarge': (i) =>
    `文件“${i.file}”太大（${Math.ceil(i.bytes / 1048576)} MB，上限 ${Math.floor(i.limit / 1048576)} MB），请删去图片等附件后另存。`,
  'file.unknownKind': (i) => `认不出“${i.file}”是什么文件，请另存为 .xlsx 或 .docx。`,
};

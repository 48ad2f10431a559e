import { reasonInWords } from '../reasons';
import type { StoreIssues } from '../../core/model/issue-codes/store';
import type { MessagesOf } from '../types';

export const store: MessagesOf<StoreIssues> = {
  'file.isFolder': (i) => `“${i.file}”是文件夹，这里需要一个文件。`,
  'file.unreadable': (i) => `打不开“${i.file}”（${reasonInWords(i.reason, 'zh-CN')}），请检查读取权限或磁盘。`,
  'file.inUse': (i) =>
    `“${i.file}”正被${i.by === '' ? '其他程序' : `“${i.by}”`}打开，没有保存。请先关闭它，或用 -o 另存为别的文件名。`,
  'file.changed': (i) => `“${i.file}”在处理期间被别人改过，没有覆盖。请重新打开后再试，或用 -o 另存为别的文件名。`,
  'file.savedBeside': (i) =>
    `没有存入“${i.file}”：${NOT_REPLACED[i.why](i.by)}。本次结果另存为“${i.beside}”，原文件未动。`,
};

const NOT_REPLACED = {
  inUse: (by: string) => `它正被${by === '' ? '其他程序' : `“${by}”`}打开`,
  changed: () => '处理期间别人改过它，请在改后的文件上重新汇总',
  readOnly: () => '它设为只读',
} as const;

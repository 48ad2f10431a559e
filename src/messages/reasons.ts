import type { Language } from './types';

const REASONS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  EACCES: { 'zh-CN': '没有权限', en: 'no permission' },
  EPERM: { 'zh-CN': '没有权限', en: 'no permission' },
  EROFS: { 'zh-CN': '磁盘或共享文件夹是只读的', en: 'the disk or share is read-only' },
  ENOSPC: { 'zh-CN': '磁盘已满', en: 'the disk is full' },
  EDQUOT: { 'zh-CN': '超出磁盘配额', en: 'the disk quota is used up' },
  EBUSY: { 'zh-CN': '文件正被占用', en: 'the file is in use' },
  EISDIR: { 'zh-CN': '同名的文件夹挡住了', en: 'a folder of that name is in the way' },
  EEXIST: { 'zh-CN': '同名的文件挡住了', en: 'a file of that name is in the way' },
  ENOTDIR: { 'zh-CN': '路径中有一段是文件，不是文件夹', en: 'a part of the path is a file, not a folder' },
  ENOENT: { 'zh-CN': '文件夹不存在', en: 'the folder does not exist' },
  ENAMETOOLONG: { 'zh-CN': '文件名太长', en: 'the name is too long' },
  EIO: { 'zh-CN': '磁盘读写出错', en: 'the disk reports an error' },
  special: { 'zh-CN': '那里不是普通文件', en: 'that is no ordinary file' },
  readOnly: { 'zh-CN': '文件设为只读', en: 'the file is read-only' },
  verify: { 'zh-CN': '写入后核对不一致', en: 'what was written does not read back the same' },
};

/** A system's error code in words; what is unknown stays as it is. */
export function reasonInWords(reason: string, language: Language): string {
  return REASONS[reason]?.[language] ?? reason;
}

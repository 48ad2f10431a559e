import type { Language } from '../types';
import { en } from './en';
import { zhCN, type Words } from './zh-CN';

export type { Words } from './zh-CN';

/** Every label of the panes in both languages; a label that one of them lacks does not compile. */
export const words: Readonly<Record<Language, Words>> = { 'zh-CN': zhCN, en };

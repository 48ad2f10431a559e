import type { Language } from '../types';
import { en } from './en';
import { zhCN } from './zh-CN';

type Words<T> = T extends (...facts: infer F) => string
  ? (...facts: F) => string
  : T extends string
    ? string
    : T extends readonly string[]
      ? readonly string[]
      : { readonly [K in keyof T]: Words<T[K]> };

/** Words of the command line in every language; a missing one does not compile. */
export type CliWords = Words<typeof zhCN>;
export const cliWords: Readonly<Record<Language, CliWords>> = { 'zh-CN': zhCN, en };

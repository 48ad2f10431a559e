import { edit } from './en/edit';
import { file } from './en/file';
import { host } from './en/host';
import { ledger } from './en/ledger';
import { merge } from './en/merge';
import { plan } from './en/plan';
import { returns } from './en/returns';
import { rules } from './en/rules';
import { store } from './en/store';
import { workbook } from './en/workbook';
import type { Messages } from './types';

export const en: Messages = {
  ...edit,
  ...file,
  ...host,
  ...ledger,
  ...merge,
  ...plan,
  ...returns,
  ...rules,
  ...store,
  ...workbook,
};

import { edit } from './zh-CN/edit';
import { file } from './zh-CN/file';
import { host } from './zh-CN/host';
import { ledger } from './zh-CN/ledger';
import { merge } from './zh-CN/merge';
import { plan } from './zh-CN/plan';
import { returns } from './zh-CN/returns';
import { rules } from './zh-CN/rules';
import { store } from './zh-CN/store';
import { workbook } from './zh-CN/workbook';
import type { Messages } from './types';

export const zhCN: Messages = {
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

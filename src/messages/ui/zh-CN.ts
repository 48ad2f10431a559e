import { collect } from './zh-CN/collect';
import { common } from './zh-CN/common';
import { excel } from './zh-CN/excel';
import { handOut } from './zh-CN/hand-out';
import { ledger } from './zh-CN/ledger';
import { plan } from './zh-CN/plan';
import { report } from './zh-CN/report';
import { damage, fixed, left, runs } from './zh-CN/runs';
import { tools } from './zh-CN/tools';

export const zhCN = { common, plan, ledger, handOut, collect, report, runs, left, damage, fixed, tools, excel };

/** The shape that every language fills: the Chinese labels are the measure. */
export type Words = typeof zhCN;

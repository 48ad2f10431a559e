import { collect } from './en/collect';
import { common } from './en/common';
import { excel } from './en/excel';
import { handOut } from './en/hand-out';
import { ledger } from './en/ledger';
import { plan } from './en/plan';
import { report } from './en/report';
import { damage, fixed, left, runs } from './en/runs';
import { tools } from './en/tools';
import type { Words } from './zh-CN';

export const en: Words = { common, plan, ledger, handOut, collect, report, runs, left, damage, fixed, tools, excel };

import type { MessagesOf } from '../types';
import type { PlanIssues } from '../../core/model/issue-codes/plan';

export const plan: MessagesOf<PlanIssues> = {
  'plan.noTasks': (i) => `在“${i.file}”里没有找到任务，请确认它是方案或台账；也可以把任务部分复制出来再试。`,
  'plan.unitsMissing': (i) => `任务“${i.title}”没有写明责任单位，请核对原文或补上。`,
  'plan.noUnits': (i) => `这份方案的${i.count}项任务都没有写责任单位，请批量指定。`,
  'plan.numberingGap': (i) => `编号不连续：“${i.before}”后面是“${i.after}”，中间可能漏了任务，请核对原文。`,
  'plan.sameTitle': (i) =>
    `有${i.lines.length}项任务标题相同：“${i.title}”（第${i.lines.join('、')}行），请确认是否重复。`,
  'plan.rowUnlinked': (i) => `《${i.ledger}》中的“${i.row}”在方案里没有找到对应任务，请指定。`,
  'plan.secret': (i) => `文中有密级标志“${i.text}”，涉密内容请不要在本软件中处理。`,
  'deadline.unreadable': (i) => `“${i.text}”看不出完成时限，请改成“2026年6月底”这样的写法。`,
  'deadline.impossible': (i) => `“${i.text}”这一天不存在，是否为${i.meant}？请核对原文。`,
  'deadline.ambiguous': (i) => `“${i.text}”可能是${i.first}，也可能是${i.second}，请确认。`,
  'deadline.noYear': (i) => `有${i.count}处时限（如“${i.text}”）没有写年份，文中也看不出是哪一年，请指定年份。`,
};

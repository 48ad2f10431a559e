import type { MessagesOf } from '../types';
import type { RuleIssues } from '../../core/model/issue-codes/rules';

export const rules: MessagesOf<RuleIssues> = {
  'status.unknown': (i) =>
    `状态“${i.text}”不在可选范围内，${i.nearest === null ? '请从下拉框里选一个' : `是否为“${i.nearest}”`}。`,
  'required.row': (i) => `漏报：“${i.task}”没有填，请补上；没有新进展请写“本月无新进展”。`,
  'required.missing': (i) =>
    i.status === ''
      ? `“${i.task}”的${i.columnTitle}没有填，请补上。`
      : `“${i.task}”状态是“${i.status}”，${i.columnTitle}必须填，请补上。`,
  'required.reason': (i) => `“${i.task}”填了“${i.status}”，请在备注里写明理由。`,
  'closing.missing': (i) => `“${i.task}”已完成，请填办结日期，如“2020-07-15”。`,
  'closing.unreadable': (i) => `办结日期“${i.text}”看不出是哪一天，请改成“2020-07-15”这样的写法。`,
  'closing.future': (i) => `办结日期${i.day}晚于今天（${i.asOf}），请改正。`,
  'closing.beforePlan': (i) => `办结日期${i.day}早于方案印发日期${i.issuedOn}，请核对；确实如此请说明。`,
  'closing.notDone': (i) => `填了办结日期${i.day}，状态却是“${i.status}”，请改其中一处。`,
  'closing.ambiguous': (i) => `办结日期“${i.text}”可能是${i.day}，也可能是${i.other}，请写全。`,
  'overdue.noReason': (i) => `逾期未办结：“${i.task}”应在${i.deadline}完成，请说明原因和下步打算。`,
  'deadline.impossible': (i) => `完成时限“${i.text}”没有这一天，是否为${i.meant}？`,
  'deadline.lostZero': (i) => `完成时限“${i.text}”像是丢了末尾的0，是否为“${i.meant}”？`,
  'deadline.late': (i) => `完成时限“${i.text}”晚于方案定的${i.planned}，请核对。`,
  'digits.fullWidth': (i) => `${i.columnTitle}里有全角数字或字母，请改成“${i.plain}”。`,
  'unit.unknown': (i) => `单位“${i.name}”不在名单里${i.nearest === null ? '，请核对' : `，是否为“${i.nearest}”`}。`,
  'owner.unknown': (i) => `责任人“${i.name}”不在名单里${i.nearest === null ? '，请核对' : `，是否为“${i.nearest}”`}。`,
  'separator.mixed': (i) => `${i.columnTitle}里的分隔符不统一，请改成“${i.mended}”。`,
  'talk.empty': (i) => `内容空泛：“${i.text}”。请写明做了什么、何时、多少。`,
  'unchanged.sinceLast': (i) => `与上期相同：“${i.task}”的进展与${i.period}所报一字不差，请更新或说明。`,
  'text.repeated': (i) => `有${i.count}行写的都是“${i.text}”，请分别写明各项任务的进展。`,
  'text.fromRequirement': (i) => `“${i.task}”的进展照抄了任务要求，请写实际做了什么。`,
  'percent.mismatch': (i) => `写着完成${i.percent}%，状态却是“${i.status}”，请改其中一处。`,
  'progress.backwards': (i) => `“${i.task}”上期报的是“${i.before}”，这期成了“${i.now}”，进度倒退，请说明。`,
  'row.duplicated': (i) => `“${i.task}”出现了几行（第${i.rows}行），请只留一行。`,
  'text.tooLong': (i) =>
    `${i.columnTitle}有${i.length}字，打印时一格约放得下${i.fits}字，后面的会印不出来，请精简或另附材料。`,
  'formula.inText': (i) => `${i.columnTitle}里是公式“${i.text}”，请改成文字。`,
  'personal.data': (i) => `${i.columnTitle}里有${i.what === 'id' ? '身份证号码' : '手机号码'}，请删去或用*遮住。`,
  'secret.marked': (i) => `${i.columnTitle}里有密级标志“${i.mark}”。涉密内容不得在此填报，请立即删除并按保密规定处理。`,
  'period.wrong': (i) => `报告期写的是${i.period}，现在收的是${i.expected}，请核对。`,
  'rule.custom': (i) => (i.message === '' ? `${i.columnTitle}“${i.text}”不合台账的规定（${i.rule}）。` : i.message),
  'rule.unreadable': (i) => `台账样式里的规则“${i.rule}”写法不对，没有执行，请检查列名和条件。`,
};

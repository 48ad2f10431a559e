import type { MessagesOf } from '../types';
import type { LedgerIssues } from '../../core/model/issue-codes/ledger';

const PRIVATE_WORDS = { phone: '电话号码', identity: '身份证号码', path: '文件路径' } as const;

export const ledger: MessagesOf<LedgerIssues> = {
  'ledger.notALedger': (i) => `“${i.file}”不是本软件生成的台账，请选台账文件，或先用“沿用现有台账”。`,
  'ledger.damaged': (i) => `“${i.file}”里的内部记录（${i.part}）不完整，可能被改动过，请用备份或上一次保存的台账。`,
  'ledger.newerFormat': (i) => `“${i.file}”是用更新的版本做的（${i.format}），请先升级本软件再打开。`,
  'ledger.noTable': (i) => `“${i.file}”里找不到台账表格，可能被删除了，请用备份或上一次保存的台账。`,
  'ledger.idDoubtful': (i) =>
    `写着“${i.written}”的一行，任务标识（隐藏列）却是“${i.task}”的，可能是排序时没有选上隐藏列。请撤销那次排序，或换用备份。`,
  'ledger.idMended': (i) =>
    `“${i.task}”这一行的任务标识（隐藏列）不对，可能是排序时没有选上隐藏列，或被改动过；已按行里的文字认回，下次汇总时写正。`,
  'ledger.duplicateRow': (i) => `“${i.task}”在台账里出现了两行，可能是复制了整行，请删去多出的一行。`,
  'ledger.missingRow': (i) => `台账里少了“${i.task}”这一行，填报记录仍在，请恢复该行。`,
  'ledger.unknownRow': (i) => `台账里手工增加了“${i.text}”一行，没有任务标识，不参加汇总。`,
  'ledger.badTemplate': (i) => `“${i.file}”不是台账样式文件，或内容不完整，请选由本软件保存的样式（.json）。`,
  'assignment.noTable': (i) => `“${i.file}”里没有找到分工表，表头要有“主要任务”和“责任单位”（或“责任人”）。`,
  'coverage.taskWithoutUnit': (i) => `“${i.task}”没有责任单位，请指定，或用认领。`,
  'coverage.groupWithoutMembers': (i) =>
    `“${i.task}”只写了${i.groups.join('、')}，没有具体单位，下发时谁也收不到，请指定单位，或用认领。`,
  'coverage.unitWithoutTask': (i) => `${i.unit}在单位名单里，但没有任务。`,
  'coverage.unknownUnit': (i) =>
    `“${i.unit}”不在单位名单里${i.nearest === null ? '' : `，是否为“${i.nearest}”`}，请核对名称或加入名单。`,
  'coverage.unitTwice': (i) => `“${i.task}”里${i.unit}写了两次，按一次算。`,
  'template.longTitle': (i) => `台账标题有${i.length}个字，太长，建议不超过${i.limit}个字。`,
  'template.longText': (i) => `“${i.task}”的文字超过${i.limit}字，一个单元格放不下，表中只显示前面部分，请精简。`,
  'template.sequenceTwice': (i) => `序号“${i.sequence}”用了两次（“${i.task}”），请核对。`,
  'clean.masked': (i) =>
    `报送版里遮去了${i.kinds.map((kind) => PRIVATE_WORDS[kind]).join('、')}，请看原文是否需要改写。`,
  'claim.noTable': (i) => `“${i.file}”里没有找到认领表（要有“是否认领”一栏）。`,
  'units.none': (i) => `“${i.file}”里没有找到单位名称，请一行写一个单位，或给出带“单位名称”一栏的表。`,
  'claim.noUnits': (i) => `“${i.file}”里没有写明任何单位，请先给出单位名单（命令行用 --units），再下发认领表。`,
  'adopt.notXlsx': (i) => `“${i.file}”不是 .xlsx 工作簿，请先另存为 .xlsx，再沿用。`,
  'claim.noUnit': (i) => `看不出“${i.file}”是哪个单位的认领表，请在文件名里写上单位名称。`,
  'claim.otherLedger': (i) => `“${i.file}”是另一本台账的认领表，未采用。`,
  'claim.rowUnclear': (i) => `认领的“${i.text}”对应不上台账里的任务，请核对。`,
  'claim.unclearMark': (i) => `“${i.task}”的是否认领写的是“${i.text}”，看不出是否认领，未算认领。`,
  'adopt.alreadyLedger': (i) => `“${i.file}”已经是本软件的台账或报送表，直接打开即可，不用再“沿用”。`,
  'adopt.noTable': (i) => `“${i.file}”里没有找到台账表格，表头要有“主要任务”这样的一栏，下面要有任务。`,
  'adopt.sheetNameTaken': (i) => `“${i.file}”里已有名为“${i.sheet}”的工作表，与本软件要加的重名，请先改名。`,
  'adopt.noProgress': () =>
    '这张表没有“进展情况”一栏：收到的填报会记在“填报记录”里，表上看不到。要在表上显示，请先在表里加上“进展情况”一栏再沿用。',
  'adopt.columnKept': (i) => `“${i.title}”一栏原样保留，不参加填报。`,
  'claim.unclaimed': (i) => `“${i.task}”没有单位认领，请指定责任单位。`,
  'change.noTable': (i) =>
    `“${i.file}”里没有找到任务变动表：表头要有“变动”（新增、撤销、恢复、延期、改派）和“主要任务”。`,
  'change.noTask': (i) =>
    i.text === ''
      ? '这一行没有写任务，未作改动。'
      : `变动表里的“${i.text}”对应不上台账里的任务${i.nearest === null ? '' : `（同序号的是“${i.nearest}”）`}，未作改动，请核对。`,
  'change.unknownWord': (i) =>
    i.text === ''
      ? `“${i.task}”没有写是哪种变动，未作改动，请写“新增”“撤销”“恢复”“延期”或“改派”。`
      : `“${i.task}”的变动写的是“${i.text}”，看不懂，未作改动，请写“新增”“撤销”“恢复”“延期”或“改派”。`,
  'change.nothingNew': (i) => `“${i.task}”写了“${i.text}”，但没有给出新的时限或单位，未作改动。`,
  'change.alreadyThere': (i) => `“${i.task}”台账里已经有了，没有再新增。`,
  'sublevel.whose': (i) =>
    `“${i.file}”是上级的台账，请用 --unit 写明是哪个单位的二级台账（${i.units.slice(0, 6).join('、')}${i.units.length > 6 ? '…' : ''}）。`,
  'sublevel.noTasks': (i) => `“${i.file}”里没有${i.unit}的任务，请核对单位名称。`,
  'plan.taskGone': (i) => `台账里没有编号为${i.taskId}的任务，未作改动。`,
  'assignment.columnUnused': (i) =>
    `分工表的“${i.title}”一栏没有采用；如果写的是单位，请把栏名改成“责任单位”“配合单位”这样的。`,
  'assignment.noTask': (i) =>
    `分工表里的“${i.text}”在方案中找不到对应任务${i.nearest === null ? '' : `，最接近的是“${i.nearest}”`}，请核对任务名称。`,
  'assignment.unclear': (i) =>
    `分工表里的“${i.text}”对应哪一项任务不能确定（${i.candidates.map((text) => `“${text}”`).join('还是')}），请写完整任务名称。`,
  'assignment.notListed': (i) => `分工表没有提到“${i.task}”，仍按方案保留。`,
  'assignment.lastYear': (i) => `“${i.task}”按上年台账的“${i.before}”交给${i.units.join('、')}，请核对。`,
  'assignment.leftOut': (i) => `方案中的“${i.task}”没有列入本台账。`,
  'log.rowUnreadable': () => '这一行填报记录不完整，可能被改动过，没有读入。',
};

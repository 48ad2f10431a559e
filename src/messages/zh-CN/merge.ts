import type { MessagesOf } from '../types';
import type { MergeIssues } from '../../core/model/issue-codes/merge';

export const merge: MessagesOf<MergeIssues> = {
  'locked.changed': (i) =>
    `${i.unit}改动了固定内容“${i.columnTitle}”：下发为“${i.issued}”，报回为“${i.returned}”，未采用。`,
  'merge.otherLedger': (i) => `未收入：“${i.file}”是另一本台账的报送表，请核对后报到对应的台账。`,
  'merge.isLedger': (i) => `未收入：“${i.file}”是台账本身，不是报送表。`,
  'merge.isClaim': (i) => `未收入：“${i.file}”是认领表，请到“认领任务”里收。`,
  'merge.unknownUnit': (i) => `请确认：“${i.file}”写的单位“${i.unit}”不在本台账的单位名单里。`,
  'merge.noIdentity': (i) =>
    i.unit === null
      ? `请确认：“${i.file}”没有下发时的标识，看不出是哪个单位的报送表。`
      : `请确认：“${i.file}”没有下发时的标识，看上去是${i.unit}${i.period ?? ''}的报送表。`,
  'merge.identityDisagrees': (i) => `请确认：“${i.file}”的标识是${i.claimed}，但文件名或内容像是${i.found}的。`,
  'merge.periodDisagrees': (i) => `请确认：“${i.file}”的标识是${i.claimed}的报送表，但文件名或表头写的是${i.found}。`,
  'merge.templateAhead': (i) => `请确认：“${i.file}”（${i.unit}）的标识比台账还新，可能不是用这本台账下发的。`,
  'merge.periodAhead': (i) => `请确认：“${i.file}”写的报告期是${i.period}，还没有到。`,
  'merge.replay': (i) =>
    `请确认：“${i.file}”（${i.unit}，${i.period}）与${i.earlier}所报内容完全一样，可能是把上期的表又报了一遍。`,
  'merge.nearReplay': (i) =>
    `请确认：“${i.file}”（${i.unit}，${i.period}）与${i.earlier}所报内容几乎一样，数字都没有变，可能是把上期的表改了几个字又报了一遍。`,
  'merge.lookAlike': (i) =>
    `请确认：“${i.file}”写的单位“${i.written}”看上去像“${i.unit}”，但字符不完全一样（有看不见的或全角字符）。`,
  'merge.revisionDoubtful': (i) =>
    `请确认：“${i.file}”（${i.unit}）的版次是${i.revision}，不合常理，标识可能被改动过。`,
  'merge.foreignTasks': (i) => `请确认：“${i.file}”以${i.unit}名义填了不归它的任务（${i.tasks}）。`,
  'merge.notRecognised': (i) => `请确认：“${i.file}”里没有认出报送表，请看是不是报错了文件。`,
  'merge.duplicateFile': (i) => `“${i.file}”与“${i.sameAs}”是同一个文件，只收一份。`,
  'merge.superseded': (i) => `已重报，以后报为准：“${i.by}”在“${i.file}”之后。`,
  'merge.timeDoubtful': (i) => `“${i.file}”里记的保存时间（${i.savedAt}）不可信，未用来判断先后。`,
  'merge.templateOutdated': (i) => `${i.unit}用的是台账样式改动之前下发的表，请留意。`,
  'merge.conflict': (i) => `内容不一致，请定：${i.unit}“${i.task}”${i.period}的${i.columnTitle}。`,
  'merge.addedRow': (i) => `单位增报，待审：${i.unit}增加了一行“${i.text}”。`,
  'merge.missingRow': (i) => `${i.unit}报回的表里少了“${i.task}”这一行，请补报。`,
  'merge.rowQuestion': (i) => `${i.unit}的“${i.text}”拿不准是哪项任务，请指定。`,
  'merge.cleared': (i) => `${i.unit}这次把“${i.task}”报成了空白，仍保留上次所报，请核实。`,
  'merge.struck': (i) => `${i.unit}有划掉的文字“${i.text}”，未采用。`,
  'merge.comment': (i) => `${i.unit}在批注里写了“${i.text}”，未收入正文，请过目。`,
  'merge.picture': (i) => `${i.unit}在“${i.columnTitle}”里放的是图片，没有文字，请查看原表。`,
  'merge.decisionUnused': (i) => `对${i.taskId}“${i.column}”的处理意见没有对应的不一致，未使用。`,
  'merge.decisionStale': (i) => `对${i.taskId}“${i.column}”的处理意见是针对以前的内容作的，单位又报了新的，请重新定。`,
  'merge.decisionsUnreadable': (i) => `处理意见文件“${i.file}”读不了：${i.reason}。`,
  'merge.nothingToUndo': (i) => `“${i.file}”没有可以撤回的汇总。`,
  'merge.unknownRun': (i) => `没有编号为“${i.run}”的汇总，请从汇总日志里查编号。`,
  'trace.noTask': (i) => `台账里没有“${i.text}”这项任务，请写序号或任务标识。`,
  'trace.noColumn': (i) => `台账里没有“${i.text}”这一栏由单位填写，请写栏目名称。`,
  'ledger.edited': (i) => `“${i.task}”的${i.columnTitle}已由“${i.before}”改为“${i.after}”，下发时按新的来。`,
  'ledger.unitRenamed': (i) => `单位“${i.before}”已改名为“${i.after}”，以前报的仍算它的。`,
  'log.entryChanged': (i) => `填报记录${i.id}（${i.unit}）被改动过，与当初收到的不符。`,
  'log.entryTwice': (i) => `填报记录${i.id}出现了两次。`,
  'log.entryMissing': (i) => `汇总${i.run}收入的填报记录${i.id}不见了。`,
  'log.entryStray': (i) => `填报记录${i.id}（${i.unit}）不是任何一次汇总收入的。`,
  'log.decisionMissing': (i) => `汇总${i.run}里的处理意见${i.id}不见了。`,
  'log.decisionChanged': (i) => `处理意见${i.id}（任务${i.taskId}）被改动过，与当初作出的不符。`,
  'log.decisionStray': (i) => `处理意见${i.id}（任务${i.taskId}）不是任何一次汇总作出的。`,
  'log.damaged': (i) =>
    `台账里的${LOG_PARTS[i.part]}${i.id}等 ${i.count} 处对不上，可能被改动过，没有汇总，文件未动。请用 taizhang fsck 查明后改回或换用备份；查明无妨的，加 --accept-damage 继续。`,
  'log.chainBroken': (i) => `汇总日志从${i.run}起对不上，可能被改动过。`,
  'log.runTwice': (i) => `汇总编号${i.run}出现了两次。`,
  'log.unknownTask': (i) => `填报记录${i.id}所属的任务${i.taskId}不在台账里。`,
  'sheet.handCorrection': (i) => `“${i.task}”的${i.columnTitle}由人工改过：记录为“${i.logged}”，表上为“${i.shown}”。`,
  'sheet.fixedEdit': (i) =>
    `“${i.task}”的${i.columnTitle}被改动：原为“${i.logged}”，表上为“${i.shown}”。有意改的不用管，下次汇总、下发按新的来；误改的请用“恢复固定内容”。`,
  'sheet.fixedEmptied': (i) => `“${i.task}”的${i.columnTitle}被清空，原为“${i.logged}”，请用“恢复固定内容”填回。`,
  'sheet.idLost': (i) =>
    `“${i.task}”这一行的任务标识${i.shown === '' ? '丢了' : `被改成了“${i.shown}”`}，该行暂不参加汇总，请用“恢复固定内容”填回。`,
  'sheet.headerChanged': (i) =>
    `表头“${i.columnTitle}”${i.shown === '' ? '被清空' : `被改成了“${i.shown}”`}，认不出这一列，请用“恢复固定内容”改回。`,
  'sheet.rowMissing': (i) => `台账表上少了“${i.task}”这一行，请用“恢复固定内容”补回。`,
  'sheet.rowTwice': (i) => `台账表上“${i.task}”出现了两行。`,
  'sheet.runLogMissing': (i) => `《${i.sheet}》这张表不见了；汇总记录另有保存，下次汇总会重新写出。`,
  'sheet.runLogChanged': (i) => `《${i.sheet}》与汇总记录不一致，可能有人改过；以内部记录为准，下次汇总会重新写出。`,
  'sheet.columnMissing': (i) => `台账表上找不到“${i.columnTitle}”这一列。`,
};

const LOG_PARTS = { entry: '填报记录', decision: '处理意见', run: '汇总日志' } as const;

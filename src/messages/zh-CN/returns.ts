import type { MessagesOf } from '../types';
import type { ReturnIssues } from '../../core/model/issue-codes/returns';

export const returns: MessagesOf<ReturnIssues> = {
  'return.noIdentity': (i) => `“${i.file}”没有下发时的标识，请确认它是哪个单位、哪一期的报送表。`,
  'return.identityDamaged': (i) => `“${i.file}”里的标识（${i.part}）不完整，按没有标识处理，请确认单位和报告期。`,
  'return.newerFormat': (i) => `“${i.file}”是用更新的版本下发的（${i.format}），请先升级本软件再收表。`,
  'return.noTable': (i) => `“${i.file}”里没有找到报送表格（要有“主要任务”“进展情况”这样的表头）。`,
  'return.headerGuessed': (i) => `“${i.sheet}”表没有表头，按各栏内容认出了任务和进展，请核对后再收入。`,
  'return.hiddenSheet': (i) => `隐藏的工作表“${i.sheet}”里还有一张表，没有读取，请看是否要用。`,
  'return.otherTable': (i) => `“${i.sheet}”表的${i.rows}行都不是本台账的任务，没有收入，请看是否要用。`,
  'return.sheetUnread': (i) =>
    `“${i.sheet}”表里有本台账的任务，但看不出表格样式，没有收入；请按报送表的样式重填后再收。`,
  'return.extraColumn': (i) =>
    `单位自己加了“${i.title}”一栏，有${i.cells}处内容（如“${i.sample}”），没有收入，请过目。`,
  'return.unitDisagrees': (i) => `“${i.file}”的标识是${i.claimed}，但文件名、标题或内容像是${i.found}的，请确认。`,
  'return.periodDisagrees': (i) => `“${i.file}”的标识是${i.claimed}，但文件名或标题写的是${i.found}，请确认。`,
  'return.lookAlike': (i) => `“${i.written}”看上去像“${i.unit}”，但字符不完全一样（有看不见的或全角字符），请确认。`,
  'return.idMoved': (i) => `这一行的标识是“${i.task}”的，写的却是“${i.text}”，按写的任务收入，请核对。`,
  'return.duplicateRow': (i) => `“${i.task}”在表里出现了两行，请指定用哪一行。`,
  'return.rowsJoined': (i) => `“${i.task}”占了${i.rows}行，已合成一项。`,
};

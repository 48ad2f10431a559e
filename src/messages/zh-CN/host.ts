import type { HostIssues, SheetPartName } from '../../core/model/issue-codes/host';
import type { MessagesOf } from '../types';

const PARTS: Readonly<Record<SheetPartName, string>> = {
  protection: '工作表保护',
  unlocked: '可填写的单元格',
  validations: '下拉选项和填写限制',
  freeze: '冻结窗格',
  conditionalFormats: '颜色提示',
  print: '打印设置',
  widths: '列宽',
  heights: '行高',
  hidden: '隐藏的行列',
  autoFilter: '筛选',
  merges: '合并单元格',
  content: '单元格内容',
};

export const host: MessagesOf<HostIssues> = {
  'host.sheetMissing': (i) => `找不到工作表“${i.sheet}”，可能已被删除或改名。`,
  'host.sheetHidden': (i) => `工作表“${i.sheet}”是隐藏的，不能直接打开。`,
  'host.cellEditing': () => '有单元格正在编辑。请按回车键确认（或按 Esc 放弃），然后再试一次。',
  'host.busy': () => 'Excel 正忙，这一步没有做成，工作簿没有变化。请稍等片刻再试一次。',
  'host.readOnly': () => '这个工作簿是只读打开的，不能写入。请另存一份，或请占用文件的同事关闭后再打开。',
  'host.workbookProtected': () => '工作簿结构受保护，不能增加工作表。请在“审阅”里取消“保护工作簿”，然后再试一次。',
  'host.sheetProtected': (i) =>
    `工作表“${i.sheet}”设了密码保护，不能写入，工作簿没有变化。请在“审阅”里用密码“撤消工作表保护”，然后再试一次。`,
  'host.filterActive': (i) => `工作表“${i.sheet}”正在筛选，现在插入行会放错位置。请先清除筛选，然后再试一次。`,
  'host.inTable': (i) => `工作表“${i.sheet}”里有“表格”对象挡住了插入。请在“表设计”里把它“转换为区域”，然后再试一次。`,
  'host.changedMeanwhile': (i) =>
    `写入时，工作表“${i.sheet}”被其他人改动了。为免覆盖别人的内容，这次没有写入，改动都还在。请再试一次。`,
  'host.notWritten': (i) =>
    `Excel 改动了写入工作表“${i.sheet}”的内容，这次写入已全部撤回。请检查该表的保护和合并单元格。`,
  'host.tooLarge': () => '内容太多，超过了 Excel 一次能处理的大小，这一步没有做成。请用网页版打开这份台账。',
  'host.tooOld': (i) => `这个版本的 Excel 太旧（需要 ${i.needed}），用不了台账加载项。请更新 Office，或改用网页版。`,
  'host.insertFailed': () => 'Excel 没能插入新的工作表，工作簿没有变化。请再试一次；仍不行请改用网页版生成后打开。',
  'host.insertIncomplete': (i) =>
    `Excel 插入工作表“${i.sheet}”时丢了${i.parts.map((part) => PARTS[part]).join('、')}，补不回来，已全部撤回。请改用网页版生成。`,
  'host.failed': () => 'Excel 没有做成这一步，工作簿没有变化。请再试一次；仍不行请把技术细节发给管理员。',
  'host.unfinished': () =>
    '上一次写入中途停下了，现在还没能恢复原样。请按回车键结束单元格编辑，再试一次；重新打开本窗格时也会自动恢复。',
  'host.takenBack': () => '上一次写入中途停下了，已经恢复到写入之前的样子，什么都没有丢。请重新做一次。',
  'host.leftAlone': (i) => `恢复时有${i.cells}个单元格已被人改过，保留了改后的内容，请看一看。`,
  'host.ledgerInUse': () =>
    '这个工作簿里的台账已经收过表，不能重新生成，以免丢掉已汇总的内容。请新建一个工作簿再生成。',
  'host.restoreStale': (i) => `工作表“${i.sheet}”在这次写入之后又有变化，不能整批恢复。请用“撤回本次汇总”。`,
  'host.outsideOffice': () => '这个页面要在 Excel 里打开。没有 Excel 时，请用网页版，功能一样。',
  'host.notExcel': () => '台账加载项只能在 Excel 里用。请在 Excel 里打开，或改用网页版。',
  'host.notEmpty': () => '这个工作簿里有内容。请新建一个空白工作簿，再来记录：记录里不能有任何人的数据。',
  'host.notRecordable': () => '这个版本的 office.js 不能记录。请用随本程序安装的那一份。',
  'host.mobile': () => '手机和平板上的 Excel 还不能用台账加载项。请在电脑上打开，或改用网页版。',
};

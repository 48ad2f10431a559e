/** Names of the product's own visible sheets and of their columns. */
export const LEDGER_SHEET = '台账';
export const LOG_SHEET = '填报记录';
export const RUN_SHEET = '汇总日志';
export const RETURN_SHEET = '填报表';
export const GUIDE_SHEET = '填报说明';
/** In a return that was sent back: what has to be mended or explained. */
export const FINDINGS_SHEET = '审核意见';

/** The columns of 填报记录 in their order; `rest` holds, as JSON, what plain cells cannot hold unchanged. */
export const LOG_COLUMNS = [
  { key: 'sequence', title: '序号', width: 6 },
  { key: 'task', title: '主要任务', width: 30 },
  { key: 'unit', title: '填报单位', width: 16 },
  { key: 'period', title: '报告期', width: 10 },
  { key: 'owner', title: '责任人', width: 10 },
  { key: 'status', title: '状态', width: 12 },
  { key: 'progress', title: '进展情况', width: 40 },
  { key: 'closedOn', title: '办结日期', width: 12 },
  { key: 'remarks', title: '备注', width: 20 },
  { key: 'explanations', title: '情况说明', width: 20 },
  { key: 'revision', title: '版次', width: 6 },
  { key: 'savedAt', title: '保存时间', width: 20 },
  { key: 'receivedAt', title: '收到时间', width: 12 },
  { key: 'fileName', title: '来源文件', width: 30 },
  { key: 'row', title: '来源行', width: 8 },
  { key: 'taskId', title: '任务标识', width: 18 },
  { key: 'sha256', title: '文件校验', width: 20 },
  { key: 'id', title: '记录编号', width: 24 },
  { key: 'rest', title: '补充', width: 20 },
] as const;
export type LogKey = (typeof LOG_COLUMNS)[number]['key'];

export const RUN_COLUMNS = [
  { title: '汇总编号', width: 14 },
  { title: '时间', width: 22 },
  { title: '经办', width: 10 },
  { title: '文件', width: 40 },
  { title: '单位', width: 16 },
  { title: '报告期', width: 10 },
  { title: '结果', width: 10 },
  { title: '原因', width: 40 },
  { title: '新增记录', width: 10 },
] as const;

/** What became of a file, in the words of 汇总日志. */
export const FILE_STATE_WORDS = {
  merged: '已汇总',
  unchanged: '无变化',
  superseded: '已重报，以后报为准',
  attachment: '附件',
  question: '请确认',
  rejected: '未收入',
} as const;

/** Rows that belong to no task by themselves, in 汇总日志. */
export const PENDING_WORDS = { proposal: '单位增报，待审', question: '待确认' } as const;

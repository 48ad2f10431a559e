/** Beginnings of rows below or between the tasks that are no tasks. A colon or bracket follows where the word is common. */
export const NOTE_WORDS = [
  '说明',
  '备注',
  '注',
  '附注',
  '填报说明',
  '填表说明',
  '填写说明',
  '填报要求',
  '注意事项',
  '备考',
];
export const SIGNATURE_WORDS = [
  '填报人',
  '填表人',
  '制表人',
  '制表',
  '审核人',
  '审核',
  '复核',
  '审批人',
  '单位负责人',
  '负责人',
  '负责人签字',
  '主要负责人',
  '分管领导',
  '分管领导签字',
  '联系人',
  '联系电话',
  '电话',
  '填报日期',
  '填表日期',
  '填报时间',
  '报送日期',
  '填报单位',
  '报送单位',
  '单位',
  '盖章',
  '签字',
  '签章',
  '日期',
  '校验码',
];
/** Whole cells of rows that sum up. */
export const TOTAL_WORDS = ['合计', '总计', '小计', '累计', '合 计', '总 计', '小 计'];
/** Stands for the cell above. */
export const SAME_AS_ABOVE = ['同上', '〃', '"', '″', '同前'];

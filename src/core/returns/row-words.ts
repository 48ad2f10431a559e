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
/** What the words before a colon end with where somebody signs: 科室负责人：, 局长（签字）：, 报送时间：. */
export const SIGNATURE_ENDINGS = [
  ...['负责人', '填报人', '填表人', '制表人', '审核人', '审批人', '复核人', '经办人', '报送人', '联系人', '签发人'],
  ...['领导', '局长', '主任', '科长', '处长', '股长', '签字', '签名', '签章', '盖章', '公章', '签发', '审核', '审批'],
  ...['电话', '填报日期', '填表日期', '报送日期', '填报时间', '报送时间', '填报单位', '报送单位', '填报科室'],
];
/** Cells of rows that sum up, blanks left out; a number may follow. */
export const TOTAL_WORDS = ['合计', '总计', '小计', '共计', '累计', '本页小计', '本页合计', '总数', '以上合计'];
/** Stands for the cell above. */
export const SAME_AS_ABOVE = ['同上', '〃', '"', '″', '同前'];
/** Verbs and adverbs of plans that people exchange without meaning another task. */
export const FREE_VERBS: readonly string[] = [
  ...['进一步', '不断', '持续', '切实', '大力', '积极', '扎实', '全面', '深入', '着力', '认真', '有效', '严格'],
  ...['加强', '强化', '完善', '健全', '推进', '推动', '深化', '落实', '开展', '提高', '提升', '优化', '建立', '构建'],
  ...['扩大', '加快', '加大', '组织', '做好', '抓好', '实施', '规范', '促进', '巩固', '拓展', '改进', '改善', '增强'],
  ...['执行', '贯彻', '举办', '召开', '制定', '出台', '工作'],
];

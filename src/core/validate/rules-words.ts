/** Words that the rules recognise in what people write. Compared without blanks and punctuation unless said otherwise. */

/** 进展情况 that says nothing by itself. */
export const EMPTY_TALK: readonly string[] = [
  ...['正常推进', '按计划推进', '有序推进', '稳步推进', '持续推进', '积极推进', '扎实推进', '正在推进', '推进中'],
  ...['按计划进行', '按计划开展', '按要求推进', '按要求开展', '按要求落实', '按照计划推进', '按序时进度推进'],
  ...['正常开展', '有序开展', '正常进行', '进展顺利', '进展良好', '工作正常', '正常', '一切正常', '正在进行', '进行中'],
  ...['正在办理', '正在落实', '正在开展', '已落实', '已部署', '已安排', '已传达', '高度重视', '认真落实', '严格落实'],
  ...[
    '无',
    '暂无',
    '没有',
    '无情况',
    '同上',
    '同前',
    '见上',
    '见附件',
    '详见附件',
    '如上',
    '略',
    '待补',
    '已完成',
    '完成',
  ],
  ...['达到序时进度', '达序时进度', '序时推进', '按时完成', '基本完成', '已办结', '全面完成', '按期推进', '正常推进中'],
  ...['有序推进中', '按计划推进中', '稳步推进中', '持续推进中', '工作有序推进', '各项工作正常推进', '各项工作有序推进'],
];

/** Words that empty talk is padded with; alone, or between such talk, they say nothing either. */
export const PADDING: readonly string[] = [
  ...[
    '该项工作',
    '该工作',
    '此项工作',
    '本项工作',
    '该任务',
    '各项工作',
    '有关工作',
    '相关工作',
    '工作',
    '我局',
    '我单位',
  ],
  ...[
    '我科',
    '我办',
    '目前',
    '本月',
    '本期',
    '当前',
    '正在',
    '已经',
    '均已',
    '均',
    '都',
    '已',
    '正',
    '按照要求',
    '按要求',
  ],
  ...['按计划', '按照计划', '按时', '如期', '进一步', '继续', '全部', '基本', '并', '且', '中', '着', '了', '的'],
];

/** Characters that stand for a reason, in words where they mean something else. */
export const NO_REASON: readonly string[] = [
  ...[
    '因地制宜',
    '因素',
    '因人',
    '因企',
    '受理',
    '接受',
    '享受',
    '受益',
    '授受',
    '感受',
    '接待',
    '招待',
    '待遇',
    '对待',
  ],
  ...['看待', '期待', '等待期', '待产'],
];

/** Words that begin or carry a reason; looked for anywhere in the text. */
export const REASON_WORDS: readonly string[] = [
  ...['因', '由于', '受', '原因', '未能', '尚需', '尚未', '待', '等待', '困难', '影响', '延期', '推迟', '延后', '暂缓'],
  ...['制约', '需协调', '未到位', '不足', '下步', '下一步'],
];

/** Before a percentage: it tells how far the task itself is. */
export const DONE_PERCENT_WORDS: readonly string[] = ['完成', '进度', '总体', '完成率', '达到', '已达'];

/** Begins a filler's explanation in 备注; what follows goes to the coordinator with the findings. */
export const EXPLANATION_MARKS: readonly string[] = ['情况说明', '核实说明', '说明'];

/** Marks of state secrets as documents carry them (GB/T 9704: 绝密★, 机密★, 秘密★). */
export const SECRET_GRADES: readonly string[] = ['绝密', '机密', '秘密'];

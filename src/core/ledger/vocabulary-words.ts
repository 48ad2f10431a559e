import type { Vocabulary } from '../model';

/** 状态 words as units write them; the first of each stands in the drop-down. */
export const DEFAULT_VOCABULARY: Vocabulary = [
  { status: 'notStarted', words: ['未启动', '未开工', '未开展', '未开始', '尚未启动', '尚未开展', '待启动', '筹备中'] },
  {
    status: 'inProgress',
    words: [
      ...['推进中', '进行中', '正常推进', '有序推进', '达序时进度', '达到序时进度', '正在办理', '正在推进', '办理中'],
      ...['实施中', '部分完成', '整改中', '按计划推进', '序时推进', '未完成', '推进', '在办', '开展中'],
    ],
  },
  {
    status: 'atRisk',
    words: [
      ...[
        '推进缓慢',
        '滞后',
        '进度滞后',
        '未达到序时进度',
        '未达序时进度',
        '完成有一定困难',
        '有困难',
        '进展缓慢',
        '存在困难',
      ],
    ],
  },
  {
    status: 'done',
    words: [
      ...[
        '已完成',
        '完成',
        '基本完成',
        '提前完成',
        '已办结',
        '办结',
        '已销号',
        '销号',
        '全部完成',
        '整改完成',
        '已整改',
      ],
      ...['完成整改', '已落实', '按期完成', '如期完成', '完成并长期坚持'],
    ],
  },
  {
    status: 'ongoing',
    words: ['长期坚持', '持续推进', '常态化推进', '常态化', '长期推进', '持续坚持', '立行立改并长期坚持', '持续整改'],
  },
  { status: 'notApplicable', words: ['不涉及', '无此项', '不适用', '无此任务', '未涉及'] },
  { status: 'suspended', words: ['暂缓', '暂停', '中止', '延期', '申请延期'] },
  { status: 'reassign', words: ['建议调整责任单位', '建议调整', '建议移交', '非本单位职责'] },
];

/** What a unit writes where nothing new happened (零报告). Compared without blanks and punctuation. */
export const NIL_WORDS: readonly string[] = [
  '零报告',
  '本月零报告',
  '无新进展',
  '本月无新进展',
  '本期无新进展',
  '暂无新进展',
  '无进展',
  '本月无进展',
  '本期无进展',
  '暂无进展',
  '无变化',
  '本月无变化',
  '与上月相同',
  '同上月',
];

/** In names of scans: the paper that was stamped or signed. */
export const STAMPED_WORDS = ['盖章', '签章', '公章', '签字', '签名', '扫描'];
/** In names of PDFs that are something else than the return on paper. */
export const OTHER_PAPER_WORDS = ['报告', '总结', '佐证', '照片', '方案', '通知', '印证', '支撑', '附图'];

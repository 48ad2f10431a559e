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

/** Words that say a duty has no end: the deadline is ongoing. */
export const ONGOING_WORDS =
  `年内持续推进 全年持续推进 持续抓好 持续推动 持续加强 持续落实 持续推进 持续实施 持续开展 持续整改 持续 长期坚持 长期 常态化 常态长效 长期推进 常抓不懈 逐步 适时 及时 尽快 立行立改 即知即改
  立即整改 立知立改 立整立改 即行即改 边查边改 立即 全年 全年工作 贯穿全年 全年推进 全年持续推进 经常性 经常 日常 日常工作 随时 不定期 定期 滚动推进
  长效 永久 持续深化 按需 根据需要 实时 即时 全程 贯穿始终 坚持长期 按计划推进 按时序推进 有序推进 即日起 常年 常态 动态调整 序时推进`
    .split(/\s+/)
    .filter((word) => word !== '');

/** Words after which a date is no deadline of the task: what was done, applied for, founded, answered by then. */
export const PAST_WORDS =
  `注册 成立 设立 登记 建成并 取得 出生 参加工作 发布的 印发的 出台的 制定的 签订 投产的 入驻 存在的 已`
    .split(/\s+/)
    .filter((word) => word !== '');

/** Clauses about answering or handing in papers: filing, not the task's own deadline. */
export const FEEDBACK_WORDS = `反馈 回复 征求意见 报送进展 报送情况 填报 报名 申报 提出意见 书面意见 联系人`
  .split(/\s+/)
  .filter((word) => word !== '');

import { headerKey } from '../model';

/** What a table of changes calls the column that says what happens to a task. */
export const CHANGE_TITLES = [
  ...['变动', '变动类型', '变动情况', '变更', '变更类型', '变更情况', '变更事项', '调整', '调整类型', '调整情况'],
  ...['调整方式', '操作', '处理', '处理意见', '类型', '变化', 'CHANGE'],
];

export type ChangeWord = 'add' | 'withdraw' | 'restore' | 'postpone' | 'reassign' | 'change';

const WORDS: Readonly<Record<ChangeWord, string>> = {
  add: '新增 增加 追加 补充 增补 新增任务 交办 临时交办 新交办 ADD',
  withdraw: '撤销 取消 删除 终止 撤消 撤回 不再实施 取消任务 撤销任务 WITHDRAW',
  restore: '恢复 重新启动 恢复实施 RESTORE',
  postpone: '延期 展期 顺延 延长 提前 调整时限 时限调整 变更时限 调整完成时限 完成时限调整 延长时限 POSTPONE',
  reassign: `改派 移交 调整单位 调整责任单位 责任单位调整 变更单位 变更责任单位 责任单位变更 调整责任人 变更责任人 更换责任单位
    REASSIGN`,
  change: '调整 变更 修改 更改 变动 CHANGE',
};

const KEYS = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) =>
    words.split(/\s+/).map((word) => [headerKey(word), kind as ChangeWord] as const),
  ),
);

/** What a word in that column means; null for words that nobody knows. */
export function changeWord(text: string): ChangeWord | null {
  return KEYS.get(headerKey(text)) ?? null;
}

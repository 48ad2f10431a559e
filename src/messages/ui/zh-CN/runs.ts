/** Work that a closed tab left behind. */
export const left = {
  mergingTitle: '上次汇总没有做完',
  merging: (ledger: string, returns: number) =>
    `往“${ledger}”汇总${returns}个报送表时，网页关掉了。原来的台账文件没有动过；接着汇总，结果与没有中断一样。`,
  finish: '接着汇总',
  unsavedTitle: '上次的台账还没有下载',
  unsaved: (ledger: string, day: string) =>
    `“${ledger}”（${day}）改动之后没有下载，网页就关掉了；内容还在本机浏览器里。`,
  takeBack: '取回台账',
  drop: '不要了',
};

/** 历次汇总 and a log that does not hold together. */
export const runs = {
  title: (count: number) => `历次汇总（${count}）`,
  lead: '哪一次汇总错了，都可以单独撤回；撤回也记一笔，撤回还可以再撤回。',
  number: '次序',
  nth: (number: number) => `第${number}次`,
  day: '日期',
  period: '报告期',
  what: '做了什么',
  merged: (files: number, entries: number, decisions: number) =>
    `收文件${files}个，新增填报${entries}条${decisions === 0 ? '' : `，定稿、改动${decisions}处`}`,
  revert: (number: number) => `撤回第${number}次`,
  state: '现状',
  counts: '有效',
  takenBack: '已撤回',
  undo: '撤回',
  undoNth: (number: number) => `撤回第${number}次汇总`,
};

export const damage = {
  title: (count: number) => `填报记录有${count}处对不上，可能被改动过`,
  lead: '隐藏的填报记录或汇总日志在本软件之外被改过，或文件损坏。请先与备份核对；没有核对清楚之前，不要往里汇总。',
  accept: '已核对过，上面这些出入没有妨碍，仍接着用这本台账（汇总日志里照实留着）',
  blocked: '填报记录对不上，请先看上面的说明，勾选后才能汇总。',
};

/** What was changed in the fixed content of the ledger's table. */
export const fixed = {
  title: (count: number) => `固定内容有改动（${count}）`,
  lead: '任务、时限、单位、表头等固定内容与原来的不一样。有意改的不用管，汇总和下发按新的来；误改的可以恢复。',
  before: '原来',
  now: '现在',
  kinds: { text: '内容', id: '任务标识', header: '表头', row: '整行被删' },
  restore: '恢复',
  restoreOne: (task: string, what: string) => `恢复“${task}”的${what}`,
  restoreAll: (count: number) => `全部恢复（${count}）`,
};

/** Words of the command line. Functions take facts, so that word order is the language's own. */
export const zhCN = {
  usageTitle: '台账 taizhang：从方案到台账、下发、收表、汇总、督办',
  usageLine: (line: string) => `用法：${line}`,
  usageCommands: '命令：',
  usageMore: '每个命令都可以加 --json、--lang zh-CN|en、--as-of YYYY-MM-DD；taizhang 命令名 --help 看用法。',
  exitCodes: '退出码：0 完成；1 完成，但有事项要人处理；2 没有完成。',
  unknownCommand: (name: string) => `没有“${name}”这个命令，运行 taizhang --help 看全部命令。`,
  unknownOption: (detail: string, usage: string) => `参数不对（${detail}）。用法：${usage}`,
  missingArgument: (usage: string) => `缺少文件名。用法：${usage}`,
  tooManyArguments: (extra: string, usage: string) => `多出参数“${extra}”。用法：${usage}`,
  missingOutput: (usage: string) => `请用 -o 指定输出位置。用法：${usage}`,
  outputIsInput: (file: string) => `“${file}”正是要读的文件，不能用结果盖掉它，请用 -o 另起一个文件名。`,
  noFiles: (folder: string) => `“${folder}”里没有文件。`,
  badDate: (text: string) => `“${text}”不是日期，请写成 2026-07-31 这样。`,
  badPeriod: (text: string) => `“${text}”不是报告期，请写成 2026-07、2026-Q3、2026-H1、2026 或 phase:2。`,
  badChoice: (option: string, text: string, choices: string) => `--${option} 不能是“${text}”，可选：${choices}。`,
  badNumber: (option: string, text: string) => `--${option} 要一个正整数，“${text}”不是。`,
  badGive: (text: string) =>
    `--give “${text}”看不懂，请写成“3-5=市司法局”、“行政执法=牵头:市司法局;配合:市财政局”或“全部=办公室”。`,
  badDecisions: (file: string, detail: string) => `“${file}”不是处理决定文件（${detail}），没有采用。`,
  internal: (detail: string) => `程序出错，没有完成，原文件未动（${detail}）。请把这一行发给维护人员。`,
  written: (file: string) => `已写入 ${file}`,
  unchanged: (file: string) => `没有新内容，${file} 与原文件一致。`,
  stopped: '已停止，没有写入任何文件。',
  dryRun: '试运行：只看结果，没有写文件。',
  reading: (done: number, all: number, file: string) => `读取 ${done}/${all} ${file}`,
  severity: { error: '必须改', warning: '请说明', info: '提示' },
  plan: {
    summary: (title: string, tasks: number) => `${title}：${tasks} 项任务`,
    ledger: (title: string, rows: number) => `文中所附台账：${title}，${rows} 行`,
    phase: (name: string, from: string, to: string) => `阶段：${name}（${from} — ${to}）`,
    filing: (text: string) => `填报：${text}`,
    columns: ['序号', '任务', '责任单位', '完成时限', '原文行'],
    lead: '牵头',
    supporting: '配合',
  },
  generate: {
    summary: (title: string, rows: number, linked: number, units: number) =>
      `${title}：${rows} 行（${linked} 行对应方案任务），${units} 个填报单位`,
    leftOut: (count: number) => `方案中未列入台账的任务 ${count} 项：`,
  },
  template: {
    summary: (title: string, rows: number, units: number) => `${title}：${rows} 行，${units} 个填报单位`,
  },
  revise: {
    summary: (
      counts: { added: number; withdrawn: number; restored: number; postponed: number; reassigned: number },
      version: number,
    ) =>
      `新增 ${counts.added} 项，撤销 ${counts.withdrawn} 项，恢复 ${counts.restored} 项，调整时限 ${counts.postponed} 项，调整单位 ${counts.reassigned} 项；台账第 ${version} 版`,
  },
  distribute: {
    summary: (period: string, files: number, closing: string) => `${period}：下发 ${files} 份报送表，${closing}前报回`,
    claims: (files: number) => `下发认领表 ${files} 份`,
    kept: (file: string, beside: string) => `《${file}》里已有内容，没有动它；新表另存为《${beside}》`,
    columns: ['文件', '单位', '任务数'],
  },
  sublevel: {
    summary: (title: string, rows: number, units: number, day: number) =>
      `${title}：${rows} 行，${units} 个填报单位，${day}日前报回`,
  },
  upward: {
    summary: (unit: string, tasks: number, filled: number) => `${unit}：${tasks}项，已填${filled}项`,
  },
  validate: {
    file: (file: string, kind: string, unit: string, period: string) =>
      `《${file}》${kind}${unit === '' ? '' : ` ${unit}`}${period === '' ? '' : ` ${period}`}`,
    kinds: { ledger: '台账', return: '报送表' },
    clean: '没有发现问题。',
    summary: (errors: number, warnings: number) => `必须改 ${errors} 处，请说明 ${warnings} 处`,
  },
  consolidate: {
    sentBack: (file: string, copy: string) => `退回 ${file} → ${copy}`,
    summary: (entries: number, conflicts: number, questions: number) =>
      `新增填报 ${entries} 条，内容不一致 ${conflicts} 处，待确认 ${questions} 处`,
    states: {
      merged: '已收入',
      unchanged: '无变化',
      superseded: '已重报，以后报为准',
      attachment: '附件',
      question: '请确认',
      rejected: '未收入',
    },
    unitStates: { returned: '已报', partial: '漏报', nil: '零报告', missing: '未报', late: '迟报' },
    fileColumns: ['文件', '单位', '期别', '结果', '条数'],
    unitColumns: ['单位', '情况', '已填/任务', '电子版', '盖章件'],
    papersOnly: '有材料、未填表',
    claimed: (unit: string, tasks: number) => `${unit}认领 ${tasks} 项`,
    conflict: (task: string, unit: string, column: string) => `内容不一致，请定：${unit}《${task}》的${column}`,
    issued: (text: string) => `  下发原文：${text || '（空）'}`,
    theirs: (text: string, file: string) => `  单位报送：${text || '（空）'}（《${file}》）`,
    ours: (text: string) => `  台账现有：${text || '（空）'}`,
    refused: (file: string, reason: string) => `未收入：《${file}》：${reason}`,
    locked: (unit: string, column: string, issued: string, returned: string) =>
      `固定内容有改动，未采用：${unit}，${column} 由“${issued}”改成“${returned}”`,
    proposal: (unit: string, text: string) => `单位增报，待审：${unit}：${text}`,
    missingRow: (unit: string, task: string) => `缺行：${unit} 没有报回《${task}》`,
    question: (file: string, row: number) => `请确认：《${file}》第 ${row} 行对应哪项任务`,
  },
  undo: { summary: (run: string, entries: number) => `已撤回 ${run}，涉及填报 ${entries} 条` },
  restore: {
    none: '台账的固定内容没有要恢复的改动。',
    done: (count: number) => `恢复 ${count} 处固定内容：`,
    left: (count: number) => `另有 ${count} 处改动已随汇总采用；要改回原来的内容，请加 --adopted：`,
    change: (kind: 'text' | 'id' | 'header' | 'row', task: string, column: string, logged: string, shown: string) => {
      switch (kind) {
        case 'text':
          return `“${task}”的${column}：“${shown}” → “${logged}”`;
        case 'id':
          return `“${task}”一行的任务标识`;
        case 'header':
          return `表头：“${shown}” → “${logged}”`;
        case 'row':
          return `“${task}”一行（补在最后）`;
      }
    },
  },
  chase: {
    none: '各单位都已报送。',
    summary: (period: string, count: number) => `${period}：${count} 个单位未报或漏报`,
  },
  fsck: { whole: '填报记录完整，台账与记录一致。', found: (count: number) => `发现 ${count} 处问题：` },
  cells: {
    sheet: (name: string, cells: number, hidden: boolean) => `“${name}”${hidden ? '（隐藏）' : ''}：${cells} 个单元格`,
  },
  calendar: { summary: (events: number) => `共 ${events} 个日程` },
  inspect: { summary: (count: number, seed: string) => `抽取 ${count} 项（随机种子 ${seed}，可复核）` },
  trace: {
    none: '还没有单位报过，没有来源可查。',
    cell: (sequence: string, task: string, column: string, period: string, text: string) =>
      `${sequence} ${task} · ${column}${period === '' ? '' : `（${period}）`}：${text}`,
    answer: (unit: string, file: string, row: number, run: string, text: string, counts: boolean) =>
      `  ${counts ? '来自' : '未采用'} ${unit}《${file}》第 ${row} 行${run === '' ? '' : `，汇总 ${run}`}：${text}`,
    source: (unit: string, period: string, file: string) => `    源头 ${unit} ${period}《${file}》`,
    decided: (text: string) => `  处理意见：${text}`,
  },
  carryOver: {
    summary: (through: string, carried: number, closed: number) =>
      `结转到 ${through} 为止：未办结 ${carried} 项转入新台账，已办结 ${closed} 项留在原台账（存档）`,
  },
  clean: { summary: '报送版：只有台账这张表，不含内部记录；别的工作表、图表、批注和自加的栏没有带出。' },
  adopt: { summary: (rows: number) => `已沿用现有台账：${rows} 行` },
  report: {
    summary: (tasks: number, done: number, overdue: number) => `任务 ${tasks} 项，办结 ${done} 项，逾期 ${overdue} 项`,
  },
} as const;

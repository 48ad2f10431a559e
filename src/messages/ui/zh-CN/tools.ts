/** What is needed now and then beside the monthly road. */
export const tools = {
  title: '更多',
  show: '展开',
  hide: '收起',
  adopt: {
    title: '沿用现有台账',
    lead: '手上已有自己做的台账（.xlsx），原样接着用：原有内容、格式不动，只补上隐藏的编号和记录。',
    choose: '选择现有台账……',
    done: (rows: number) => `已沿用，共${rows}行。请看上面的台账，没有问题就下载保存。`,
  },
  revise: {
    title: '任务变动',
    lead: '年中新增、撤销、恢复、延期、改派任务：选一张变动表（.csv、.xlsx、.docx），已下发的报送表照样收得回。',
    choose: '选择变动表……',
    done: (added: number, withdrawn: number, restored: number, postponed: number, reassigned: number) =>
      `新增${added}项，撤销${withdrawn}项，恢复${restored}项，延期${postponed}项，改派${reassigned}项。`,
    none: '变动表里没有要改的内容，台账没有改动。',
  },
  sublevel: {
    title: '本单位的二级台账',
    lead: '选上级下发给本单位的报送表，生成本单位自己的台账，好往科室、下属单位分。',
    choose: '选择上级下发的报送表……',
    done: (title: string, rows: number, units: number) => `已生成“${title}”：${rows}行，${units}个填报单位。`,
  },
  claims: {
    title: '认领任务',
    lead: '方案只写“各有关部门”的，先发认领表：各单位把自己的任务勾上报回来，在“收表汇总”里和报送表一样收。',
    choose: '按单位名单生成……',
    make: '生成认领表',
    done: (files: number) => `已生成${files}份认领表（一个压缩包）。`,
  },
  carryOver: {
    title: '年终结转',
    lead: '没有办结的任务带进新一年的台账，最后的进展一并带上；现在这本原样留作档案，不改动。',
    make: '生成新一年台账',
    done: (carried: number, closed: number, through: string) =>
      `截至${through}：结转${carried}项，已办结的${closed}项留在旧台账里。`,
  },
  clean: {
    title: '报送版',
    lead: '往外报的一份：不带隐藏表、填报记录、电话和文件路径。',
    make: '生成报送版',
    done: '已生成报送版，不含内部记录。',
  },
  upward: {
    title: '填好上级的报送表',
    lead: '用这本台账里的进展，填好上级下发给本单位的报送表。',
    choose: '选择上级下发的报送表……',
    done: (unit: string, filled: number, tasks: number) => `已填好${unit}的报送表：${filled}/${tasks}项有内容。`,
  },
  inspect: {
    title: '督查抽查表',
    lead: '随机抽取任务，生成现场核查用的表；同一天抽到的相同，可以复核。',
    make: '抽取并生成',
    done: (tasks: number, seed: string) => `抽取${tasks}项（随机种子“${seed}”）。`,
  },
  calendar: {
    title: '日程',
    lead: '完成时限和填报截止日，导入日历软件用（.ics）。',
    make: '生成日程',
    done: (events: number) => `已生成${events}条日程。`,
  },
};

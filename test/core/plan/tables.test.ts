import { parsePlan } from '../../../src/core/plan';
import type { Plan, TextBlock } from '../../../src/core/model';
import { line, lines, read } from './read';

function fromTable(rows: string[][], before: string[] = []): Plan {
  const blocks: TextBlock[] = [
    ...before.map((text, index) => ({ kind: 'paragraph' as const, text, line: index + 1 })),
    { kind: 'table', rows, line: before.length + 1 },
  ];
  return parsePlan(blocks).value;
}

test('a Markdown table; 同上 means the cell above', () => {
  expect(
    lines(
      `
      | 序号 | 重点任务 | 具体措施 | 牵头单位 | 配合单位 | 完成时限 |
      | --- | --- | --- | --- | --- | --- |
      | 1 | 加强安全监管 | 开展隐患排查 | 区应急局 | 区住建局、各街道 | 6月底前 |
      | 2 | 提升救援能力 | 组织应急演练 | 区消防救援大队 |  | 每季度 |
      | 3 | 完善预案体系 | 修订总体预案 | 区应急局 | 同上 | 10.30 |`,
      { year: 2024 },
    ),
  ).toEqual([
    '1加强安全监管 | 牵头 区应急局 | 配合 区住建局、各街道 | 2024-06',
    '2提升救援能力 | 牵头 区消防救援大队 | quarter',
    '3完善预案体系 | 牵头 区应急局 | 2024-10-30',
  ]);
});

test('dropped empty cells: columns are told by what the values are', () => {
  const { plan } = read(
    `
    某局工作台账
    序号 | 主要任务 | 完成时间 | 进展情况 | 责任科室 | 责任人 | 备注 |
    1 | 完善立法程序 | 10.31 | 法规科 | 李建华 | ||
    2 | 健全决策机制,严格执行程序。 | 10.31 | 办公室、机关党委 | 王立新 马秀英 | ||
    某局工作台账
    序号 | 主要任务 | 完成时间 | 进展情况 | 责任科室 | 责任人 | 备注 |
    3 | 加强教育培训 | 10.31 | 已完成 | 人事科 | 李建华 | 提前
    说明:1.每月30日前填报进展情况。2.各单位要认真落实。`,
    { year: 2020 },
  );
  expect(
    plan.ledgers[0]?.rows.map(({ task, progress, responsibleUnits, owners, remarks }) => [
      task,
      progress,
      responsibleUnits,
      owners,
      remarks,
    ]),
  ).toEqual([
    ['完善立法程序', '', ['法规科'], ['李建华'], ''],
    ['健全决策机制,严格执行程序', '', ['办公室', '机关党委'], ['王立新', '马秀英'], ''],
    ['加强教育培训', '已完成', ['人事科'], ['李建华'], '提前'],
  ]);
  expect(plan.ledgers[0]?.title).toBe('某局工作台账');
  expect(plan.ledgers[0]?.notes).toEqual(['1.每月30日前填报进展情况。', '2.各单位要认真落实。']);
  expect(plan.filing).toEqual([{ every: 'monthly', by: 30, text: '每月30日前填报进展情况' }]);
  expect(plan.tasks).toHaveLength(3);
  expect(plan.ledgers[0]?.rows.map(({ taskId }) => taskId)).toEqual(plan.tasks.map(({ id }) => id));
});

test('a merged first column whose cells are missing in the rows below', () => {
  const { plan } = read(`
    工作任务 | 具体要求 | 责任部门 |
    一、做好信息公开。 | 1.推进预算公开。 | 财务科 |
    二、加强政策解读。 | 2.及时发布解读。 | 办公室 |
    3.回应网民意见。 | 各科室 | |
    4.更新公众号。 | 办公室牵头,各科室配合 | |`);
  expect(plan.tasks.map(line)).toEqual([
    '1.推进预算公开 | 责任 财务科',
    '2.及时发布解读 | 责任 办公室',
    '3.回应网民意见 | 责任 各科室',
    '4.更新公众号 | 牵头 办公室 | 配合 各科室',
  ]);
  expect(plan.tasks.map(({ section }) => section)).toEqual([
    ['一、做好信息公开'],
    ['二、加强政策解读'],
    ['二、加强政策解读'],
    ['二、加强政策解读'],
  ]);
});

test('one cell a line, units one a line, a row under the number above it', () => {
  expect(
    lines(
      `
      2016年民生实事任务分解表
      序号
      民生实事
      责任单位
      完成时限
      1
      启动综合治理工程。
      县水务局
      县住建局
      12月底前
      2
      开工建设养老院。
      县民政局
      5月底前动工
      开工建设老年大学。
      12月底前
      3
      迁建政务服务中心。
      县政务服务中心
      9月投入使用
      分享到:`,
    ),
  ).toEqual([
    '1启动综合治理工程 | 责任 县水务局、县住建局 | 2016-12',
    '2开工建设养老院 | 责任 县民政局 | 2016-05',
    '2开工建设老年大学 | 责任 县民政局 | 2016-12',
    '3迁建政务服务中心 | 责任 县政务服务中心 | 2016-09',
  ]);
});

test('one cell a line with bars between, numbers without a header, groups in front of them', () => {
  const { plan } = read(`
    工作任务
    |
    具体要求
    |
    责任科室
    |
    时限要求
    |
    深化政策解读
    |
    1
    |
    积极做好政策解读工作,丰富解读形式。
    |
    办公室
    |
    年底前
    |
    做好基础工作
    |
    2
    |
    严格规范专栏,及时发布内容。
    |
    各科室
    |
    持续推进
    |
    3
    |
    编制年度报告,确保数据准确。
    |
    办公室
    |
    持续推进
    |`);
  expect(plan.tasks.map(line)).toEqual([
    '1积极做好政策解读工作,丰富解读形式 | 责任 办公室 | by',
    '2严格规范专栏,及时发布内容 | 责任 各科室 | ongoing',
    '3编制年度报告,确保数据准确 | 责任 办公室 | ongoing',
  ]);
  expect(plan.tasks[2]?.section).toEqual(['做好基础工作']);
});

test('columns by tabs and by several blanks', () => {
  expect(
    lines('序号\t工作任务\t责任单位\t完成时间\n1\t召开动员会\t办公室\t3月5日\n2\t开展业务培训\t人事科、法规科\t3月底', {
      year: 2024,
    }),
  ).toEqual(['1召开动员会 | 责任 办公室 | 2024-03-05', '2开展业务培训 | 责任 人事科、法规科 | 2024-03']);
  expect(
    lines(
      '序号  工作内容  责任科室  责任人  完成时限\n1  开展污染防治攻坚  大气科  张建国  12月底\n2  推进河湖治理  水科  李红 王强  全年',
      {
        year: 2024,
      },
    ),
  ).toEqual([
    '1开展污染防治攻坚 | 责任 大气科 | 人 张建国 | 2024-12',
    '2推进河湖治理 | 责任 水科 | 人 李红、王强 | ongoing',
  ]);
});

test('rows broken over lines are put together again', () => {
  expect(
    lines(
      `
      任务分解表
      序号 | 重点任务 | 责任单位 | 完成时限 |
      1 | 加强制度建设，
      完善运行机制，
      强化跟踪落实。 | 市司法局 | 6月底 |
      2 | 开展专项检查 | 市审计局、
      市财政局 | 9月底 |
      任务分解表
      3 | 组织业务培训 | 市人社局 | 全年 |`,
      { year: 2024 },
    ),
  ).toEqual([
    '1加强制度建设，完善运行机制，强化跟踪落实 | 责任 市司法局 | 2024-06',
    '2开展专项检查 | 责任 市审计局、市财政局 | 2024-09',
    '3组织业务培训 | 责任 市人社局 | ongoing',
  ]);
});

describe('tables that the reader knows as tables', () => {
  test('section rows, merged unit cells and a header of two rows', () => {
    const plan = fromTable([
      ['序号', '内容清单', '责任清单', '', '', '措施清单'],
      ['', '', '责任领导', '责任人', '责任处室', ''],
      ['一、规范管理', '', '', '', '', ''],
      ['1', '修订管理制度', '李向东', '王晓梅', '综合处', '4月底前印发'],
      ['2', '开展专项检查', '赵立新', '孙玉兰', '监督处', '每季度一次'],
    ]);
    expect(plan.tasks.map(line)).toEqual([
      '1修订管理制度 | 责任 综合处 | 人 王晓梅 | by',
      '2开展专项检查 | 责任 监督处 | 人 孙玉兰',
    ]);
    expect(plan.tasks[0]).toMatchObject({
      section: ['一、规范管理'],
      requirements: ['4月底前印发'],
      leaders: ['李向东'],
    });
  });

  test('cells merged downwards: the group and its unit stand for the rows below', () => {
    const plan = fromTable([
      ['类别', '主要任务', '细化措施', '牵头单位', '责任单位'],
      ['产业', '壮大龙头企业', '1.新增龙头企业3家', '市工信局', '各区政府'],
      ['', '', '2.培育专精特新企业', '', ''],
      ['民生', '改善教育条件', '3.新建学校2所', '市教育局', '市财政局'],
    ]);
    expect(plan.tasks.map(line)).toEqual([
      '1.新增龙头企业3家 | 牵头 市工信局 | 责任 各区政府',
      '2.培育专精特新企业 | 牵头 市工信局 | 责任 各区政府',
      '3.新建学校2所 | 牵头 市教育局 | 责任 市财政局',
    ]);
    expect(plan.tasks[1]?.section).toEqual(['产业', '壮大龙头企业']);
  });

  test('a table that is only layout is read as text', () => {
    const plan = fromTable([
      ['1.修订制度。完善流程。（责任单位：市司法局）\n2.开展培训。提升能力。（责任单位：市人社局）'],
    ]);
    expect(plan.tasks.map(line)).toEqual(['1.修订制度 | 责任 市司法局', '2.开展培训 | 责任 市人社局']);
  });
});

test('responsibility in the brackets of a cell', () => {
  expect(
    lines(
      '责任事项 | 工作措施 | 完成时限 | 总责任人\n1.新建幼儿园30所。(牵头单位:市教育局;责任单位:市财政局) | 落实用地 | 12月 | 王立新',
      { year: 2017 },
    ),
  ).toEqual(['1.新建幼儿园30所 | 牵头 市教育局 | 责任 市财政局 | 人 王立新 | 2017-12']);
});

test('a ledger printed beside its plan: rows are linked to the plan’s tasks one to one', () => {
  const { plan } = read(`
    某局工作台账
    序号 | 主要任务 | 完成时间 | 进展情况 | 责任科室 |
    1 | 加强宣传引导，完善研究宣传机制 | 10.31 | 宣传科 |
    2 | 加强复议工作 | 10.31 | 法规科 |
    3 | 举办运动会 | 10.31 | 工会 |
    附件
    2020年冲刺方案
    一、工作任务
    (一)加强理论研究,完善研究宣传机制。
    责任单位:市委宣传部
    (二)加强宣传引导,完善研究宣传机制。
    责任单位:市委宣传部
    (三)加强行政复议工作。
    责任单位:市司法局`);
  expect(plan.tasks).toHaveLength(3);
  expect(plan.ledgers[0]?.rows.map(({ taskId }) => plan.tasks.find(({ id }) => id === taskId)?.ordinal)).toEqual([
    '(二)',
    '(三)',
    undefined,
  ]);
});

test('a header with nothing but section names below holds no task', () => {
  expect(lines('工作任务 |\n工作要求 |\n牵头单位 |\n责任单位 |\n一、深化公开 |\n|||\n|\n二、强化解读 |\n|||')).toEqual(
    [],
  );
});

describe('headers as they are seen in the wild', () => {
  test('类别 merged over rows whose cells moved up', () => {
    const { plan } = read(`
      序号 | 类别 | 主要任务 | 细化措施 | 牵头单位 | 参与单位 | 责任单位 |
      1 | 产业发展 | 壮大龙头企业 | 新增省级龙头企业3家以上 | 市农业局 | 市财政局 | 各县政府 |
      2 | 培育新型主体 | 新增示范合作社20家 | 市农业局 | 市供销社 | 各县政府 |`);
    expect(plan.tasks.map(line)).toEqual([
      '1壮大龙头企业 | 牵头 市农业局 | 责任 各县政府 | 配合 市财政局',
      '2培育新型主体 | 牵头 市农业局 | 责任 各县政府 | 配合 市供销社',
    ]);
    expect(plan.tasks[1]).toMatchObject({ section: ['产业发展'], requirements: ['新增示范合作社20家'] });
  });

  test.each([
    [
      'in a row of its own',
      '序号 | 内容清单 | 责任清单 | 措施清单 |\n责任领导 | 责任人 | 责任处室 |\n1 | 修订制度 | 李向东 | 王晓梅 | 综合处 | 印发实施 |',
    ],
    [
      'at the end of a run of words',
      '序号\n内容清单\n责任清单\n措施清单\n责任领导\n责任人\n责任处室\n1\n修订制度\n李向东\n王晓梅\n综合处\n印发实施',
    ],
  ])('names under 责任清单 %s', (_, text) => {
    const { plan } = read(text);
    expect(plan.tasks.map(line)).toEqual(['1修订制度 | 责任 综合处 | 人 王晓梅']);
    expect(plan.tasks[0]).toMatchObject({ leaders: ['李向东'], requirements: ['印发实施'] });
  });

  test('no unit at all, but dates and whoever reports', () => {
    expect(
      lines(
        '工作内容 | 完成时限 | 实际完成时间 | 报送人 |\n编制部门预算 | 1月20日 | 1月18日 | 张建国 |\n公开部门决算信息 | 8月底 | | 李红梅 |',
        {
          year: 2024,
        },
      ),
    ).toEqual(['编制部门预算 | 2024-01-20', '公开部门决算信息 | 2024-08']);
  });

  test('a section name before the first row', () => {
    const { plan } = read(`
      任务 | 牵头领导 | 牵头单位 | 配合单位
      （一）推动产业升级
      1.新增高新技术企业50家 | 李向东 | 市科技局 | 市工信局
      （二）提升城市品质
      2.改建道路10条 | 王志刚 | 市住建局 | 市交通局、市财政局`);
    expect(plan.tasks.map(({ section, title }) => [...section, title])).toEqual([
      ['（一）推动产业升级', '新增高新技术企业50家'],
      ['（二）提升城市品质', '改建道路10条'],
    ]);
  });
});

test('who filled it in and when stands between a ledger and its title', () => {
  const rows = [
    ['序号', '主要任务', '责任科室', '完成时间', '进展情况'],
    ['1', '编制目录', '办公室', '8月底', '已编30条'],
    ['2', '汇聚数据', '数据科', '9月底', ''],
  ];
  const titles = ['填报单位：办公室　　2026年7月', '2026年7月', '报送时间：7月30日'].map(
    (caption) => fromTable(rows, ['某某市重点工作任务台账', caption]).ledgers[0]?.title,
  );
  expect(titles).toEqual(['某某市重点工作任务台账', '某某市重点工作任务台账', '某某市重点工作任务台账']);
});

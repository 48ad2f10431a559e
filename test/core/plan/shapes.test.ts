import { codes, line, lines, read } from './read';

/** Shapes of real documents, one a test: what a careful clerk reads in them. */
describe('outlines', () => {
  test('a list that stood right below a chapter goes on below finer headings', () => {
    const { plan } = read(`
      一、主要预期目标
      1．生产总值增长6%。（县发展改革局牵头，县统计局等部门配合）
      2．新增就业2600人。（县人社局牵头）
      二、重点工作任务
      （一）扩大有效投资
      3．推进重点项目120个。（县发展改革局牵头）
      （二）培育主导产业
      4．发展小快灵产业。（县工信局牵头）`);
    expect(plan.tasks.map(({ section }) => section.join(' / '))).toEqual([
      '一、主要预期目标',
      '一、主要预期目标',
      '二、重点工作任务 / （一）扩大有效投资',
      '二、重点工作任务 / （二）培育主导产业',
    ]);
  });

  test('a five-year plan: sections in chapters, paragraphs that are tasks, boxes that are none', () => {
    const { plan } = read(`
      江州市数字经济发展规划
      第二章 总体要求
      第三节 发展目标
      到2025年，增加值占比达到10%。
      第三章 重点任务
      第四节 夯实数字基础设施
      加快建设信息网络。推进骨干网扩容。（责任单位：市经信局、各县市区政府）
      推进云网融合发展。建设绿色数据中心。（责任单位：市大数据局）
      第五节 发挥数据要素作用
      强化数据供给。（责任单位：市大数据局）
      专栏2 数据质量提升工程
      1.提升数据质量。建立健全更新机制。
      2.培育数据服务商。支持机构发展。
      第四章 保障措施
      第六节 加强统筹协调
      各部门按职责分工负责。`);
    expect(plan.tasks.map((task) => [line(task), task.section])).toEqual([
      ['加快建设信息网络 | 责任 市经信局、各县市区政府', ['第三章 重点任务', '第四节 夯实数字基础设施']],
      ['推进云网融合发展 | 责任 市大数据局', ['第三章 重点任务', '第四节 夯实数字基础设施']],
      ['第五节发挥数据要素作用 | 责任 市大数据局', ['第三章 重点任务']],
    ]);
  });

  test('a list goes on after the box that interrupted it', () => {
    expect(
      lines(`
        第一节 基础设施
        1.建设骨干网。（责任单位：市经信局）
        专栏1 重点工程
        （1）光网工程。覆盖全市。
        （2）算力工程。新建中心。
        2.建设算力网。（责任单位：市大数据局）`),
    ).toEqual(['1.建设骨干网 | 责任 市经信局', '2.建设算力网 | 责任 市大数据局']);
  });

  test('numbers glued to the text from the first item on', () => {
    expect(
      lines(
        `
        1.2023年新增企业5家。责任单位：经发局
        2.100亩产业园建设。责任单位：开发区管委会
        3.5G基站新增200个，增长15.6%。责任单位：工信局
        4.农村公路建设20.5公里。责任单位：交通局`,
      ),
    ).toEqual([
      '1.2023年新增企业5家 | 责任 经发局',
      '2.100亩产业园建设 | 责任 开发区管委会',
      '3.5G基站新增200个，增长15.6% | 责任 工信局',
      '4.农村公路建设20.5公里 | 责任 交通局',
    ]);
  });

  test('decimal outlines are no glued numbers', () => {
    expect(
      lines(`
        1.1完善制度。责任单位：办公室
        1.2开展培训。责任单位：人事科
        2.1采购设备。责任单位：财务科`),
    ).toEqual(['1.1完善制度 | 责任 办公室', '1.2开展培训 | 责任 人事科', '2.1采购设备 | 责任 财务科']);
  });

  test('a document in one line whose labels run into the next chapter', () => {
    const { plan } = read(
      '松江市2024年爱国卫生运动实施方案为扎实开展工作，制定本方案。一、总体目标改善环境。二、重点任务（一）整治环境。清理卫生死角，3月底前完成。牵头单位：市城管局责任单位：各区政府（二）加强宣传。举办讲座。牵头单位：市爱卫办责任单位：市教育局、团市委三、工作要求（一）加强领导。各区要高度重视。',
    );
    expect(plan.title).toBe('松江市2024年爱国卫生运动实施方案');
    expect(plan.tasks.map(line)).toEqual([
      '（一）整治环境 | 牵头 市城管局 | 责任 各区政府 | 2024-03',
      '（二）加强宣传 | 牵头 市爱卫办 | 责任 市教育局、团市委',
    ]);
  });

  test('titles on lines of their own, without any numbering, in groups', () => {
    const { plan } = read(`
      东湖街道2024年文明创建工作任务
      一类任务
      背街小巷整治
      对32条小巷进行改造。（责任单位：城管办、各社区，6月底前完成）
      楼道革命
      清理楼道堆物。
      统一粉刷墙面。
      责任单位：物业办
      完成时限：8月底
      二类任务
      交通秩序
      设置劝导岗12个。
      责任单位：综治办
      各单位要加强领导。`);
    expect(plan.tasks.map((task) => [task.section[0], line(task)])).toEqual([
      ['一类任务', '背街小巷整治 | 责任 城管办、各社区 | 2024-06'],
      ['一类任务', '楼道革命 | 责任 物业办 | 2024-08'],
      ['二类任务', '交通秩序 | 责任 综治办'],
    ]);
    expect(plan.remainder?.map(({ text }) => text)).toEqual(['各单位要加强领导。']);
  });

  test('tasks under months are due in them, by the years of the school year', () => {
    expect(
      lines(`
        江州市第三中学2024—2025学年度教学工作计划
        一、工作重点
        1.组织教师培训。（教务处负责）
        二、月份工作安排
        九月：
        1.开学典礼。（政教处负责）
        三月：
        1.期中考试。（教务处负责）`),
    ).toEqual([
      '1.组织教师培训 | 责任 教务处',
      '1.开学典礼 | 责任 政教处 | 2024-09',
      '1.期中考试 | 责任 教务处 | 2025-03',
    ]);
  });

  test('an item that begins with its parts is called what its first part is', () => {
    expect(
      lines(
        `
        1、推行一件事一次办。
        牵头单位：市政务局
        2、（1）出台信用监管意见；（2）开展失信治理。
        牵头单位：市发改委`,
      ),
    ).toEqual(['1、推行一件事一次办 | 牵头 市政务局', '2、出台信用监管意见 | 牵头 市发改委']);
  });

  test('what is said to everybody below the last label lines is no part of the last task', () => {
    const { plan } = read(`
      一、新增托位300个
      牵头单位：区卫健局
      二、免费筛查1.5万人
      牵头单位：区妇联
      请各牵头单位于每季度最后一个月25日前将进展情况报区政府督查室。`);
    expect(plan.tasks[1]?.requirements).toEqual([]);
    expect(plan.tasks[1]?.countTargets).toBeUndefined();
    expect(plan.filing.map(({ every, by }) => [every, by])).toEqual([['quarterly', 25]]);
  });
});

describe('labels and brackets', () => {
  test('a rectification list whose items begin with 问题表现', () => {
    expect(
      lines(
        `
        （一）关于理论学习不深入的问题
        1.问题表现：中心组研讨不充分，仅开展2次。
        整改措施：修订制度。
        责任科室：办公室
        2.问题表现：学用结合不紧密。
        整改措施：开展调研。
        责任科室：人事科`,
      ),
    ).toEqual(['1.中心组研讨不充分，仅开展2次 | 责任 办公室', '2.学用结合不紧密 | 责任 人事科']);
  });

  test('牵头： and 配合： without 单位', () => {
    expect(lines('1.开展综合检查。牵头：安环部，配合：各车间\n2.设备年检，责任人：李明辉，配合：生产部')).toEqual([
      '1.开展综合检查 | 牵头 安环部 | 配合 各车间',
      '2.设备年检 | 配合 生产部 | 人 李明辉',
    ]);
  });

  test('units that stand on a line below their label', () => {
    expect(
      lines(`
        1.推进一件事一次办。
        牵头单位：市政务局
        责任单位：市公安局、市人社局
                  市税务局
        2.建立信用机制。
        责任单位：市发改委
        青禾市人民政府
        2024年2月26日`),
    ).toEqual([
      '1.推进一件事一次办 | 牵头 市政务局 | 责任 市公安局、市人社局、市税务局',
      '2.建立信用机制 | 责任 市发改委',
    ]);
  });

  test('a bracket of units with a labelled deadline or person behind them', () => {
    expect(
      lines(
        '1.开展赛课。（教科室 负责人：许静）\n2.修缮校舍。（总务处，完成时限：2024年8月底）\n3.更新图书。（图书馆，完成时限为2024年底）',
      ),
    ).toEqual([
      '1.开展赛课 | 责任 教科室 | 人 许静',
      '2.修缮校舍 | 责任 总务处 | 2024-08',
      '3.更新图书 | 责任 图书馆 | 2024-12',
    ]);
  });

  test('a bracket in which a clause says something else', () => {
    expect(
      lines('1.培育企业。（市工信局牵头，市财政局配合，列入年度重点项目库）\n2.办好节会。（市文旅局负责）'),
    ).toEqual(['1.培育企业 | 牵头 市工信局 | 配合 市财政局', '2.办好节会 | 责任 市文旅局']);
  });

  test('a deadline in a bracket behind the last unit is no part of its name', () => {
    expect(lines('1.治理扬尘。责任单位：区住建局、区交通局（长期坚持）')).toEqual([
      '1.治理扬尘 | 责任 区住建局、区交通局 | ongoing',
    ]);
  });
});

describe('years that dates do not name', () => {
  const task = '1.修订制度。\n责任单位：办公室\n完成时限：3月底';
  test.each([
    [
      'from what the text before looks back on',
      `整改方案\n2023年9月至11月开展巡察，12月20日反馈意见。\n${task}`,
      '2024-03',
    ],
    [
      'from the one year that the text before names',
      `分工方案\n现就2024年《政府工作报告》提出的任务作如下分工。\n${task}`,
      '2024-03',
    ],
    ['from the bracket below the title', `工作计划\n（2022年）\n${task}`, '2022-03'],
    ['not from a horizon', `工作方案\n到2030年6月，建成体系。\n${task}`, 'by'],
  ])('%s', (_, text, due) => expect(lines(text)).toEqual([`1.修订制度 | 责任 办公室 | ${due}`]));

  test('phases take it as well', () => {
    const { plan } = read(`
      整改方案
      2024年1月10日，巡察组反馈了意见。
      一、整改任务
      1.修订制度。（办公室负责）
      二、整改步骤
      （一）动员部署阶段（1月15日至1月31日）。召开会议。`);
    expect(plan.phases).toEqual([{ name: '动员部署阶段', from: '2024-01-15', to: '2024-01-31' }]);
  });
});

describe('tables', () => {
  test('a table by months', () => {
    const { plan } = read(`
      市供销社党支部活动计划表
      （2024年）
      月份 | 活动主题 | 活动内容 | 责任人
      1月 | 节前廉政教育 | 学习有关规定 | 孙立
      3月 | 志愿服务 | 义务植树 | 孙立、何敏`);
    expect(plan.title).toBe('市供销社党支部活动计划表（2024年）');
    expect(plan.tasks.map(line)).toEqual(['节前廉政教育 | 人 孙立 | 2024-01', '志愿服务 | 人 孙立、何敏 | 2024-03']);
  });

  test('同上 reaches over the name of a section', () => {
    expect(
      lines(`
        | 序号 | 重点任务 | 牵头单位 | 责任单位 | 完成时限 |
        | 一、稳增长 | | | | |
        | 1 | 促进消费 | 市商务局 | 各县区 | 2024年8月底 |
        | 二、惠民生 | | | | |
        | 2 | 办好教育 | 市教育局 | 同上 | 持续推进 |`),
    ).toEqual([
      '1促进消费 | 牵头 市商务局 | 责任 各县区 | 2024-08',
      '2办好教育 | 牵头 市教育局 | 责任 各县区 | ongoing',
    ]);
  });
});

test('a date at the end of a clause with 完成 behind it is a deadline as one with 前 is', () => {
  expect(
    lines('1.开展赛课，11月中旬完成。（教科室负责）\n2.建成厂房，已于3月底完成。（基建科负责）', { year: 2024 }),
  ).toEqual(['1.开展赛课，11月中旬完成 | 责任 教科室 | 2024-11-20', '2.建成厂房，已于3月底完成 | 责任 基建科']);
});

test('text that became a task is not handed on as unused', () => {
  const { plan } = read('工作安排\n厕所革命\n改造户厕320座。\n责任单位：镇农业农村办');
  expect(plan.remainder).toEqual([]);
  expect(codes('工作安排\n厕所革命\n改造户厕320座。\n责任单位：镇农业农村办')).toEqual([]);
});

describe('a third look', () => {
  test('a row broken over lines in a table whose cells are parted by blanks', () => {
    expect(
      lines(`
        2024年工作任务清单
        序号  工作任务  责任领导  责任部门  完成时限
        1  修订公司章程，完善治理  王志刚  董事会办公室  3月31日
        2  推进信息化建设，上线系统
            张伟  信息部  10月底
        3  开展标准化达标，通过验收  赵强  安环部  2024.11.30`),
    ).toEqual([
      '1修订公司章程，完善治理 | 责任 董事会办公室 | 人 王志刚 | 2024-03-31',
      '2推进信息化建设，上线系统 | 责任 信息部 | 人 张伟 | 2024-10',
      '3开展标准化达标，通过验收 | 责任 安环部 | 人 赵强 | 2024-11-30',
    ]);
  });

  test('entries of a list without numbers are tasks of their own, and a table stands under its heading', () => {
    const { plan } = read(`
      # 2024年数字化办公计划
      ## 二、任务分解
      ### 1. 平台建设
      - [ ] **完成服务器采购和机房改造，按期验收** — 责任部门：信息中心；截止：2024-03-31
      • 完成系统部署和数据迁移，确保稳定 — 责任部门：运维部；截止：2024-05-15
      ### 2. 推广培训
      任务 | 责任部门 | 截止时间
      编写手册 | 信息中心 | 2024/6/10
      组织培训 | 人力资源部 | 6月底`);
    expect(plan.tasks.map((task) => [task.section.at(-1), line(task)])).toEqual([
      ['1. 平台建设', '完成服务器采购和机房改造，按期验收 | 责任 信息中心 | 2024-03-31'],
      ['1. 平台建设', '完成系统部署和数据迁移，确保稳定 | 责任 运维部 | 2024-05-15'],
      ['2. 推广培训', '编写手册 | 责任 信息中心 | 2024-06-10'],
      ['2. 推广培训', '组织培训 | 责任 人力资源部 | 2024-06'],
    ]);
    expect(plan.remainder).toEqual([]);
  });

  test('minutes of a meeting that speak of leads hold no task', () => {
    expect(
      lines(`
        市政府常务会议纪要
        一、关于城市更新。会议同意实施方案，由市住建局牵头，市财政局配合，5月底前完成补偿方案。
        二、关于招商引资。会议强调，要加大力度。`),
    ).toEqual([]);
  });

  test('labels and short deadlines parted by blanks, chapters in formal numerals', () => {
    const { plan } = read(`
      贰 主要任务
      1. 政务提速行动
         1.1 推行一枚印章管审批。
             责任部门：行政审批局    配合部门：各职能部门    时限：2024.06.30
         1.2 建立帮办队伍。
             责任部门：行政审批局    时限：即日起
      叁 保障措施
      加强督导检查。`);
    expect(plan.tasks.map((task) => [task.section.join('/'), line(task)])).toEqual([
      ['贰 主要任务/1. 政务提速行动', '1.1推行一枚印章管审批 | 责任 行政审批局 | 配合 各职能部门 | 2024-06-30'],
      ['贰 主要任务/1. 政务提速行动', '1.2建立帮办队伍 | 责任 行政审批局 | ongoing'],
    ]);
  });
});

describe('a fourth look', () => {
  test('stages as headings of tasks are phases and sections', () => {
    const { plan } = read(`
      柳塘银行2023年作风建设活动推进计划
      第一阶段：学习动员（2023年3月1日-3月31日）
      1. 召开动员大会。3月10日前由办公室牵头组织，各支行参加。
      2. 组织专题学习。责任部室：党群工作部；配合部室：各支行。
      第二阶段：查摆整改（2023年4月1日-9月30日）
      3. 建立问题台账。责任部室：纪检监察室。完成时间：6月15日。`);
    expect(plan.tasks.map((task) => [task.section[0]?.slice(0, 9), line(task)])).toEqual([
      ['第一阶段：学习动员', '1.召开动员大会 | 牵头 办公室 | 配合 各支行 | 2023-03-10'],
      ['第一阶段：学习动员', '2.组织专题学习 | 责任 党群工作部 | 配合 各支行'],
      ['第二阶段：查摆整改', '3.建立问题台账 | 责任 纪检监察室 | 2023-06-15'],
    ]);
    expect(plan.phases).toEqual([
      { name: '第一阶段：学习动员', from: '2023-03-01', to: '2023-03-31' },
      { name: '第二阶段：查摆整改', from: '2023-04-01', to: '2023-09-30' },
    ]);
  });

  test('names alone in 【】 after a list of parts', () => {
    expect(
      lines(
        '4.完善融资制度。（省金融局、省财政厅）\n5.培育企业。①完善清理机制；②推动以大带小。【省工信厅、省审计厅等】',
      ),
    ).toEqual(['4.完善融资制度 | 责任 省金融局、省财政厅', '5.培育企业 | 责任 省工信厅、省审计厅']);
  });

  test('a unit between the title and the table of an office’s own list is no task', () => {
    const { plan } = read(`
      2024年度目标任务分解表
      责任单位：县文广旅局
      序号 目标任务 计划完成时间 责任股室 责任人
      1 创建景区1个 12月31日 产业股 余晓东
      2 举办茶文化节 5月10日 市场股 丁洁`);
    expect(plan.title).toBe('2024年度目标任务分解表');
    expect(plan.tasks.map(line)).toEqual([
      '1创建景区1个 | 责任 产业股 | 人 余晓东 | 2024-12-31',
      '2举办茶文化节 | 责任 市场股 | 人 丁洁 | 2024-05-10',
    ]);
  });

  test('opinions that name who does it only as a sentence begins', () => {
    const { plan } = read(`
      关于做好2024年三夏生产工作的意见
      为抢抓农时，现提出如下意见。
      一、加强机具调度。做好跨区作业，保障油料供应。
      二、严防火灾。县应急局牵头，县气象局配合，开展24小时值守。
      三、做好秸秆禁烧。实行包乡镇、包村、包地块制度。`);
    expect(plan.tasks.map(line)).toEqual([
      '一、加强机具调度',
      '二、严防火灾 | 牵头 县应急局 | 配合 县气象局',
      '三、做好秸秆禁烧',
    ]);
    expect(plan.tasks[1]?.doubtful).toBe(true);
  });
});

test('what stands below a complete deadline is no part of it', () => {
  const { plan } = read(
    `
    1．完成水源地规范化建设，落实各项保护措施，按期通过验收。（市生态环境局牵头，6月底前完成）
    2．开展清四乱行动，全面摸排，建立台账，逐项销号。责任单位：市水利局；完成时限：10月31日
    每月巡河不少于2次，并做好记录，及时上传；
    建立问题台账，实行闭环管理；`,
    { year: 2024 },
  );
  expect(plan.tasks.map((task) => task.deadline?.text)).toEqual(['6月底前完成', '10月31日']);
  expect(plan.tasks[1]?.requirements).toHaveLength(2);
});

test('deadlines count where nobody is named at all', () => {
  expect(
    lines(`
      岚山县2024年度目标责任书
      一、主要目标任务
      1.新建幼儿园2所。完成时限：8月底
      2.培训教师300人次。完成时限：年底`),
  ).toEqual(['1.新建幼儿园2所 | 2024-08', '2.培训教师300人次 | 2024-12']);
});

test('the last item of a list asks for work as its siblings do: it is a task, though its unit was forgotten', () => {
  const { plan } = read(`
    某某市2026年工作方案
    一、主要任务
    （一）编制目录
    任务要求：1.完成编目。
    责任单位：市数据局
    （二）汇聚数据
    任务要求：1.完成汇聚。
    责任单位：市数据局
    （三）开展培训
    任务要求：1.每季度培训一次。
    二、工作要求
    （一）加强领导。各单位要高度重视。`);
  expect(plan.tasks.map(({ title, responsibleUnits }) => [title, responsibleUnits])).toEqual([
    ['编制目录', ['市数据局']],
    ['汇聚数据', ['市数据局']],
    ['开展培训', []],
  ]);
  expect(plan.tasks[2]?.requirements).toEqual(['1.每季度培训一次。']);
});

import { line, lines, read } from './read';

test('every titled item with its own responsibility is a task, whatever bracket it stands in', () => {
  const text = `
    青禾市2024年营商环境提升行动方案
    一、总体要求
    坚持问题导向，全面提升服务水平。
    二、重点任务
    （一）优化政务服务。推行一窗受理。（市政务局牵头，市数据局、市财政局配合，6月底完成）
    （二）强化要素保障。〔牵头单位：市自然资源局；配合单位：市住建局、各区（县）政府〕
    （三）降低融资成本。引导银行让利。[责任单位：市金融办、人民银行青禾支行]
    （四）规范涉企检查。【责任单位：市司法局（行政复议局）、各行政执法部门】
    （五）提升通关效率。(青禾海关、市商务局按职责分工负责，年内持续推进)
    （六）健全信用体系。市发改委、市信用办各司其职。（市发改委会同市市场监管局负责）
    三、保障措施
    （一）加强组织领导。各部门要高度重视。
    （二）严格督查考核。市政府督查室要加强督查。`;
  expect(lines(text)).toEqual([
    '（一）优化政务服务 | 牵头 市政务局 | 配合 市数据局、市财政局 | 2024-06',
    '（二）强化要素保障 | 牵头 市自然资源局 | 配合 市住建局、各区（县）政府',
    '（三）降低融资成本 | 责任 市金融办、人民银行青禾支行',
    '（四）规范涉企检查 | 责任 市司法局（行政复议局）、各行政执法部门',
    '（五）提升通关效率 | 责任 青禾海关、市商务局 | ongoing',
    '（六）健全信用体系 | 牵头 市发改委 | 配合 市市场监管局',
  ]);
  expect(read(text).plan.tasks[0]?.section).toEqual(['二、重点任务']);
});

test('a parent and its child may both be tasks', () => {
  expect(
    lines(`
      （一）落实减税政策。（财政局、税务局按职责分工负责）具体措施：
      1．简化办税程序。（税务局牵头，相关部门按职责分工负责）
      2．清理涉企收费。（发展改革局负责）`),
  ).toEqual([
    '（一）落实减税政策 | 责任 财政局、税务局',
    '1．简化办税程序 | 牵头 税务局 | 责任 相关部门',
    '2．清理涉企收费 | 责任 发展改革局',
  ]);
});

test('a line of responsibility after a list of sub-items is the parent’s', () => {
  expect(
    lines(`
      (一)预案体系建设
      1.完善应急预案
      (1)规范预案编制工作。
      (2)加强预案演练。
      (责任单位:市应急局、各县(市、区)政府)
      2.健全运行机制
      (1)推进机构建设。
      (2)建立协作机制。
      (责任单位:市编办、市公安局等部门)`),
  ).toEqual(['1.完善应急预案 | 责任 市应急局、各县(市、区)政府', '2.健全运行机制 | 责任 市编办、市公安局等部门']);
});

test('parts （1）（2） in the running text are no tasks; the bracket at their end is the item’s', () => {
  const { plan } = read(
    '二、资金支持。（1）给予贴息；（2）落实补贴；（3）培训补助。（责任单位：县人社局、县财政局）\n三、人才支持。配租公寓。（责任单位：县住建局）',
  );
  expect(plan.tasks.map(line)).toEqual(['二、资金支持 | 责任 县人社局、县财政局', '三、人才支持 | 责任 县住建局']);
});

test('several brackets in one item each close their own sentences', () => {
  expect(
    lines(
      '一、强化算力支撑。建设公共平台。（责任单位：市数据局、市经信局）提供免费算力。（责任单位：各区人民政府〈含开发区,下同〉）',
    ),
  ).toEqual(['一、强化算力支撑 | 责任 市数据局、市经信局、各区人民政府']);
});

test('one document in a single line is read like any other', () => {
  expect(
    lines(
      '现制定如下方案。一、工作任务(一)实施部署（1）资源申请：按要求提出需求。责任单位：信息科完成时限：2021年9月30日（2）组件部署：完成调试。责任单位：服务商、信息科完成时限：2021年10月31日(二)设备购置（1）终端购置：分批采购。责任单位：财务科完成时限：11月30日完成验收。',
    ),
  ).toEqual([
    '（1）资源申请 | 责任 信息科 | 2021-09-30',
    '（2）组件部署 | 责任 服务商、信息科 | 2021-10-31',
    '（1）终端购置 | 责任 财务科 | 2021-11-30',
  ]);
});

test('paragraphs broken by page ends and line widths are put together again', () => {
  const { plan } = read(`
    —1—
    青禾市深化改革实施方案
    为深入贯彻落实上级决策部署，加快推进我市重点领域和关键环节改革，结合我市
    实际，制定本方案。
    一、主要任务
    1.深化国企改革。完善法人治理结构，健全市场化经营机制，推动国有资本布局优
    —2—
    化和结构调整，2024年年底前基本完成改革任务。（责任单位：市国资委、市财政
    局，各市属企业）
    2.推进财税体制改革。建立健全预算绩效管理体系，规范政府举债融资行为，积极
    稳妥化解隐性债务。（责任单位：市财政局、市税务局）
    第 3 页 共 3 页`);
  expect(plan.tasks.map(line)).toEqual([
    '1.深化国企改革 | 责任 市国资委、市财政局、各市属企业 | 2024-12',
    '2.推进财税体制改革 | 责任 市财政局、市税务局',
  ]);
  expect(plan.tasks[0]?.text).toContain('推动国有资本布局优化和结构调整');
  expect(plan.tasks[0]?.source).toEqual({ from: 6, to: 9 });
});

test('numbers glued to the text are told by the sequence: 11.121人才 is item 11, 6.2% is no item', () => {
  expect(
    lines(`
      10.实施引才计划。全年引进人才增长6.2%左右。责任单位：区人社局
      11.121人才工程。评选名师100名。责任单位：区教育局
      12.3月底前出台人才政策。责任单位：区委组织部`),
  ).toEqual([
    '10.实施引才计划 | 责任 区人社局',
    '11.121人才工程 | 责任 区教育局',
    '12.出台人才政策 | 责任 区委组织部 | by',
  ]);
});

test('un-numbered sub-items with a title before a colon', () => {
  const { plan } = read(`
    （一）打造社区矩阵。立足定位，联动发展。
    “一核”：以新城为核心，加快建设。（牵头单位：市科技局，责任单位：市教育局，各区镇）
    “多区”：鼓励利用各类载体。（责任单位：各区镇）
    （二）构建培育生态
    金融支持：发挥基金作用。（牵头单位：市政府办（金融），责任单位：市财政局）`);
  expect(plan.tasks.map(line)).toEqual([
    '“一核” | 牵头 市科技局 | 责任 市教育局、各区镇',
    '“多区” | 责任 各区镇',
    '金融支持 | 牵头 市政府办（金融） | 责任 市财政局',
  ]);
  expect(plan.tasks[0]?.section).toEqual(['（一）打造社区矩阵']);
});

test('articles and chapters', () => {
  const { plan } = read(`
    第一章 总体要求
    第一条 指导思想。以高质量发展为主题。
    第二章 重点任务
    第二条 发展现代农业。建设高标准农田5万亩。责任单位：县农业农村局、县水利局。完成时限：2024年12月。
    第三条 壮大特色产业。打造特色品牌3个。责任单位：县商务局、各乡镇。完成时限：持续推进。`);
  expect(plan.tasks.map(line)).toEqual([
    '第二条发展现代农业 | 责任 县农业农村局、县水利局 | 2024-12',
    '第三条壮大特色产业 | 责任 县商务局、各乡镇 | ongoing',
  ]);
  expect(plan.tasks[0]?.section).toEqual(['第二章 重点任务']);
});

test('Markdown with headings and bold labels', () => {
  const { plan } = read(`
    # 松岭区数字化行动计划
    ## 一、总体目标
    打造数字松岭。
    ## 二、主要任务
    ### （一）建设数据平台
    **牵头单位**：区数据局

    **完成时限**：2025年9月底
    ### （二）推广智慧应用
    **牵头单位**：区教育局`);
  expect(plan.title).toBe('松岭区数字化行动计划');
  expect(plan.tasks.map(line)).toEqual([
    '（一）建设数据平台 | 牵头 区数据局 | 2025-09',
    '（二）推广智慧应用 | 牵头 区教育局',
  ]);
});

test('traditional characters are read as well and handed on as written', () => {
  expect(
    lines(
      `
      1.推行一網通辦。2024年6月底前實現網上可辦。（牽頭單位：區政務局；責任單位：區數據局、各街道辦事處）
      2.壓縮審批時限。（區司法局牽頭，各有關部門按職責分工負責，年底前完成）`,
      { year: 2024 },
    ),
  ).toEqual([
    '1.推行一網通辦 | 牵头 區政務局 | 责任 區數據局、各街道辦事處 | 2024-06',
    '2.壓縮審批時限 | 牵头 區司法局 | 责任 各有關部門 | 2024-12',
  ]);
});

test('readings that a mirror wrote behind characters are left out', () => {
  expect(
    lines(
      '1.加大力度。落實(shí)責任，推進(jìn)改革，優(yōu)化服務(wù)。(牽頭單位:州審批局;責任單位:州司法局、各縣市區(qū)政府,6月底完成)',
    ),
  ).toEqual(['1.加大力度 | 牵头 州審批局 | 责任 州司法局、各縣市區政府 | by']);
});

test('records of labels: a rectification list', () => {
  expect(
    lines(`
      问题一：制度执行不到位。
      整改目标：完善制度，抓好落实。
      整改措施：1.修订财务制度。2.开展培训。
      整改时限：2023年6月30日前
      责任科室：办公室、财务科
      责任人：王晓梅
      问题二：档案管理不规范。
      整改措施：配备专职人员。
      整改时限：立行立改
      责任科室：综合科`),
  ).toEqual([
    '问题一制度执行不到位 | 责任 办公室、财务科 | 人 王晓梅 | 2023-06-30',
    '问题二档案管理不规范 | 责任 综合科 | ongoing',
  ]);
});

test('a form of 【labels】 with values beside or below them', () => {
  const { plan } = read(`
    【1月21日 问题一】
    【点位名称】环城路路段道路积尘
    【主管单位】市城管局
    【存在问题】
    此路段道路积尘严重。
    【整改期限】立行立改`);
  expect(plan.tasks.map(line)).toEqual(['问题一环城路路段道路积尘 | 责任 市城管局 | ongoing']);
});

test('tasks under headings that name units', () => {
  expect(
    lines(
      `
      柳塘县春季造林任务分工
      一、县林业局
      1.编制造林作业设计，3月10日前完成。
      2.组织苗木调运。
      二、各乡镇人民政府
      1.完成整地挖穴。`,
      { year: 2024 },
    ),
  ).toEqual([
    '1.编制造林作业设计，3月10日前完成 | 责任 县林业局 | 2024-03-10',
    '2.组织苗木调运 | 责任 县林业局',
    '1.完成整地挖穴 | 责任 各乡镇人民政府',
  ]);
});

test('responsibility in a sentence of its own', () => {
  expect(
    lines(
      `
      一、新建口袋公园10个。由区城管局牵头，区园林中心、各街道配合，10月底前完成。
      二、改造老旧小区20个。
      区住建局负责，12月底前完成。
      三、新增停车泊位500个。此项工作由区公安分局、区城管局负责。`,
      { year: 2024 },
    ),
  ).toEqual([
    '一、新建口袋公园10个 | 牵头 区城管局 | 配合 区园林中心、各街道 | 2024-10',
    '二、改造老旧小区20个 | 责任 区住建局 | 2024-12',
    '三、新增停车泊位500个 | 责任 区公安分局、区城管局',
  ]);
});

describe('what is no responsibility', () => {
  test('a lead inside a requirement', () => {
    expect(
      lines(`
        (一)加强应诉工作。
        任务要求:1.由市中级人民法院牵头,建立联席会议制度,通报工作情况。2.由市司法局牵头,拟定办法。
        责任单位:市司法局、各有关部门`),
    ).toEqual(['(一)加强应诉工作 | 责任 市司法局、各有关部门']);
  });

  test('companies that are encouraged to lead', () => {
    expect(lines('1.组建联合体。鼓励企业牵头组建创新联合体，支持高校参与。\n责任单位：市科技局')).toEqual([
      '1.组建联合体 | 责任 市科技局',
    ]);
  });

  test('a remark about the list', () => {
    expect(
      lines('1.改善校舍。（责任单位：市教育局，以下均需各区落实，不再列出）\n2.充实师资。（责任单位：市人社局）'),
    ).toEqual(['1.改善校舍 | 责任 市教育局', '2.充实师资 | 责任 市人社局']);
  });

  test('the web page’s own 主办单位 below the document', () => {
    const text = '1.改善校舍。扩建教室。（责任单位：市教育局）\n2.充实师资。招聘教师。（责任单位：市人社局）';
    expect(lines(`${text}\n主办单位：青禾市人民政府办公室 承办单位：青禾市大数据中心\n网站标识码：1234567890`)).toEqual(
      lines(text),
    );
  });
});

describe('documents in which nobody is named', () => {
  test('give the lowest titled items of the task chapters', () => {
    const { plan } = read(`
      青禾市推进社区养老服务实施意见
      一、基本原则
      （一）政府主导，社会参与。发挥政府主导作用。
      二、主要任务
      （一）完善设施网络
      1.新建社区养老中心。每个街道至少建成1个中心，面积不低于1000平方米。
      2.改造适老设施。对老旧小区楼道、坡道等进行适老化改造。
      （二）提升服务能力
      1.培训护理人员。每年培训不少于500人次。
      三、实施步骤
      （一）调研准备阶段（2024年3月）。开展摸底调查。
      （二）总结验收阶段（2024年11月底前）。组织验收。
      四、工作要求
      （一）加强领导。成立领导小组。`);
    expect(plan.tasks.map(line)).toEqual(['1.新建社区养老中心', '2.改造适老设施', '1.培训护理人员']);
    expect(plan.tasks[2]?.section).toEqual(['二、主要任务', '（二）提升服务能力']);
    expect(plan.phases).toEqual([
      { name: '调研准备阶段', from: null, to: '2024-03' },
      { name: '总结验收阶段', from: null, to: '2024-11' },
    ]);
  });

  test('give their opinions, each a paragraph', () => {
    expect(
      lines(`
        青禾市人民政府关于加强依法行政的意见
        为推进依法行政，特提出如下意见：
        一、健全行政决策制度。要完善决策规则，建立合法性审查制度；要建立后评价制度。
        二、规范行政处罚裁量权。要制定处罚基准，并向社会公布。
        三、强化学习培训。要制定计划，认真组织学习。`),
    ).toEqual(['一、健全行政决策制度', '二、规范行政处罚裁量权', '三、强化学习培训']);
  });
});

test('titles: the first sentence, the first clause of a long one, without a leading date', () => {
  expect(
    lines(`
      1.完善制度机制，健全工作体系。（办公室负责）
      2.依法履行市场监管职能,进一步完善市场监管制度,建立健全社会信用体系,实行信用监督和失信惩戒制度,保证公正性。（市场科负责）
      3.2020年底前组织开展全面自查，整改到位。（法规科负责）`),
  ).toEqual([
    '1.完善制度机制，健全工作体系 | 责任 办公室',
    '2.依法履行市场监管职能 | 责任 市场科',
    '3.组织开展全面自查，整改到位 | 责任 法规科 | 2020-12',
  ]);
});

test('requirements are the numbered parts as written, responsibility left out', () => {
  const { plan } = read(`
    (一)深化执法改革。
    任务要求:1.推进重心下移。2.完善执法管理。
    责任单位:市司法局
    完成时限:2020年10月31日`);
  expect(plan.tasks[0]?.requirements).toEqual(['1.推进重心下移。', '2.完善执法管理。']);
  expect(plan.tasks[0]?.text).toBe(
    '深化执法改革。\n任务要求:1.推进重心下移。2.完善执法管理。\n责任单位:市司法局\n完成时限:2020年10月31日',
  );
  expect(plan.tasks[0]?.reason).toEqual({ rule: 'label', line: 3 });
});

test('un-numbered paragraphs below a heading, each with label lines of its own', () => {
  const { plan } = read(`
    一、主要预期目标
    地区生产总值增长6%左右。
    牵头单位：县发改局
    责任单位：县统计局、各镇（街道）
    一般公共预算收入增长5%。
    牵头单位：县财政局
    二、重点工作
    （一）推进工业强县
    新开工项目30个以上。
    牵头单位：县工信局`);
  expect(plan.tasks.map(line)).toEqual([
    '地区生产总值增长6%左右 | 牵头 县发改局 | 责任 县统计局、各镇（街道）',
    '一般公共预算收入增长5% | 牵头 县财政局',
    '（一）推进工业强县 | 牵头 县工信局',
  ]);
});

test('a plan without any numbering', () => {
  expect(
    lines(`
      青禾市文旅提升行动重点任务
      推进景区提质。加快基础设施改造，完善标识标牌。（责任单位：市文旅局、市住建局）
      丰富节庆活动。每季度举办1次活动。
      牵头单位：市文旅局
      配合单位：各县区
      任务名称：智慧景区建设
      责任单位：市大数据局
      责任人：赵国强`),
  ).toEqual([
    '推进景区提质 | 责任 市文旅局、市住建局',
    '丰富节庆活动 | 牵头 市文旅局 | 配合 各县区',
    '智慧景区建设 | 责任 市大数据局 | 人 赵国强',
  ]);
});

test('a list whose numbers were cut out goes on after a closing bracket', () => {
  expect(
    lines(
      '加快建设，(责任单位:市发改委)二、争取政策支持，(责任单位:市发改委)三、提高补助，(责任单位:市科技局)八、加大支持力度，(责任单位:市工信局)',
    ),
  ).toEqual(['二、争取政策支持 | 责任 市发改委', '三、提高补助 | 责任 市科技局', '八、加大支持力度 | 责任 市工信局']);
});

test('phases of a chapter of steps, whether they call themselves so or not', () => {
  const { plan } = read(`
    2023年公路整治方案
    一、工作步骤
    （一）宣传发动（3月）。召开动员会。
    （二）组织实施（4月—11月）。全面推进。
    第三阶段：总结考核（12月1日至12月20日）。组织验收。
    二、重点任务
    1．改造农村公路。（县交通局负责）`);
  expect(plan.phases).toEqual([
    { name: '宣传发动', from: null, to: '2023-03' },
    { name: '组织实施', from: '2023-04', to: '2023-11' },
    { name: '第三阶段：总结考核', from: '2023-12-01', to: '2023-12-20' },
  ]);
});

test('a contact person makes no task', () => {
  expect(
    lines(`
      一、工作任务
      1.完善制度。健全机制。（县司法局负责）
      二、工作要求
      （一）及时报送。请于6月底前报送总结。联系人：李明，电话：123456。`),
  ).toEqual(['1.完善制度 | 责任 县司法局']);
});

import { codes, read } from './read';

describe('title, number, issuer and date', () => {
  test('of a plan that a notice hands out', () => {
    const { plan } = read(`
      松岭区人民政府办公室文件
      松岭政办发〔2023〕9号
      松岭区人民政府办公室关于印发
      松岭区人才行动任务分解的通知
      各街道，区政府各部门：
      现将《松岭区人才行动任务分解》印发给你们。
      二○二三年三月一日
      松岭区人才行动任务分解
      1.实施引才计划。引进人才100名。责任单位：区人社局`);
    expect(plan).toMatchObject({
      title: '松岭区人才行动任务分解',
      documentNumber: '松岭政办发〔2023〕9号',
      issuer: '松岭区人民政府办公室',
      issuedOn: '2023-03-01',
    });
  });

  test('of a saved page: its own data before those of the document', () => {
    const { plan } = read(`
      索 引 号： 000/2019-003
      发文机关： 青禾市人民政府
      成文日期： 2019年01月12日
      发布日期： 2019年01月25日
      青禾市人民政府关于促进开放的若干意见
      青政发〔2019〕3号
      一、主要任务
      1.拓展市场。推广试点。（市商务局负责）`);
    expect(plan).toMatchObject({
      issuer: '青禾市人民政府',
      issuedOn: '2019-01-12',
      documentNumber: '青政发〔2019〕3号',
    });
  });

  test('of a signature', () => {
    const { plan } = read(`
      关于做好普法工作的实施意见
      1.开展宣传。（市司法局负责）
      2.举办讲座。（市教育局负责）
      青禾市人民政府
      2024年2月26日`);
    expect(plan).toMatchObject({ issuer: '青禾市人民政府', issuedOn: '2024-02-26', documentNumber: null });
    expect(plan.tasks[1]?.text).toBe('举办讲座。（市教育局负责）');
  });
});

describe('filing rules', () => {
  test.each([
    ['各责任单位每月30前填报进展情况', 'monthly', 30],
    ['请各责任单位于每季度末月20日前将完成情况书面报县政府督查室', 'quarterly', 20],
    ['各牵头单位要于每月28日前将进展情况报送督查室', 'monthly', 28],
  ])('%s', (text, every, by) => expect(read(`${text}。`).plan.filing).toEqual([{ every, by, text }]));

  test.each(['每月召开一次会议', '每年向市政府报告', '请于6月30日前报送总结'])('%s is none', (text) =>
    expect(read(`${text}。`).plan.filing).toEqual([]),
  );
});

describe('what a person should look at', () => {
  test('a jump in the numbering', () =>
    expect(codes('1.修订制度。（市司法局负责）\n2.开展培训。（市人社局负责）\n5.组织考核。（市委组织部负责）')).toEqual(
      ['plan.numberingGap'],
    ));

  test('an item between others that names nobody is taken, and said', () => {
    const { plan, issues } = read(`
      1.修订制度。（市司法局负责）
      2.开展培训。组织干部学习。
      3.组织考核。（市委组织部负责）
      4.加强督查。（市督查室负责）`);
    expect(plan.tasks.map(({ doubtful }) => doubtful ?? false)).toEqual([false, true, false, false]);
    expect(issues).toEqual([{ code: 'plan.unitsMissing', severity: 'warning', title: '开展培训', at: { line: 2 } }]);
  });

  test('a plan that names nobody at all, once', () =>
    expect(
      codes('青禾市工作方案\n一、主要任务\n1.修订制度。完善流程，健全机制。\n2.开展培训。组织干部学习法律。'),
    ).toEqual(['plan.noUnits']));

  test('the same title twice', () =>
    expect(codes('一、市级\n1.修订制度。（市司法局负责）\n二、区级\n1.修订制度。（区司法局负责）')).toEqual([
      'plan.sameTitle',
    ]));

  test('deadlines that no calendar has, that can be read twice, or not at all', () => {
    const label = (text: string) => codes(`1.修订制度。\n责任单位：法规科\n完成时限：${text}`);
    expect(label('2021年9月31日')).toEqual(['deadline.impossible']);
    expect(label('2021年待定')).toEqual([]);
    expect(label('年底左右')).toEqual(['deadline.unreadable']);
    expect(label('10月底')).toEqual(['deadline.noYear']);
  });

  test('a mark of secrecy', () => expect(codes('机密★一年\n1.修订制度。（市司法局负责）')).toEqual(['plan.secret']));

  test('text that no part of the plan uses is handed on', () => {
    const { plan } = read(`
      青禾市工作方案
      为做好工作，制定本方案。
      一、总体要求
      坚持问题导向。
      二、主要任务
      1.修订制度。（市司法局负责）`);
    expect(plan.remainder).toEqual([
      { text: '为做好工作，制定本方案。', line: 2 },
      { text: '一、总体要求', line: 3 },
      { text: '坚持问题导向。', line: 4 },
    ]);
  });
});

test('a plan whose title line was lost is called what its notice calls it', () => {
  const { plan } = read(`
    青政办字〔2023〕1号
    各县区人民政府，市政府各部门：
    经市政府同意，现将《青澜市绿色低碳高质量发展分工落实方案》（以下简称《方案》）印发给你们，请认真实施。
    1.推进先行区建设。（牵头单位：市发展改革委；参与单位：市财政局）
    2.淘汰落后产能。（牵头单位：市工业和信息化局；参与单位：市生态环境局）`);
  expect(plan.title).toBe('青澜市绿色低碳高质量发展分工落实方案');
  expect(plan.tasks).toHaveLength(2);
});

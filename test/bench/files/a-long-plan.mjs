/** A plan of so many tasks, each with requirements, a deadline and two of as many units. */
export function planOf(tasks) {
  const unit = (number) => `云溪市第${(number % tasks) + 1}工作局`;
  const task = (number) =>
    [
      `${number + 1}.推进第${number + 1}项营商环境提升任务，压减申报材料和办理时限。`,
      `任务要求:(1)公布第${number + 1}批事项清单,全程网办率达到95%以上。(2)每季度开展一次满意度调查,问题整改到位。`,
      `责任单位:${unit(number)}、${unit(number + 7)}。`,
      `完成时限:2026年${(number % 6) + 7}月底前`,
    ].join('\n');
  return ['云溪市2026年营商环境提升方案', '三、主要任务', ...Array.from({ length: tasks }, (_, at) => task(at))].join(
    '\n',
  );
}

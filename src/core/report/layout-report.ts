import { formatPeriod } from '../ledger';
import type { DocumentBlock, DocumentLayout } from '../model';
import type { Summary, TaskSummary, UnitSummary } from './summary';
import { namesInText, RETURN_WORDS, spokenDay, TIMING_WORDS } from './words';

/** The report upward of a period (进展情况通报) in the form of an official document. */
export function layoutReport(summary: Summary): DocumentLayout {
  const title = `关于${subject(summary)}进展情况的通报`;
  return {
    properties: { title, creator: '台账', created: `${summary.asOf}T00:00:00Z` },
    blocks: [
      { kind: 'title', text: title },
      paragraph(`（${formatPeriod(summary.period)}，截至${spokenDay(summary.asOf)}）`, 'center'),
      ...overall(summary),
      ...overdueAndDue(summary),
      ...returns(summary),
      ...nextSteps(summary),
      paragraph(spokenDay(summary.asOf), 'right'),
    ],
  };
}

/** 《…方案》 where the ledger was made from a plan, else the ledger's own title. */
function subject({ planTitle, title }: Summary): string {
  const name = planTitle === '' ? title : planTitle;
  return name.startsWith('落实') || name.includes('《') ? name : `落实《${name}》`;
}

function overall(summary: Summary): DocumentBlock[] {
  const { tasks, done, doneOnTime, doneLate, claimed, overdue, dueSoon, doneRate, byStatus } = summary;
  const late = doneLate > 0 ? `（其中逾期办结${doneLate}项）` : '';
  const waiting = claimed > 0 ? `责任单位报已完成、尚待确认销号${claimed}项，` : '';
  const rows = (
    [
      ['已办结', done],
      ['　其中按期办结', doneOnTime],
      ['推进中', byStatus.inProgress],
      ['推进缓慢', byStatus.atRisk],
      ['长期坚持', byStatus.ongoing],
      ['未启动', byStatus.notStarted],
      ['不涉及、暂缓或建议调整', byStatus.notApplicable + byStatus.suspended + byStatus.reassign],
      ['未报进展', byStatus.none],
    ] as const
  ).map(([name, count]) => [name, String(count), share(count, tasks)]);
  const bySection = summary.sections.filter(({ section }) => section !== '');
  return [
    heading('一、总体进展'),
    paragraph(
      `台账共${tasks}项任务，截至${spokenDay(summary.asOf)}，已办结${done}项${late}，办结率${doneRate}%；${waiting}` +
        `逾期未办结${overdue}项，临近时限${dueSoon}项。`,
    ),
    table(['办理情况', '项数', '占比'], rows, [4, 2, 2]),
    ...(bySection.length < 2
      ? []
      : [
          table(
            ['类别', '任务数', '已办结', '逾期', '临期'],
            bySection.map((one) => [one.section, ...[one.tasks, one.done, one.overdue, one.dueSoon].map(String)]),
            [6, 2, 2, 2, 2],
          ),
        ]),
  ];
}

function overdueAndDue(summary: Summary): DocumentBlock[] {
  const overdue = summary.rows.filter(({ timing }) => timing === 'overdue');
  const soon = summary.rows.filter(({ timing }) => timing === 'dueSoon');
  return [
    heading('二、逾期和临期事项'),
    ...(overdue.length === 0
      ? [paragraph('目前没有逾期未办结的任务。')]
      : [paragraph(`逾期未办结${overdue.length}项：`), taskTable(overdue)]),
    ...(soon.length === 0 ? [] : [paragraph(`临近时限${soon.length}项：`), taskTable(soon)]),
  ];
}

function taskTable(rows: readonly TaskSummary[]): DocumentBlock {
  return table(
    ['序号', '主要任务', '完成时间', '责任单位', '状态', '进展情况'],
    rows.map((row) => [
      row.sequence,
      row.title,
      row.deadline,
      row.units.join('、'),
      row.daysLeft !== null && row.daysLeft < 0 ? `${TIMING_WORDS.overdue}${-row.daysLeft}天` : row.statusWord,
      row.progress,
    ]),
    [1, 5, 2, 3, 2, 6],
  );
}

function returns(summary: Summary): DocumentBlock[] {
  const { units } = summary;
  const named = (state: UnitSummary['state']): string[] =>
    units.filter((unit) => unit.state === state).map(({ unit }) => unit);
  const sentence = (words: string, names: readonly string[]): string =>
    names.length === 0 ? '' : `${words}${names.length}个：${namesInText(names)}；`;
  const received = units.filter(({ state }) => state !== 'missing').length;
  const details = [
    sentence('漏报单位', named('partial')),
    sentence('零报告单位', named('nil')),
    sentence('迟报单位', named('late')),
    sentence('未报单位', named('missing')),
  ].join('');
  return [
    heading('三、报送情况'),
    paragraph(
      `${formatPeriod(summary.period)}应报单位${units.length}个，已报${received}个，报送截止${spokenDay(summary.closing)}。` +
        (details === '' ? '各单位均已按时报送。' : `${details.slice(0, -1)}。`),
    ),
    table(
      ['单位', '报送情况', '任务数', '已填', '已办结', '逾期'],
      units.map((unit) => [
        unit.unit,
        returnWord(unit),
        ...[unit.tasks, unit.filled, unit.done, unit.overdue].map(String),
      ]),
      [5, 3, 2, 2, 2, 2],
    ),
  ];
}

/** 漏报2项 for a partial return, else the word alone. */
function returnWord(unit: UnitSummary): string {
  return unit.state === 'partial' ? `${RETURN_WORDS.partial}${unit.openTaskIds.length}项` : RETURN_WORDS[unit.state];
}

function nextSteps(summary: Summary): DocumentBlock[] {
  const overdue = [...new Set(summary.rows.filter(({ timing }) => timing === 'overdue').flatMap(({ units }) => units))];
  const silent = summary.units.filter(({ state }) => state === 'missing').map(({ unit }) => unit);
  const partial = summary.units.filter(({ state }) => state === 'partial').map(({ unit }) => unit);
  const steps = [
    overdue.length === 0 ? '' : `${namesInText(overdue)}要逐项说明逾期原因，明确办结时间，抓紧办理。`,
    summary.dueSoon === 0 ? '' : `对临近时限的${summary.dueSoon}项任务，责任单位要倒排时间，按期办结。`,
    silent.length === 0 ? '' : `${namesInText(silent)}尚未报送，请尽快补报。`,
    partial.length === 0 ? '' : `${namesInText(partial)}有任务漏报，请尽快补齐。`,
    '请各责任单位继续抓好落实，按时报送进展情况，做到写明做了什么、何时、多少。',
  ].filter((step) => step !== '');
  return [heading('四、下步打算'), ...steps.map((step, index) => paragraph(`${index + 1}.${step}`))];
}

function heading(text: string): DocumentBlock {
  return { kind: 'heading', level: 1, text };
}

function paragraph(text: string, align?: 'center' | 'right'): DocumentBlock {
  return align === undefined ? { kind: 'paragraph', text, indent: true } : { kind: 'paragraph', text, align };
}

function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): DocumentBlock {
  return { kind: 'table', header, rows, widths };
}

function share(count: number, all: number): string {
  return all === 0 ? '—' : `${Math.round((count * 1000) / all) / 10}%`;
}

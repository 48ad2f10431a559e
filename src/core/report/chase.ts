import { formatPeriod } from '../ledger';
import type { UnitReport } from '../consolidate';
import type { Summary, UnitSummary } from './summary';
import { spokenDay } from './words';

/** A reminder for one unit, ready to be sent as it is. */
export type ChaseText = {
  readonly unit: string;
  readonly state: UnitReport['state'];
  /** titles of the tasks that wait for an answer */
  readonly openTasks: readonly string[];
  readonly overdueTasks: readonly string[];
  readonly dueSoonTasks: readonly string[];
  readonly text: string;
};

/** 催报: a text for every unit that has not returned, left rows out, or has tasks that are overdue or due soon. */
export function chaseTexts(summary: Summary): ChaseText[] {
  return summary.units.filter((unit) => isChased(unit)).map((unit) => chaseText(unit, summary));
}

function isChased(unit: UnitSummary): boolean {
  return unit.openTasks.length > 0 && unit.state !== 'nil';
}

function chaseText(unit: UnitSummary, summary: Summary): ChaseText {
  const { state, openTasks, overdueTasks, dueSoonTasks } = unit;
  const lines = [
    `${unit.unit}：`,
    opening(unit, summary),
    ...openTasks.map((title, index) => `${index + 1}.${title}`),
    ...(overdueTasks.length === 0 ? [] : [`其中已过完成时限：${overdueTasks.join('；')}。请说明原因和办结时间。`]),
    ...(dueSoonTasks.length === 0 ? [] : [`临近完成时限：${dueSoonTasks.join('；')}。请抓紧办理。`]),
    '没有新进展的请填“本月无新进展”。已经报送的请忽略本提醒。',
  ];
  return { unit: unit.unit, state, openTasks, overdueTasks, dueSoonTasks, text: lines.join('\n') };
}

function opening(unit: UnitSummary, summary: Summary): string {
  const period = formatPeriod(summary.period);
  const past = summary.asOf > summary.closing;
  const closing = spokenDay(summary.closing);
  const count = unit.openTasks.length;
  if (unit.state === 'missing') {
    return past
      ? `${period}进展情况应于${closing}前报送，至今未收到你单位的报送表，请尽快补报以下${count}项：`
      : `${period}进展情况请于${closing}前报送，目前还没有收到你单位的报送表，请填报以下${count}项：`;
  }
  return `你单位${period}的报送表已收到，漏报${count}项，请${past ? '尽快' : `于${closing}前`}补报：`;
}

import { daysBetween, wordsOf } from '../ledger';
import {
  columnName,
  type CellRange,
  type CellStyle,
  type ConditionalFormat,
  type Status,
  type Template,
} from '../model';

/*
 * Colours that work without the add-in, in Excel, WPS and LibreOffice: formulas over the hidden real date and the
 * status words, compared with the day on which the file is looked at.
 */

const GREEN = { fill: 'E2EFDA', color: '375623' };
const RED = { fill: 'FBE0DD', color: 'B00020', bold: true };
const YELLOW = { fill: 'FFF4CC', color: '7A5B00' };
const GREY = { fill: 'EDEDED' };
const MOST_LETTERS = 240;

export type StatusColumns = {
  readonly first: number;
  readonly last: number;
  readonly status: number;
  readonly progress: number;
  readonly deadline: number;
  readonly due: number;
  /** the column of red, yellow and green lights, -1 where there is none */
  readonly light?: number;
};

/** Done, overdue, due soon and silent, in this order; the first that holds decides. */
export function statusFormats(template: Template, at: StatusColumns): ConditionalFormat[] {
  const soon = template.layout?.dueSoonDays ?? 7;
  const row = at.first + 1;
  const cell = (column: number): string => `$${columnName(column)}${row}`;
  const isDone = isOneOf(cell(at.status), wordsOf(template, ['done']));
  const isOut = isOneOf(cell(at.status), wordsOf(template, ['done', 'ongoing', 'notApplicable', 'suspended']));
  const due = cell(at.due);
  const overdue = `AND(ISNUMBER(${due}),${due}<TODAY(),NOT(${isOut}))`;
  const dueSoon = `AND(ISNUMBER(${due}),${due}>=TODAY(),${due}-TODAY()<=${soon},NOT(${isOut}))`;
  const progress = columnName(at.progress);
  const anyProgress = `COUNTA($${progress}$${row}:$${progress}$${at.last + 1})>0`;
  const silent = `AND(${cell(at.progress)}="",${cell(at.status)}="",${anyProgress})`;
  const over = (column: number): CellRange => ({ top: at.first, bottom: at.last, left: column, right: column });
  const light = at.light ?? -1;
  const isLight = (word: string): string => `LEFT(${cell(Math.max(light, 0))},2)="${word}"`;
  return [
    { range: over(light), formula: isLight('红灯'), style: RED, stopIfTrue: true },
    { range: over(light), formula: isLight('黄灯'), style: YELLOW, stopIfTrue: true },
    { range: over(light), formula: isLight('绿灯'), style: GREEN, stopIfTrue: true },
    { range: over(at.deadline), formula: overdue, style: RED, stopIfTrue: true },
    { range: over(at.deadline), formula: dueSoon, style: YELLOW, stopIfTrue: true },
    { range: over(at.status), formula: isDone, style: GREEN, stopIfTrue: true },
    { range: over(at.progress), formula: silent, style: GREY },
  ].filter((format) => format.range.left >= 0);
}

/** The light of a row as a formula over its status and due date: 绿灯, 黄灯 or 红灯 with its reason in words. */
export function lightFormula(template: Template, row: number, status: number, due: number): string {
  const soon = template.layout?.dueSoonDays ?? 7;
  const [s, d] = [status, due].map((column) => `$${columnName(column)}${row + 1}`) as [string, string];
  const done = isOneOf(s, wordsOf(template, GREEN_STATUSES));
  const slow = isOneOf(s, wordsOf(template, YELLOW_STATUSES));
  const late = `AND(ISNUMBER(${d}),${d}<TODAY())`;
  const near = `AND(ISNUMBER(${d}),${d}-TODAY()<=${soon})`;
  return `IF(${done},"${LIGHTS.done}",IF(${late},"${LIGHTS.late}",IF(OR(${slow},${near}),"${LIGHTS.near}","${LIGHTS.well}")))`;
}

/** The colours of a light that stands as a word, where nothing may depend on the day. */
export function lightStyle(text: string): CellStyle {
  return text.startsWith('红灯') ? RED : text.startsWith('黄灯') ? YELLOW : GREEN;
}

/** The same light worked out here, as the formula's first value. */
export function lightText(template: Template, word: string, due: string | null, asOf: string): string {
  const soon = template.layout?.dueSoonDays ?? 7;
  if (wordsOf(template, GREEN_STATUSES).includes(word)) return LIGHTS.done;
  if (due !== null && due < asOf) return LIGHTS.late;
  const isSlow = wordsOf(template, YELLOW_STATUSES).includes(word);
  return isSlow || (due !== null && daysBetween(asOf, due) <= soon) ? LIGHTS.near : LIGHTS.well;
}

const GREEN_STATUSES: readonly Status[] = ['done', 'ongoing', 'notApplicable'];
const YELLOW_STATUSES: readonly Status[] = ['atRisk', 'suspended', 'reassign'];
const LIGHTS = { done: '绿灯 完成', late: '红灯 逾期', near: '黄灯 临期或滞后', well: '绿灯 正常' } as const;

/** Whether the cell holds one of the words; texts within a formula end at 255 letters, so long lists are parted. */
function isOneOf(cell: string, words: readonly string[]): string {
  const lists = words.reduce<string[]>((all, word) => {
    const last = all.at(-1);
    const entry = `${word.replace(/"/g, '""')}|`;
    if (last !== undefined && last.length + entry.length <= MOST_LETTERS)
      return [...all.slice(0, -1), `${last}${entry}`];
    return [...all, `|${entry}`];
  }, []);
  const tests = lists.map((list) => `ISNUMBER(FIND("|"&${cell}&"|","${list}"))`);
  return tests.length === 0 ? 'FALSE' : `AND(${cell}<>"",OR(${tests.join(',')}))`;
}

import { dropDownWords } from '../ledger';
import type { CellLayout, CellRange, CellStyle, ColumnKey, RowLayout, Template, Validation } from '../model';
import { codeFormula } from './check-code';
import type { TableStyles } from './styles';

/** Where the parts of a return's sheet stand; zero-based. */
export type Place = {
  readonly top: number;
  readonly bottom: number;
  readonly at: (key: ColumnKey) => number;
  readonly due: number;
  readonly check: number;
  readonly id: number;
};

/** 填报人, 审核人 and 填报日期 are open to write into; the check code works itself out. */
export function signatureRow(
  columns: number,
  styles: TableStyles,
  place: Place,
  code: string,
): { readonly row: RowLayout; readonly merges: readonly CellRange[] } {
  const starts = [0, 2, 3, Math.max(4, columns - 4)].map((start) => Math.min(start, columns - 1));
  const labels = ['填报人：', '审核人：', '填报日期：'];
  const row = place.bottom + 1;
  const style: CellStyle = { ...styles.note, verticalAlign: 'center' };
  const cells = Array.from({ length: columns }, (_, column): CellLayout => {
    const label = starts.indexOf(column);
    if (label === 3) {
      const formula =
        place.bottom < place.top ? undefined : `"校验码："&${codeFormula(place.check, place.top, place.bottom)}`;
      return {
        value: `校验码：${code}`,
        style: { ...style, align: 'right' },
        ...(formula === undefined ? {} : { formula }),
      };
    }
    return {
      value: labels[label] ?? null,
      style: { ...style, ...(column < (starts[3] ?? 0) ? { unlocked: true } : {}) },
    };
  });
  const merges = starts.flatMap((left, index): CellRange[] => {
    const right = (starts[index + 1] ?? columns) - 1;
    return right > left ? [{ top: row, bottom: row, left, right }] : [];
  });
  return { row: { cells, height: 30 }, merges };
}

/** What is expected in columns beside the usual ones; one without words of its own says whose it is. */
const PROMPTS: Readonly<Record<string, string>> = {
  'extra:problems': '推进中遇到的困难和问题；没有请写“无”。',
  'extra:nextSteps': '下一步怎么做、何时做到。',
  'extra:coordination': '需要上级或其他单位协调解决的事项；没有可不填。',
  'extra:quantity': '到本期末累计完成的数量，只写数字，如12或12/20；没有量化的写“未量化”。',
  'extra:evidence': '佐证材料的文件名或链接，一行一个；没有可不填。',
  'extra:contact': '联系人姓名。',
  'extra:phone': '联系电话；报送版不带出。',
};

function ownPrompts(template: Template, range: (key: ColumnKey) => CellRange): Validation[] {
  return template.columns
    .filter(({ key, filledBy, shownIn }) => filledBy === 'unit' && shownIn !== 'ledger' && key.startsWith('extra:'))
    .map(({ key, title }): Validation => ({
      range: range(key),
      rule: { kind: 'textLength', max: 32000 },
      allowBlank: true,
      prompt: { title: title.slice(0, 30), text: PROMPTS[key] ?? `请填写${title.slice(0, 60)}。` },
      error: { style: 'stop', title: title.slice(0, 30), text: '文字太长，请精简。' },
    }));
}

/** The drop-down, the date check and the prompts of the columns that the unit fills. */
export function returnValidations(template: Template, place: Place): Validation[] {
  const column = (key: ColumnKey): CellRange => ({
    top: place.top,
    bottom: place.bottom,
    left: place.at(key),
    right: place.at(key),
  });
  const all: Validation[] = [
    {
      range: column('status'),
      rule: { kind: 'list', values: dropDownWords(template) },
      allowBlank: true,
      prompt: { title: '状态', text: '请从下拉框里选。' },
      error: { style: 'stop', title: '状态', text: '请从下拉框里选一个状态。' },
    },
    {
      range: column('progress'),
      rule: { kind: 'textLength', max: 32000 },
      allowBlank: true,
      prompt: { title: '进展情况', text: '写明做了什么、何时、做到什么程度；没有新进展请写“本月无新进展”。' },
      error: { style: 'stop', title: '进展情况', text: '文字太长，请精简，详细材料请另附文件。' },
    },
    {
      range: column('closedOn'),
      rule: { kind: 'date', from: '2000-01-01', to: '2099-12-31' },
      allowBlank: true,
      prompt: { title: '办结日期', text: '已完成的填办结那一天，写成2020-07-15。' },
      error: { style: 'warning', title: '办结日期', text: '这不像一个日期，请写成2020-07-15。确定就这样填吗？' },
    },
    {
      range: column('remarks'),
      rule: { kind: 'any' },
      allowBlank: true,
      prompt: { title: '备注', text: '需要说明的情况、需增报的事项写在这里；没有可不填。' },
    },
  ];
  return [...all, ...ownPrompts(template, column)].filter((validation) => validation.range.left >= 0);
}

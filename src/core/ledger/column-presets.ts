import { columnKeyOf, type Column, type ColumnKey, type Template } from '../model';

/** Columns that real ledgers have beside the seven of the Puyang ledger; a template takes them on by name. */
export const COLUMN_PRESETS = {
  measures: [preset('extra:measures', '细化措施', 24, 'coordinator')],
  problems: [preset('extra:problems', '存在问题', 20, 'unit')],
  nextSteps: [preset('extra:nextSteps', '下步打算', 20, 'unit')],
  coordination: [preset('extra:coordination', '需协调事项', 18, 'unit')],
  supervisingLeader: [preset('supervisingLeader', '分管领导', 10, 'coordinator', 'center')],
  contact: [
    preset('extra:contact', '联系人', 9, 'unit', 'center'),
    preset('extra:phone', '联系电话', 14, 'unit', 'center'),
  ],
  milestones: [preset('extra:milestones', '时间节点', 20, 'coordinator')],
  quantity: [
    preset('extra:target', '目标数量', 10, 'coordinator', 'center'),
    preset('extra:quantity', '完成数量', 10, 'unit', 'center'),
  ],
  evidence: [preset('extra:evidence', '佐证材料', 18, 'unit')],
  office: [preset('extra:office', '承办科室', 14, 'coordinator')],
  origin: [
    preset('extra:origin', '来源', 14, 'coordinator'),
    preset('extra:assignedOn', '交办日期', 12, 'coordinator', 'center'),
  ],
  confirmedOn: [preset('extra:confirmedOn', '销号日期', 12, 'coordinator', 'center')],
  lights: [{ ...preset('extra:light', '红黄绿灯', 12, 'coordinator', 'center'), shownIn: 'ledger' }],
  months: Array.from({ length: 12 }, (_, index) => ({
    ...preset(`extra:month${index + 1}`, `${index + 1}月`, 16, 'unit'),
    group: '各月进展',
  })),
} as const satisfies Readonly<Record<string, readonly (Column & { readonly group?: string })[]>>;
export type ColumnPreset = keyof typeof COLUMN_PRESETS;

/** The preset of a name: its key, or any word that ledgers use for its column (下一步打算). */
export function presetNamed(name: string): ColumnPreset | null {
  const key = columnKeyOf(name);
  const found = Object.entries(COLUMN_PRESETS).find(
    ([preset, columns]) =>
      preset.toLowerCase() === name.toLowerCase() ||
      columns.some((column) => column.key === key || column.title === name || column.group === name),
  );
  return found === undefined ? null : (found[0] as ColumnPreset);
}

/** Adds the columns of presets that the template does not have yet: the unit's before 备注, the coordinator's before 状态. */
export function withPresets(template: Template, presets: readonly ColumnPreset[]): Template {
  const columns = presets.flatMap((name): readonly Column[] => COLUMN_PRESETS[name]).reduce(placed, template.columns);
  return { ...template, columns };
}

/** Tasks given in mid-year show where they come from and when they were given. */
export function withOriginColumns(template: Template): Template {
  return template.assignments.some((row) => row.origin !== undefined) ? withPresets(template, ['origin']) : template;
}

/** Claimed tasks show which office of each unit takes them. */
export function withOfficeColumn(template: Template): Template {
  const hasOffices = template.assignments.some((row) => (row.extra?.['extra:office'] ?? '') !== '');
  return hasOffices ? withPresets(template, ['office']) : template;
}

function placed(columns: Column[], column: Column): Column[] {
  if (columns.some((known) => known.key === column.key)) return columns;
  const before: readonly ColumnKey[] = column.filledBy === 'unit' ? ['closedOn', 'remarks'] : ['status', 'progress'];
  const places = before.map((key) => columns.findIndex((known) => known.key === key)).filter((at) => at !== -1);
  const at = places.length === 0 ? columns.length : Math.min(...places);
  return [...columns.slice(0, at), column, ...columns.slice(at)];
}

function preset(
  key: ColumnKey,
  title: string,
  width: number,
  filledBy: Column['filledBy'],
  align: Column['align'] = 'left',
): Column {
  return { key, title, width, filledBy, align, shownIn: 'both' };
}

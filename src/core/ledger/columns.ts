import type { Assignment, Column, ColumnKey, Template } from '../model';
import { OFFICE_ENDINGS } from './unit-words';

/** The columns of the Puyang ledger with 状态 before 进展情况; those that a plan does not need are left out. */
export function defaultColumns(rows: readonly Assignment[]): Column[] {
  const uses = (pick: (row: Assignment) => readonly string[]): boolean => rows.some((row) => pick(row).length > 0);
  const responsible = rows.flatMap((row) => row.responsibleUnits);
  const unitTitle = responsible.length > 0 && mostlyOffices(responsible) ? '责任科室' : '责任单位';
  const all: (Column | null)[] = [
    column('sequence', '序号', 5, 'center'),
    column('task', '主要任务', 30),
    { ...column('requirement', '任务要求', 36), shownIn: 'return' },
    column(
      'deadline',
      '完成时间',
      widthFor(rows, (row) => row.deadline?.text ?? '', 11, 16),
      'center',
    ),
    { ...column('status', '状态', 10, 'center'), filledBy: 'unit' },
    { ...column('progress', '进展情况', 36), filledBy: 'unit' },
    uses((row) => row.leadUnits)
      ? column(
          'leadUnit',
          '牵头单位',
          listWidth(rows, (row) => row.leadUnits),
          'center',
        )
      : null,
    column(
      'responsibleUnit',
      unitTitle,
      listWidth(rows, (row) => row.responsibleUnits),
      'center',
    ),
    uses((row) => row.supportingUnits)
      ? column(
          'supportingUnit',
          '配合单位',
          listWidth(rows, (row) => row.supportingUnits),
          'center',
        )
      : null,
    rows.some((row) => row.supervisingLeader !== '') ? column('supervisingLeader', '分管领导', 10, 'center') : null,
    column(
      'owner',
      '责任人',
      widthFor(rows, (row) => row.owners.map(({ name }) => name).join(' '), 9, 15),
      'center',
    ),
    { ...column('closedOn', '办结日期', 12, 'center'), filledBy: 'unit', hidden: true },
    { ...column('remarks', '备注', 11), filledBy: 'unit' },
  ];
  return all.filter((entry): entry is Column => entry !== null);
}

/** As wide as the longest of short texts, within bounds; a Chinese character is about two digits wide. */
function widthFor(rows: readonly Assignment[], text: (row: Assignment) => string, least: number, most: number): number {
  const longest = Math.max(0, ...rows.map((row) => text(row).replace(/[^\x20-\x7e]/g, '--').length));
  return Math.min(most, Math.max(least, longest + 2));
}

/** Room for a name, and more where many units stand in one cell. */
function listWidth(rows: readonly Assignment[], names: (row: Assignment) => readonly string[]): number {
  const longest = Math.max(0, ...rows.map((row) => names(row).join('、').length));
  return longest > 40 ? 20 : Math.min(18, Math.max(12, longest * 2 + 2));
}

function column(key: string, title: string, width: number, align: Column['align'] = 'left'): Column {
  return { key, title, width, align, filledBy: 'coordinator', shownIn: 'both' };
}

/** True where the names are rooms of one organisation (政法科, 办公室, 机关总支) rather than organisations. */
export function mostlyOffices(names: readonly string[]): boolean {
  const offices = names.filter(
    (name) => OFFICE_ENDINGS.some((ending) => name.endsWith(ending)) && !/[市省县区州]/.test(name),
  );
  return offices.length * 2 > names.length;
}

/** The ledger's columns in the order of its sheet; hidden ones stand at the right end. */
export function ledgerColumns({ columns }: Pick<Template, 'columns'>): readonly Column[] {
  const known = inLedgers.get(columns) ?? shownFirst(columns.filter((entry) => entry.shownIn !== 'return'));
  inLedgers.set(columns, known);
  return known;
}

const inLedgers = new WeakMap<Template['columns'], readonly Column[]>();

function shownFirst(columns: readonly Column[]): Column[] {
  return [...columns.filter((entry) => entry.hidden !== true), ...columns.filter((entry) => entry.hidden === true)];
}

/** A return's columns: what the unit reads first, what it fills last. */
export function returnColumns(template: Template): Column[] {
  const shown = template.columns.filter((entry) => entry.shownIn !== 'ledger');
  return [
    ...shown.filter((entry) => entry.filledBy === 'coordinator'),
    ...shown.filter((entry) => entry.filledBy === 'unit'),
  ];
}

/** The words over a column in this template; the key itself for columns that it does not have. */
export function columnTitle(template: Template, key: ColumnKey): string {
  return template.columns.find((entry) => entry.key === key)?.title ?? key;
}

import type { Assignment, Column, ColumnKey, Template } from '../model';
import { OFFICE_ENDINGS } from './unit-words';

/** The columns of the Puyang ledger with 状态 before 进展情况; those that a plan does not need are left out. */
export function defaultColumns(rows: readonly Assignment[]): Column[] {
  const uses = (pick: (row: Assignment) => readonly string[]): boolean => rows.some((row) => pick(row).length > 0);
  const responsible = rows.flatMap((row) => row.responsibleUnits);
  const unitTitle = responsible.length > 0 && mostlyOffices(responsible) ? '责任科室' : '责任单位';
  const all: (Column | null)[] = [
    column('sequence', '序号', 6, 'center'),
    column('task', '主要任务', 36),
    { ...column('requirement', '任务要求', 44), shownIn: 'return' },
    column('deadline', '完成时间', 13, 'center'),
    { ...column('status', '状态', 12, 'center'), filledBy: 'unit' },
    { ...column('progress', '进展情况', 42), filledBy: 'unit' },
    uses((row) => row.leadUnits) ? column('leadUnit', '牵头单位', 16, 'center') : null,
    column('responsibleUnit', unitTitle, 16, 'center'),
    uses((row) => row.supportingUnits) ? column('supportingUnit', '配合单位', 16, 'center') : null,
    rows.some((row) => row.supervisingLeader !== '') ? column('supervisingLeader', '分管领导', 12, 'center') : null,
    column('owner', '责任人', 12, 'center'),
    { ...column('closedOn', '办结日期', 13, 'center'), filledBy: 'unit', hidden: true },
    { ...column('remarks', '备注', 16), filledBy: 'unit' },
  ];
  return all.filter((entry): entry is Column => entry !== null);
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
export function ledgerColumns(template: Template): Column[] {
  const shown = template.columns.filter((entry) => entry.shownIn !== 'return');
  return [...shown.filter((entry) => entry.hidden !== true), ...shown.filter((entry) => entry.hidden === true)];
}

/** A return's columns: what the unit reads first, what it fills last. */
export function returnColumns(template: Template): Column[] {
  const shown = template.columns.filter((entry) => entry.shownIn !== 'ledger');
  return [
    ...shown.filter((entry) => entry.filledBy === 'coordinator'),
    ...shown.filter((entry) => entry.filledBy === 'unit'),
  ];
}

/** The columns that units fill, in the order of the template. */
export function fillableColumns(template: Template): Column[] {
  return template.columns.filter((entry) => entry.filledBy === 'unit');
}

/** The words over a column in this template; the key itself for columns that it does not have. */
export function columnTitle(template: Template, key: ColumnKey): string {
  return template.columns.find((entry) => entry.key === key)?.title ?? key;
}

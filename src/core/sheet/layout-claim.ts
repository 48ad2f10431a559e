import type {
  Assignment,
  CellLayout,
  Column,
  Identity,
  Ledger,
  RowLayout,
  SheetLayout,
  Template,
  WorkbookLayout,
} from '../model';
import { spokenDay } from './caption';
import { safeName } from './file-names';
import { printSetup, spanning, spanningRow } from './frame';
import { headerRows } from './header-rows';
import { issuedCells } from './issued-cells';
import { ID_TITLE } from './ledger-table';
import { layoutMetadata } from './metadata';
import { fillable, tableStyles, type TableStyles } from './styles';

export const CLAIM_SHEET = '认领表';
/** The words of the tick column's drop-down. */
export const CLAIM_TICK = '认领';

export type ClaimOptions = {
  /** `YYYY-MM-DD`, the day of the hand-out */
  readonly asOf: string;
  /** until when the claims are due */
  readonly closing?: string;
};

/** 认领表 of one unit: the whole list of tasks, with cells to tick and to name office and person. */
export function layoutClaim(ledger: Ledger, unit: string, options: ClaimOptions): WorkbookLayout {
  const identity: Identity = {
    ledgerId: ledger.identity.ledgerId,
    templateVersion: ledger.identity.templateVersion,
    kind: 'claim',
    unit,
    issuedOn: options.asOf,
  };
  return {
    sheets: [
      layoutClaimSheet(ledger.template, unit, options),
      layoutMetadata({ identity, template: withoutPersons(ledger.template, unit), runs: [], decisions: [] }),
    ],
    properties: { title: `${unit} ${CLAIM_SHEET}`, creator: '台账', created: `${options.asOf}T00:00:00Z` },
  };
}

/** `单位_认领表.xlsx` */
export function claimFileName(unit: string): string {
  return `${safeName(unit)}_${CLAIM_SHEET}.xlsx`;
}

/** The list of tasks is for everybody; who else does what and how to reach them is not. */
function withoutPersons(template: Template, unit: string): Template {
  return {
    ...template,
    assignments: template.assignments.map((row) => ({
      ...row,
      owners: row.owners.filter((owner) => owner.unit === unit),
    })),
    units: template.units
      .filter((entry) => entry.name === unit)
      .map(({ name, aliases, formerNames }) => ({ name, aliases, formerNames })),
  };
}

/** Columns of a claim sheet; the last four are the unit's. */
export const CLAIM_COLUMNS: readonly Column[] = [
  claimColumn('sequence', '序号', 5, 'center'),
  claimColumn('task', '主要任务', 34),
  claimColumn('requirement', '任务要求', 50),
  claimColumn('deadline', '完成时间', 13, 'center'),
  claimColumn('responsibleUnit', '责任单位', 18, 'center'),
  { ...claimColumn('extra:claimed', '是否认领', 10, 'center'), filledBy: 'unit' },
  { ...claimColumn('extra:office', '承办科室', 14, 'center'), filledBy: 'unit' },
  { ...claimColumn('owner', '责任人', 12, 'center'), filledBy: 'unit' },
  { ...claimColumn('remarks', '备注', 14), filledBy: 'unit' },
];

function claimColumn(key: string, title: string, width: number, align: Column['align'] = 'left'): Column {
  return { key, title, width, align, filledBy: 'coordinator', shownIn: 'return' };
}

function layoutClaimSheet(template: Template, unit: string, options: ClaimOptions): SheetLayout {
  const styles = tableStyles(template, 10.5);
  const width = CLAIM_COLUMNS.reduce((sum, column) => sum + column.width, 0);
  const count = CLAIM_COLUMNS.length;
  const header = headerRows([...CLAIM_COLUMNS, { title: ID_TITLE, width: 14 }], styles, 2);
  const rows = template.assignments.filter((row) => row.withdrawn !== true);
  const top = 2 + header.rows.length;
  const bottom = top + rows.length - 1;
  const tick = CLAIM_COLUMNS.findIndex((column) => column.key === 'extra:claimed');
  return {
    name: CLAIM_SHEET,
    visibility: 'visible',
    columns: [...CLAIM_COLUMNS.map((column) => ({ width: column.width })), { width: 14, hidden: true }],
    rows: [
      spanningRow(`${template.title}任务认领表`, count, width, { ...styles.title, size: 20 }, 40),
      spanningRow(captionOf(unit, options), count, width, styles.caption, 20),
      ...header.rows,
      ...rows.map((row) => claimRow(row, styles)),
      spanningRow(guideOf(unit), count, width, styles.note, 20),
    ],
    merges: [...spanning(0, count), ...spanning(1, count), ...header.merges, ...spanning(bottom + 1, count)],
    freeze: { rows: top, columns: 2 },
    print: printSetup(template, { from: 0, to: top - 1 }, { top: 0, left: 0, bottom: bottom + 1, right: count - 1 }),
    validations:
      rows.length === 0
        ? []
        : [
            {
              range: { top, bottom, left: tick, right: tick },
              rule: { kind: 'list', values: [CLAIM_TICK, '不涉及'] },
              allowBlank: true,
              prompt: { title: '是否认领', text: '是本单位的任务请选“认领”，其余可不填。' },
            },
          ],
    protection: { formatRows: true, formatColumns: true },
  };
}

function captionOf(unit: string, options: ClaimOptions): string {
  const until = options.closing === undefined ? '' : `　　请于${spokenDay(options.closing)}前报送`;
  return `认领单位：${unit}${until}`;
}

function guideOf(unit: string): string {
  return `说明：请${unit}在“是否认领”一栏选“认领”，并填写承办科室和责任人；不是本单位的任务不用填。本文件带有一张隐藏的标识表“_taizhang”，内容是台账编号、台账样式、单位名称和任务清单，收表时用来自动对号。`;
}

function claimRow(row: Assignment, styles: TableStyles): RowLayout {
  const issued = issuedCells(row);
  const units = [issued.leadUnit, issued.responsibleUnit, issued.supportingUnit].filter(
    (text) => text !== '' && text !== undefined,
  );
  const cells = CLAIM_COLUMNS.map((column): CellLayout => {
    const style = column.align === 'center' ? styles.center : styles.left;
    if (column.filledBy === 'unit') return { value: null, style: fillable(style, 'text') };
    const text = column.key === 'responsibleUnit' ? units.join('、') : (issued[column.key] ?? '');
    return { value: text === '' ? null : text, style: { ...style, fill: 'F7F7F7' } };
  });
  return { cells: [...cells, { value: row.taskId, style: styles.internal }], height: 'fit', minHeight: 36 };
}

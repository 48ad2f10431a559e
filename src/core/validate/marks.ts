import { issue, type ColumnKey, type Issue, type Template, type UnitReturn } from '../model';

/** What cells carry beside their text: struck text and pictures are not taken, comments are kept apart; all are listed. */
export function markIssues(returned: UnitReturn, unit: string, template: Template): Issue[] {
  const titles = new Map(template.columns.map(({ key, title }) => [key, title]));
  return returned.rows.flatMap(({ row }) =>
    row.marks.flatMap((mark): Issue[] => {
      const at = { file: returned.file.name, sheet: returned.sheet, row: mark.row, column: mark.column };
      switch (mark.kind) {
        case 'struck':
          return [issue('merge.struck', { unit, text: mark.text, at })];
        case 'comment':
          return [issue('merge.comment', { unit, text: mark.text, severity: 'info', at })];
        case 'picture':
          return [
            issue('merge.picture', { unit, columnTitle: titles.get(columnOf(row.columns, mark.column)) ?? '', at }),
          ];
        default:
          return [];
      }
    }),
  );
}

function columnOf(columns: Readonly<Partial<Record<ColumnKey, number>>>, column: number): ColumnKey {
  const found = Object.entries(columns).find(([, at]) => at === column);
  return found?.[0] ?? 'progress';
}

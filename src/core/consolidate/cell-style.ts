import type { CellStyle, ColumnKey, Template } from '../model';
import { tableStyles } from '../sheet/styles';

/** The style that a ledger gives the cells of a column. */
export function ledgerCellStyle(template: Template, column: ColumnKey): CellStyle {
  const styles = tableStyles(template);
  const definition = template.columns.find(({ key }) => key === column);
  return definition?.align === 'center' ? styles.center : styles.left;
}

import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { useWords } from '../hooks/use-language';
import { NARROW } from '../theme';

export type TableColumn<Row> = {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** a CSS width; absent: what is left */
  readonly width?: string;
  readonly align?: 'start' | 'end';
};

const useStyles = makeStyles({
  frame: { overflowX: 'auto', minWidth: 0 },
  table: { width: '100%', borderCollapse: 'collapse', [NARROW]: { display: 'block' } },
  head: { [NARROW]: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' } },
  body: { [NARROW]: { display: 'block' } },
  th: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    padding: '6px 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    whiteSpace: 'nowrap',
    ':first-child': { paddingLeft: '20px' },
    ':last-child': { paddingRight: '20px' },
  },
  row: {
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    [NARROW]: { display: 'block', padding: '10px 14px' },
  },
  td: {
    padding: '9px 12px',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    ':first-child': { paddingLeft: '20px' },
    ':last-child': { paddingRight: '20px' },
    [NARROW]: {
      display: 'grid',
      gridTemplateColumns: '5em minmax(0, 1fr)',
      gap: '8px',
      padding: '2px 0',
      ':first-child': { paddingLeft: '0' },
      ':last-child': { paddingRight: '0' },
      '::before': { content: 'attr(data-title)', color: tokens.colorNeutralForeground3 },
    },
  },
  end: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', [NARROW]: { textAlign: 'left' } },
  more: { padding: '8px 20px 14px', [NARROW]: { padding: '6px 14px 12px' } },
  empty: { padding: '4px 20px 16px', margin: 0, color: tokens.colorNeutralForeground3 },
});

/** A plain table; where the page is narrow every row becomes a small card with its titles in front. */
export function DataTable<Row>(props: {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row, index: number) => string;
  readonly empty?: string;
  /** so many rows at first; the others are shown on request */
  readonly first?: number;
}) {
  const styles = useStyles();
  const { common } = useWords();
  const [all, setAll] = useState(false);
  const first = props.first ?? Infinity;
  const rows = all ? props.rows : props.rows.slice(0, first);
  if (props.rows.length === 0 && props.empty !== undefined) return <p className={styles.empty}>{props.empty}</p>;
  return (
    <div className={styles.frame} tabIndex={0} role="group" aria-label={props.label}>
      <table className={styles.table} role="table" aria-label={props.label}>
        <thead className={styles.head} role="rowgroup">
          <tr role="row">
            {props.columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                style={{ width: column.width }}
                className={mergeClasses(styles.th, column.align === 'end' && styles.end)}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={styles.body} role="rowgroup">
          {rows.map((row, index) => (
            <tr key={props.keyOf(row, index)} role="row" className={styles.row}>
              {props.columns.map((column) => (
                <td
                  key={column.key}
                  role="cell"
                  data-title={column.title}
                  className={mergeClasses(styles.td, column.align === 'end' && styles.end)}
                >
                  <div>{column.render(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {props.rows.length > first && (
        <div className={styles.more}>
          <Button size="small" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? common.showFewer : common.showAllRows(props.rows.length)}
          </Button>
        </div>
      )}
    </div>
  );
}

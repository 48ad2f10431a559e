import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef, useState, type CSSProperties } from 'react';
import type { TaskTiming } from '../../core/report';
import { useGridFocus, type GridPlace } from '../hooks/use-grid-focus';
import { useWords } from '../hooks/use-language';
import { Icon } from './icons';

export type GridColumn = {
  readonly key: string;
  readonly title: string;
  /** in characters, as the template has it */
  readonly width: number;
  readonly align: 'left' | 'center';
};

export type GridRow = {
  readonly key: string;
  readonly cells: Readonly<Record<string, string | undefined>>;
  /** columns whose sources differ */
  readonly conflicts: readonly string[];
  /** how it stands on the day, shown beside its deadline */
  readonly timing?: TaskTiming;
};

/** From this many rows on only those in sight are in the page. */
const LONG = 60;
const ROW_ESTIMATE = 62;
const PAGE = 10;

const useStyles = makeStyles({
  frame: {
    overflow: 'auto',
    maxHeight: 'min(70vh, 760px)',
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    position: 'relative',
  },
  row: { display: 'grid', gridTemplateColumns: 'var(--ledger-columns)', minWidth: 'var(--ledger-width)' },
  head: { position: 'sticky', top: 0, zIndex: 1 },
  headCell: {
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'center',
    padding: '7px 8px',
    ':last-child': { borderRightStyle: 'none' },
  },
  body: { position: 'relative' },
  virtual: { position: 'absolute', insetInlineStart: 0, top: 0, width: '100%' },
  cell: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: '7px 9px',
    minHeight: '24px',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
    display: 'flex',
    alignItems: 'center',
    ':last-child': { borderRightStyle: 'none' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  // names of units and people break between names
  center: { justifyContent: 'center', textAlign: 'center', wordBreak: 'keep-all' },
  clamp: { display: '-webkit-box', WebkitLineClamp: 6, WebkitBoxOrient: 'vertical', overflow: 'hidden' },
  selected: { boxShadow: `inset 0 0 0 2px ${tokens.colorBrandStroke1}` },
  conflict: { backgroundColor: tokens.colorStatusWarningBackground1, alignItems: 'flex-start' },
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    color: tokens.colorStatusWarningForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  late: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '3px',
    color: tokens.colorStatusDangerForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  soon: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '3px',
    color: tokens.colorStatusWarningForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

/** The ledger as a sheet: rows are tasks; long ledgers hold only the rows in sight. */
export function LedgerGrid(props: {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly onSelect?: (row: GridRow, column: GridColumn) => void;
}) {
  const { columns, rows } = props;
  const styles = useStyles();
  const frame = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const [touched, setTouched] = useState(false);
  const virtual = rows.length > LONG;
  const { active, setActive, onKeyDown } = useGridFocus({ rows: rows.length, columns: columns.length, page: PAGE });
  // React's compiler is not used here; the virtualizer's own functions are meant to be called anew on every render
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: virtual,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_ESTIMATE,
    overscan: 8,
  });

  const select = (place: GridPlace) => {
    setActive(place);
    setTouched(true);
    const row = rows[place.row];
    const column = columns[place.column];
    if (row !== undefined && column !== undefined) props.onSelect?.(row, column);
  };
  useEffect(() => {
    if (!wantsFocus.current) return;
    const cell = frame.current?.querySelector<HTMLElement>(`[data-place="${active.row}:${active.column}"]`);
    if (cell === undefined || cell === null) return;
    wantsFocus.current = false;
    cell.focus({ preventScroll: false });
  });

  const shown = virtual
    ? virtualizer.getVirtualItems().map((item) => ({ index: item.index, start: item.start }))
    : rows.map((_, index) => ({ index, start: null }));

  return (
    <div
      ref={frame}
      className={styles.frame}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      style={gridSizes(columns)}
      onClick={(event) => {
        const place = placeOf(event.target);
        if (place !== null) select(place);
      }}
      onKeyDown={(event) => {
        const target = onKeyDown(event);
        if (target === null) return;
        wantsFocus.current = true;
        if (virtual) virtualizer.scrollToIndex(target.row);
        select(target);
      }}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} className={styles.row}>
          {columns.map((column, index) => (
            <div key={column.key} role="columnheader" aria-colindex={index + 1} className={styles.headCell}>
              {column.title}
            </div>
          ))}
        </div>
      </div>
      <div
        role="rowgroup"
        className={styles.body}
        style={virtual ? { height: `${virtualizer.getTotalSize()}px` } : undefined}
      >
        {shown.map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <div
              key={row.key}
              role="row"
              aria-rowindex={index + 2}
              data-index={index}
              data-task={row.key}
              ref={virtual ? virtualizer.measureElement : undefined}
              className={mergeClasses(styles.row, start !== null && styles.virtual)}
              style={start === null ? undefined : { transform: `translateY(${start}px)` }}
            >
              {columns.map((column, at) => (
                <Cell
                  key={column.key}
                  row={row}
                  column={column}
                  place={`${index}:${at}`}
                  active={active.row === index && active.column === at}
                  selected={touched && active.row === index && active.column === at}
                  index={at}
                />
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const Cell = memo(function Cell(props: {
  readonly row: GridRow;
  readonly column: GridColumn;
  readonly place: string;
  readonly index: number;
  readonly active: boolean;
  readonly selected: boolean;
}) {
  const { row, column } = props;
  const styles = useStyles();
  const words = useWords();
  const conflict = row.conflicts.includes(column.key);
  const timing = column.key === 'deadline' ? row.timing : undefined;
  return (
    <div
      role="gridcell"
      aria-colindex={props.index + 1}
      aria-selected={props.selected}
      tabIndex={props.active ? 0 : -1}
      data-place={props.place}
      data-column={column.key}
      className={mergeClasses(
        styles.cell,
        column.align === 'center' && styles.center,
        conflict && styles.conflict,
        props.selected && styles.selected,
      )}
    >
      <div>
        {conflict && (
          <span className={styles.mark}>
            <Icon name="warning" size={14} />
            {words.collect.conflictMark}
          </span>
        )}
        <div className={styles.clamp}>{row.cells[column.key] ?? ''}</div>
        {timing === 'overdue' && (
          <span className={styles.late}>
            <Icon name="error" size={14} />
            {words.ledger.overdue}
          </span>
        )}
        {timing === 'dueSoon' && (
          <span className={styles.soon}>
            <Icon name="clock" size={14} />
            {words.ledger.dueSoon}
          </span>
        )}
      </div>
    </div>
  );
});

function placeOf(target: EventTarget): GridPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
  const [row, column] = (cell?.dataset.place ?? '').split(':').map(Number);
  return row === undefined || column === undefined || cell === null ? null : { row, column };
}

/** Columns share the room by their width in characters; short ones keep theirs, long texts give way first. */
function gridSizes(columns: readonly GridColumn[]): CSSProperties {
  const narrowest = columns.map(({ width, align }) => (align === 'center' ? width * 8 + 18 : Math.max(64, width * 4)));
  const tracks = columns.map((column, index) => `minmax(${narrowest[index]}px, ${column.width}fr)`);
  const total = narrowest.reduce((sum, width) => sum + width, 0);
  return { '--ledger-columns': tracks.join(' '), '--ledger-width': `${total}px` } as CSSProperties;
}

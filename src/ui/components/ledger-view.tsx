import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { knownPeriods, project } from '../../core/consolidate';
import { ledgerColumns } from '../../core/ledger';
import type { Ledger, Period, Projection } from '../../core/model';
import { summarize } from '../../core/report';
import { issuedCells } from '../../core/sheet';
import { useWords } from '../hooks/use-language';
import { NARROW } from '../theme';
import { LedgerGrid, type GridColumn, type GridRow } from './ledger-grid';
import { Origin } from './origin';
import { PeriodSelect } from './period-select';

const useStyles = makeStyles({
  origin: {
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    padding: '12px 20px 16px',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: '4px 32px',
    minHeight: '72px',
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)', padding: '10px 14px' },
  },
  name: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  period: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 16px',
    padding: '0 20px 12px',
    [NARROW]: { padding: '0 14px 10px' },
  },
});

type Selected = { readonly taskId: string; readonly column: GridColumn };

/** The ledger as a sheet and, below it, the selected cell in full with where it comes from. */
export function LedgerView(props: { readonly ledger: Ledger; readonly period: Period | null; readonly asOf: string }) {
  const { ledger } = props;
  const words = useWords();
  const styles = useStyles();
  const [selected, setSelected] = useState<Selected | null>(null);
  // an earlier period is looked at in the ledger as it is: once that changes, what is new is shown
  const [chosen, setChosen] = useState<{ readonly ledger: Ledger; readonly period: Period } | null>(null);
  const periods = useMemo(() => knownPeriods(ledger), [ledger]);
  const period = chosen?.ledger === ledger ? chosen.period : props.period;
  const projection = useMemo(() => project(ledger, period), [ledger, period]);
  const columns = useMemo(() => gridColumns(ledger), [ledger]);
  const rows = useMemo(() => gridRows(ledger, projection, props.asOf), [ledger, projection, props.asOf]);
  const textOf = ({ taskId, column }: Selected) => rows.find(({ key }) => key === taskId)?.cells[column.key] ?? '';
  return (
    <>
      {periods.length > 0 && (
        <div className={styles.period}>
          <PeriodSelect
            label={words.ledger.asOfPeriod}
            periods={periods}
            phases={ledger.template.calendar.phases}
            value={period ?? periods[0]}
            onChange={(chosenPeriod) => setChosen({ ledger, period: chosenPeriod })}
          />
          {period !== props.period && <span className={styles.name}>{words.ledger.earlierPeriod}</span>}
        </div>
      )}
      <LedgerGrid
        label={words.ledger.gridLabel}
        columns={columns}
        rows={rows}
        onSelect={(row, column) => setSelected({ taskId: row.key, column })}
      />
      <div className={styles.origin} role="region" aria-label={words.ledger.provenance}>
        {selected === null ? (
          <p className={styles.name}>{words.ledger.provenanceHint}</p>
        ) : (
          <>
            <div>
              <p className={styles.name}>{selected.column.title}</p>
              <p className={styles.text}>{textOf(selected) === '' ? words.ledger.cellEmpty : textOf(selected)}</p>
            </div>
            <div>
              <p className={styles.name}>{words.ledger.provenance}</p>
              <Origin ledger={ledger} period={period} taskId={selected.taskId} column={selected.column.key} />
            </div>
          </>
        )}
      </div>
    </>
  );
}

function gridColumns(ledger: Ledger): GridColumn[] {
  return ledgerColumns(ledger.template)
    .filter((column) => column.hidden !== true)
    .map(({ key, title, width, align }) => ({ key, title, width, align }));
}

function gridRows(ledger: Ledger, projection: Projection, asOf: string): GridRow[] {
  const period = projection.period === null ? {} : { period: projection.period };
  const timings = new Map(summarize(ledger, { asOf, ...period }).rows.map(({ taskId, timing }) => [taskId, timing]));
  const shown = new Map(projection.rows.map((row) => [row.taskId, row]));
  return ledger.template.assignments
    .filter((assignment) => assignment.withdrawn !== true)
    .map((assignment) => {
      const row = shown.get(assignment.taskId);
      return {
        key: assignment.taskId,
        cells: { ...issuedCells(assignment), ...row?.cells },
        conflicts: row?.conflicts ?? [],
        timing: timings.get(assignment.taskId) ?? 'open',
      };
    });
}

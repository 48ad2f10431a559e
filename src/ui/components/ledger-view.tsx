import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { project, provenance } from '../../core/consolidate';
import { assignmentOf, ledgerColumns } from '../../core/ledger';
import type { Ledger, Period, Projection } from '../../core/model';
import { summarize } from '../../core/report';
import { issuedCells } from '../../core/sheet';
import { useWords } from '../hooks/use-language';
import type { Words } from '../../messages/ui';
import { NARROW } from '../theme';
import { LedgerGrid, type GridColumn, type GridRow } from './ledger-grid';

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
  list: { margin: 0, padding: 0, listStyleType: 'none' },
});

type Selected = { readonly taskId: string; readonly column: GridColumn; readonly text: string };

/** The ledger as a sheet and, below it, the selected cell in full with where it comes from. */
export function LedgerView(props: { readonly ledger: Ledger; readonly period: Period | null; readonly asOf: string }) {
  const { ledger, period } = props;
  const words = useWords();
  const styles = useStyles();
  const [selected, setSelected] = useState<Selected | null>(null);
  const projection = useMemo(() => project(ledger, period), [ledger, period]);
  const columns = useMemo(() => gridColumns(ledger), [ledger]);
  const rows = useMemo(() => gridRows(ledger, projection, props.asOf), [ledger, projection, props.asOf]);
  return (
    <>
      <LedgerGrid
        label={words.ledger.gridLabel}
        columns={columns}
        rows={rows}
        onSelect={(row, column) => setSelected({ taskId: row.key, column, text: row.cells[column.key] ?? '' })}
      />
      <div className={styles.origin} role="region" aria-label={words.ledger.provenance}>
        {selected === null ? (
          <p className={styles.name}>{words.ledger.provenanceHint}</p>
        ) : (
          <>
            <div>
              <p className={styles.name}>{selected.column.title}</p>
              <p className={styles.text}>{selected.text === '' ? words.ledger.cellEmpty : selected.text}</p>
            </div>
            <div>
              <p className={styles.name}>{words.ledger.provenance}</p>
              <Origin ledger={ledger} period={period} selected={selected} />
            </div>
          </>
        )}
      </div>
    </>
  );
}

/** 查来源: the plan's task and lines for what was issued, every version and decision for what units filled in. */
function Origin(props: { readonly ledger: Ledger; readonly period: Period | null; readonly selected: Selected }) {
  const { ledger, selected, period } = props;
  const styles = useStyles();
  const words = useWords();
  const { template } = ledger;
  const filled = template.columns.find(({ key }) => key === selected.column.key)?.filledBy === 'unit';
  if (!filled) return <p className={styles.text}>{fromPlan(ledger, selected.taskId, words)}</p>;
  const found = provenance(ledger, selected.taskId, selected.column.key, period);
  const answers = found?.answers ?? [];
  const decisions = found?.decisions ?? [];
  if (answers.length === 0 && decisions.length === 0) return <p className={styles.text}>{words.ledger.noReturn}</p>;
  return (
    <ul className={styles.list}>
      {decisions.map((decision) => (
        <li key={decision.id}>{words.ledger.decided}</li>
      ))}
      {answers.map(({ entry, unit, counts }) => (
        <li key={entry.id}>
          {words.ledger.fromReturn(unit, words.common.period(entry.period, template.calendar.phases), entry.file.name)}
          {!counts && <span className={styles.name}> {words.ledger.notShown}</span>}
        </li>
      ))}
    </ul>
  );
}

function fromPlan(ledger: Ledger, taskId: string, words: Words): string {
  const planId = assignmentOf(ledger.template, taskId)?.planTaskId ?? null;
  const task = ledger.template.plan.tasks.find(({ id }) => id === planId);
  if (task === undefined) return words.ledger.notInPlan;
  return words.ledger.fromPlan(task.ordinal, task.title) + words.ledger.fromPlanLines(task.source.from, task.source.to);
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

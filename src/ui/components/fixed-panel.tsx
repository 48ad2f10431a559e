import { Button } from '@fluentui/react-components';
import { adoptedEdits, type FixedChange } from '../../core/consolidate';
import { columnTitle } from '../../core/ledger';
import { useJourney } from '../hooks/use-journey';
import { useWords } from '../hooks/use-language';
import type { OpenLedger } from '../journey/state';
import { DataTable } from './data-table';
import { Icon } from './icons';
import { Panel } from './panel';

/** 固定内容: tasks, deadlines, units, headers and rows of the table that were changed, each with the way back. */
export function FixedPanel(props: { readonly open: OpenLedger }) {
  const { fixed, collect } = useWords();
  const { journey, actions } = useJourney();
  const { ledger, changed = [] } = props.open;
  const { template } = ledger;
  const rows: readonly Row[] = [
    ...changed.map((change) => ({ ...change, adopted: null })),
    ...adoptedEdits(ledger).map((edit) => ({ kind: 'text' as const, ...edit })),
  ];
  if (rows.length === 0) return null;
  const title = fixed.title(rows.length);
  const taskOf = (row: Row): string => {
    const task = template.assignments.find(({ taskId }) => 'taskId' in row && taskId === row.taskId);
    return task?.title ?? '—';
  };
  const what = (row: Row): string => ('column' in row ? columnTitle(template, row.column) : fixed.kinds[row.kind]);
  return (
    <Panel
      title={title}
      lead={fixed.lead}
      flush
      actions={
        changed.length > 0 && (
          <Button
            icon={<Icon name="undo" />}
            disabled={journey.busy}
            onClick={() => void actions.restoreFixed({ adopted: false })}
          >
            {fixed.restoreAll(changed.length)}
          </Button>
        )
      }
    >
      <DataTable
        label={title}
        rows={rows}
        first={6}
        keyOf={(_, index) => String(index)}
        columns={[
          { key: 'task', title: collect.task, width: '28%', render: taskOf },
          { key: 'what', title: collect.column, render: what },
          { key: 'logged', title: fixed.before, render: (row) => ('logged' in row ? row.logged : '—') },
          {
            key: 'shown',
            title: fixed.now,
            render: (row) => ('shown' in row && row.shown !== '' ? row.shown : collect.empty),
          },
          {
            key: 'restore',
            title: fixed.restore,
            width: '110px',
            render: (row) => (
              <Button
                size="small"
                icon={<Icon name="undo" size={16} />}
                disabled={journey.busy}
                aria-label={fixed.restoreOne(taskOf(row), what(row))}
                onClick={() => void actions.restoreFixed(requestFor(row))}
              >
                {fixed.restore}
              </Button>
            ),
          },
        ]}
      />
    </Panel>
  );
}

type Row = (FixedChange extends infer C ? (C extends { row: number } ? Omit<C, 'row' | 'adopted'> : C) : never) & {
  readonly adopted: string | null;
};

function requestFor(row: Row): { adopted: boolean; task?: string; column?: string } {
  return {
    adopted: row.adopted !== null,
    ...('taskId' in row ? { task: row.taskId } : {}),
    ...('column' in row ? { column: row.column } : {}),
  };
}

import { Button } from '@fluentui/react-components';
import { runHistory, type PastRun } from '../../../core/consolidate';
import type { Ledger } from '../../../core/model';
import { DataTable } from '../../components/data-table';
import { Icon } from '../../components/icons';
import { Panel } from '../../components/panel';
import { StateTag } from '../../components/state-tag';
import { useJourney } from '../../hooks/use-journey';
import { useWords } from '../../hooks/use-language';

/** 历次汇总: every run of the ledger, the latest first; any that counts can be taken back. */
export function RunsPanel(props: { readonly ledger: Ledger }) {
  const { runs: words, common } = useWords();
  const { journey, actions } = useJourney();
  const { phases } = props.ledger.template.calendar;
  const runs = runHistory(props.ledger);
  if (runs.length === 0) return null;
  const numberOf = (id: string) => runs.length - runs.findIndex((run) => run.id === id);
  const what = (run: PastRun): string => {
    if (run.reverts !== null) return words.revert(numberOf(run.reverts));
    return words.merged(run.files, run.entries, run.decisions);
  };
  const title = words.title(runs.length);
  return (
    <Panel title={title} lead={words.lead} flush>
      <DataTable
        label={title}
        rows={runs}
        first={6}
        keyOf={(run) => run.id}
        columns={[
          { key: 'number', title: words.number, width: '72px', render: (run) => words.nth(numberOf(run.id)) },
          { key: 'day', title: words.day, render: (run) => common.day(run.day) },
          {
            key: 'period',
            title: words.period,
            render: (run) => (run.period === null ? '—' : common.period(run.period, phases)),
          },
          { key: 'what', title: words.what, width: '34%', render: what },
          {
            key: 'state',
            title: words.state,
            render: (run) =>
              run.counts ? (
                <StateTag tone="good" icon="check">
                  {words.counts}
                </StateTag>
              ) : (
                <StateTag tone="plain" icon="undo">
                  {words.takenBack}
                </StateTag>
              ),
          },
          {
            key: 'undo',
            title: words.undo,
            width: '110px',
            render: (run) =>
              run.counts ? (
                <Button
                  size="small"
                  icon={<Icon name="undo" size={16} />}
                  disabled={journey.busy}
                  aria-label={words.undoNth(numberOf(run.id))}
                  onClick={() => void actions.undoMerge(run.id)}
                >
                  {words.undo}
                </Button>
              ) : (
                '—'
              ),
          },
        ]}
      />
    </Panel>
  );
}

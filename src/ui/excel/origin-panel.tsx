import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { knownPeriods, provenance, shownPeriod } from '../../core/consolidate';
import { assignmentOf, columnTitle } from '../../core/ledger';
import type { Ledger, Period } from '../../core/model';
import { Origin } from '../components/origin';
import { Panel } from '../components/panel';
import { PeriodSelect } from '../components/period-select';
import { useJourney } from '../hooks/use-journey';
import { useWords } from '../hooks/use-language';

const useStyles = makeStyles({
  part: { display: 'grid', gap: '8px' },
  name: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** 查来源 of the cell that is selected in Excel, as of any period: the sheet itself shows only the latest. */
export function OriginPanel(props: { readonly ledger: Ledger }) {
  const styles = useStyles();
  const { ledger: words } = useWords();
  const { journey } = useJourney();
  const [chosen, setChosen] = useState<Period | null>(null);
  const { ledger } = props;
  const { selected } = journey;
  const task = selected === null ? null : assignmentOf(ledger.template, selected.taskId);
  if (selected === null || task === null) {
    return (
      <Panel title={words.provenance}>
        <p className={styles.text}>{words.provenanceHint}</p>
      </Panel>
    );
  }
  const periods = knownPeriods(ledger);
  const period = chosen !== null && periods.includes(chosen) ? chosen : shownPeriod(ledger);
  const said = provenance(ledger, selected.taskId, selected.column, period)?.text;
  return (
    <Panel title={words.provenance}>
      <div className={styles.part} data-origin={selected.column}>
        <p
          className={styles.name}
        >{`${task.sequence} ${task.title} · ${columnTitle(ledger.template, selected.column)}`}</p>
        {periods.length > 0 && (
          <PeriodSelect
            label={words.asOfPeriod}
            periods={periods}
            phases={ledger.template.calendar.phases}
            value={period ?? periods[0]}
            onChange={setChosen}
          />
        )}
        {said !== undefined && <p className={styles.text}>{said === '' ? words.cellEmpty : said}</p>}
        <Origin ledger={ledger} period={period} taskId={selected.taskId} column={selected.column} />
      </div>
    </Panel>
  );
}

import { Checkbox, makeStyles } from '@fluentui/react-components';
import type { Issue } from '../../core/model';
import { useJourney } from '../hooks/use-journey';
import { useWords } from '../hooks/use-language';
import { IssueList } from './issue-list';
import { Panel } from './panel';

const useStyles = makeStyles({ check: { marginTop: '8px' } });

/** A ledger whose log does not hold together: what is wrong, and a person's word that it is used all the same. */
export function DamagePanel(props: { readonly damage: readonly Issue[] }) {
  const styles = useStyles();
  const { damage } = useWords();
  const { journey, actions } = useJourney();
  if (props.damage.length === 0) return null;
  return (
    <Panel title={damage.title(props.damage.length)} lead={damage.lead}>
      <IssueList issues={props.damage} first={5} />
      <div className={styles.check}>
        <Checkbox
          label={damage.accept}
          checked={journey.acceptDamage}
          disabled={journey.busy}
          onChange={(_, data) => actions.setAcceptDamage(data.checked === true)}
        />
      </div>
    </Panel>
  );
}

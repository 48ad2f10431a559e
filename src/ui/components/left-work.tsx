import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import { useJourney } from '../hooks/use-journey';
import { useWords } from '../hooks/use-language';
import { useLeaving } from './leave-dialog';

const useStyles = makeStyles({ part: { marginBottom: '12px' } });

/** What an earlier visit left behind: found, told, and finished or dropped. */
export function LeftWorkNotice() {
  const styles = useStyles();
  const { left: words, common } = useWords();
  const { journey, actions } = useJourney();
  const { leave, dialog } = useLeaving();
  return (
    <div role="status">
      {dialog}
      {journey.left.map(({ id, work }) => (
        <MessageBar key={id} intent="warning" layout="multiline" className={styles.part} data-left={work.stage}>
          <MessageBarBody>
            <MessageBarTitle>{work.stage === 'merging' ? words.mergingTitle : words.unsavedTitle}</MessageBarTitle>
            {work.stage === 'merging'
              ? words.merging(work.ledger.name, work.returns.length)
              : words.unsaved(work.ledger.name, common.day(work.asOf))}
          </MessageBarBody>
          <MessageBarActions>
            <Button appearance="primary" disabled={journey.busy} onClick={() => leave(() => void actions.takeUp(id))}>
              {work.stage === 'merging' ? words.finish : words.takeBack}
            </Button>
            <Button disabled={journey.busy} onClick={() => void actions.dropLeft(id)}>
              {words.drop}
            </Button>
          </MessageBarActions>
        </MessageBar>
      ))}
    </div>
  );
}

import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useEnvironment } from '../environment';
import { useJourney } from '../hooks/use-journey';
import { useLanguage } from '../hooks/use-language';
import type { Failure } from '../journey/state';
import { FindingsPanel } from './findings-panel';

const useStyles = makeStyles({ part: { marginBottom: '12px' } });

/** What only Excel brings into the panes: what it did by itself, and the findings of the sheet as it stands. */
export function HostParts() {
  const styles = useStyles();
  const { words, say } = useLanguage();
  const { journey, actions } = useJourney();
  const { notice, findings, step } = journey;
  const shown = step === 'ledger' || step === 'collect';
  return (
    <>
      <div role="status">
        {notice !== null && (
          <MessageBar
            intent={notice.severity === 'info' ? 'info' : 'warning'}
            className={styles.part}
            layout="multiline"
          >
            <MessageBarBody>{say(notice)}</MessageBarBody>
            <MessageBarActions>
              <Button size="small" onClick={() => actions.inside.patch({ notice: null })}>
                {words.excel.dismissNotice}
              </Button>
            </MessageBarActions>
          </MessageBar>
        )}
      </div>
      {findings !== null && shown && (
        <div className={styles.part}>
          <FindingsPanel findings={findings} />
        </div>
      )}
    </>
  );
}

/** Doing the same once more, and what to send to support. */
export function FailureActions(props: { readonly failure: Failure }) {
  const { words } = useLanguage();
  const { copy } = useEnvironment();
  const [copied, setCopied] = useState<boolean | null>(null);
  const { detail, retry } = props.failure;
  return (
    <>
      {retry !== undefined && (
        <Button size="small" onClick={retry}>
          {words.excel.retry}
        </Button>
      )}
      {detail !== undefined && copied !== false && (
        <Button size="small" onClick={() => void copy(detail).then(setCopied)}>
          {copied === true ? words.excel.detailCopied : words.excel.copyDetail}
        </Button>
      )}
      {detail !== undefined && copied === false && (
        // the page may not copy: the detail is shown, to be copied by hand
        <code>
          {words.excel.detail}: {detail}
        </code>
      )}
    </>
  );
}

import { Button, DialogActions, DialogBody, DialogContent, DialogTitle } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { useJourney } from '../hooks/use-journey';
import { useWords } from '../hooks/use-language';
import { wouldLose } from '../journey/state';
import { Modal } from './modal';

/** Work that replaces the ledger waits for a yes where the ledger has not been downloaded yet. */
export function useLeaving(): { readonly leave: (go: () => void) => void; readonly dialog: ReactNode } {
  const { journey } = useJourney();
  const [waiting, setWaiting] = useState<(() => void) | null>(null);
  const leave = (go: () => void): void => {
    if (wouldLose(journey)) setWaiting(() => go);
    else go();
  };
  const close = (): void => setWaiting(null);
  const goOn = (): void => {
    close();
    waiting?.();
  };
  return { leave, dialog: <LeaveDialog open={waiting !== null} onClose={close} onGo={goOn} /> };
}

function LeaveDialog(props: { readonly open: boolean; readonly onGo: () => void; readonly onClose: () => void }) {
  const { common } = useWords();
  return (
    <Modal open={props.open} modalType="alert" onClose={props.onClose}>
      <DialogBody>
        <DialogTitle>{common.leaveTitle}</DialogTitle>
        <DialogContent>{common.leaveText}</DialogContent>
        <DialogActions>
          <Button appearance="primary" onClick={props.onClose}>
            {common.cancel}
          </Button>
          <Button onClick={props.onGo}>{common.leaveOn}</Button>
        </DialogActions>
      </DialogBody>
    </Modal>
  );
}

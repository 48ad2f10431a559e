import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Task } from '../../core/model';
import { useWords } from '../hooks/use-language';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '8px 0 0', padding: 0 },
  item: {
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    padding: '2px 0',
    ':first-child': { borderTopStyle: 'none' },
  },
});

/** Says which requirements of a task become a task of their own. */
export function SplitDialog(props: {
  readonly task: Task;
  /** zero-based positions of the requirements that leave */
  readonly onSplit: (positions: readonly number[]) => void;
  readonly onClose: () => void;
}) {
  const { plan, common } = useWords();
  const styles = useStyles();
  const [leaving, setLeaving] = useState<ReadonlySet<number>>(new Set());
  const { requirements } = props.task;
  const toggle = (position: number, on: boolean) =>
    setLeaving((old) => new Set(on ? [...old, position] : [...old].filter((other) => other !== position)));
  const possible = leaving.size > 0 && leaving.size < requirements.length;
  return (
    <Dialog
      open
      onOpenChange={(_, data) => {
        if (!data.open) props.onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{plan.splitTitle}</DialogTitle>
          <DialogContent>
            {plan.splitLead(props.task.title)}
            <ul className={styles.list}>
              {requirements.map((requirement, position) => (
                <li key={position} className={styles.item}>
                  <Checkbox
                    label={requirement}
                    checked={leaving.has(position)}
                    onChange={(_, data) => toggle(position, data.checked === true)}
                  />
                </li>
              ))}
            </ul>
          </DialogContent>
          <DialogActions>
            <Button onClick={props.onClose}>{common.cancel}</Button>
            <Button
              appearance="primary"
              disabled={!possible}
              onClick={() => props.onSplit([...leaving].sort((a, b) => a - b))}
            >
              {plan.split}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

import {
  Button,
  Checkbox,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Task } from '../../core/model';
import { useWords } from '../hooks/use-language';
import { Modal } from './modal';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '8px 0 0', padding: 0 },
  item: {
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    padding: '2px 0',
    ':first-child': { borderTopStyle: 'none' },
  },
});

type Split = {
  readonly task: Task;
  /** zero-based positions of the requirements that leave */
  readonly onSplit: (positions: readonly number[]) => void;
  readonly onClose: () => void;
};

/** Says which requirements of a task become a task of their own. */
export function SplitDialog(props: Split & { readonly open: boolean }) {
  return (
    <Modal open={props.open} onClose={props.onClose}>
      <SplitForm task={props.task} onSplit={props.onSplit} onClose={props.onClose} />
    </Modal>
  );
}

function SplitForm(props: Split) {
  const { plan, common } = useWords();
  const styles = useStyles();
  const [leaving, setLeaving] = useState<ReadonlySet<number>>(new Set());
  const { requirements } = props.task;
  const toggle = (position: number, on: boolean) =>
    setLeaving((old) => new Set(on ? [...old, position] : [...old].filter((other) => other !== position)));
  const possible = leaving.size > 0 && leaving.size < requirements.length;
  return (
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
  );
}

import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  Field,
  Input,
  makeStyles,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useWords } from '../hooks/use-language';
import type { BulkForm } from '../journey/state';
import { Modal } from './modal';

type Bulk = {
  readonly count: number;
  readonly onSave: (form: BulkForm) => void;
  readonly onClose: () => void;
};

const useStyles = makeStyles({ form: { display: 'grid', gap: '12px', marginTop: '8px' } });
const EMPTY: BulkForm = { leadUnits: '', responsibleUnits: '', supportingUnits: '', deadline: '' };

/** Gives several tasks the same units or deadline: plans that name neither are assigned by the coordinator. */
export function BulkDialog(props: Bulk & { readonly open: boolean }) {
  return (
    <Modal open={props.open} onClose={props.onClose}>
      <BulkEditor count={props.count} onSave={props.onSave} onClose={props.onClose} />
    </Modal>
  );
}

function BulkEditor(props: Bulk) {
  const { plan, common } = useWords();
  const styles = useStyles();
  const [form, setForm] = useState(EMPTY);
  const field = (name: keyof BulkForm, label: string, hint?: string) => (
    <Field label={label} {...(hint !== undefined && { hint })}>
      <Input value={form[name]} onChange={(_, data) => setForm((old) => ({ ...old, [name]: data.value }))} />
    </Field>
  );
  const empty = Object.values(form).every((text) => text.trim() === '');
  return (
    <DialogBody>
      <DialogTitle>{plan.bulkTitle(props.count)}</DialogTitle>
      <DialogContent>
        {plan.bulkLead}
        <div className={styles.form}>
          {field('leadUnits', plan.leadUnit, plan.separateNames)}
          {field('responsibleUnits', plan.responsibleUnit)}
          {field('supportingUnits', plan.supportingUnit)}
          {field('deadline', plan.deadline, plan.deadlineHint)}
        </div>
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{common.cancel}</Button>
        <Button appearance="primary" disabled={empty} onClick={() => props.onSave(form)}>
          {common.save}
        </Button>
      </DialogActions>
    </DialogBody>
  );
}

import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  Field,
  Textarea,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useWords } from '../hooks/use-language';
import { Modal } from './modal';

type Paste = { readonly onText: (text: string) => void; readonly onClose: () => void };

/** Takes the text of a plan that was copied from somewhere. */
export function PasteDialog(props: Paste & { readonly open: boolean }) {
  return (
    <Modal open={props.open} onClose={props.onClose}>
      <PasteForm onText={props.onText} onClose={props.onClose} />
    </Modal>
  );
}

function PasteForm(props: Paste) {
  const { plan, common } = useWords();
  const [text, setText] = useState('');
  return (
    <DialogBody>
      <DialogTitle>{plan.pasteTitle}</DialogTitle>
      <DialogContent>
        <Field label={plan.pasteLabel} hint={plan.pasteHint}>
          <Textarea value={text} onChange={(_, data) => setText(data.value)} rows={12} resize="vertical" />
        </Field>
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{common.cancel}</Button>
        <Button appearance="primary" disabled={text.trim() === ''} onClick={() => props.onText(text)}>
          {plan.readPasted}
        </Button>
      </DialogActions>
    </DialogBody>
  );
}

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Textarea,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useWords } from '../hooks/use-language';

/** Takes the text of a plan that was copied from somewhere. */
export function PasteDialog(props: { readonly onText: (text: string) => void; readonly onClose: () => void }) {
  const { plan, common } = useWords();
  const [text, setText] = useState('');
  return (
    <Dialog
      open
      onOpenChange={(_, data) => {
        if (!data.open) props.onClose();
      }}
    >
      <DialogSurface>
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
      </DialogSurface>
    </Dialog>
  );
}

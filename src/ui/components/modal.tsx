import { Dialog, DialogSurface, type DialogProps } from '@fluentui/react-components';
import type { ReactNode } from 'react';

/**
 * A dialog that stays in the tree while it is closed: one that is taken out while open leaves the page hidden from
 * screen readers. What is inside begins anew each time it opens.
 */
export function Modal(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly modalType?: DialogProps['modalType'];
  readonly children: ReactNode;
}) {
  return (
    <Dialog
      open={props.open}
      modalType={props.modalType ?? 'modal'}
      onOpenChange={(_, data) => {
        if (!data.open) props.onClose();
      }}
    >
      <DialogSurface>{props.children}</DialogSurface>
    </Dialog>
  );
}

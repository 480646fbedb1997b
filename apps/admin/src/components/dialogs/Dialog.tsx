import MuiDialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type FormEvent, type ReactNode } from 'react';

export interface DialogProps {
  /** The question it decides: "Send “Spring sale” now?" */
  title: string;
  children?: ReactNode;
  /** Buttons with verbs, the one that goes on last. */
  actions: ReactNode;
  onClose: () => void;
  /** For something to look at rather than to read: a preview. */
  wide?: boolean;
  /** Makes it a form, so that Enter goes on; the button that goes on has `type="submit"`. */
  onSubmit?: () => void;
}

/** A dialog for one decision. Holds the focus, closes on Escape, and returns the focus to where it was. */
export function Dialog({ title, children, actions, onClose, onSubmit, wide = false }: DialogProps) {
  const id = useId();
  const about = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form inside of a dialog may stand inside of another form in React's tree.
    event.stopPropagation();
    onSubmit?.();
  };
  const inside = (
    <>
      <DialogTitle id={id} component="h2">
        {title}
      </DialogTitle>
      {children !== undefined && <DialogContent id={about}>{children}</DialogContent>}
      <DialogActions>{actions}</DialogActions>
    </>
  );
  return (
    <MuiDialog
      open
      onClose={onClose}
      data-wide={wide || undefined}
      aria-labelledby={id}
      aria-describedby={children === undefined ? undefined : about}
    >
      {onSubmit ? (
        <form onSubmit={submit} noValidate>
          {inside}
        </form>
      ) : (
        inside
      )}
    </MuiDialog>
  );
}

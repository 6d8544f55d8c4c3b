import type { ButtonHTMLAttributes } from 'react';
import { useApplication } from '../../state/application.ts';
import type { DialogRequest } from '../../state/window/overlays.ts';

interface DialogButtonProps
  extends Pick<
    ButtonHTMLAttributes<HTMLButtonElement>,
    'className' | 'title' | 'lang' | 'aria-label' | 'children'
  > {
  readonly dialog: DialogRequest;
}

/** A button that opens a dialog. */
export function DialogButton({ dialog, className = 'button', ...button }: DialogButtonProps) {
  const { overlays } = useApplication();
  return (
    <button
      type="button"
      className={className}
      aria-haspopup="dialog"
      onClick={() => overlays.setState({ dialog })}
      {...button}
    />
  );
}

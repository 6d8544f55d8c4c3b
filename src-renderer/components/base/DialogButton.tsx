import type { ReactNode } from 'react';
import { useApplication } from '../../state/application.ts';
import type { DialogRequest } from '../../state/window/overlays.ts';

interface DialogButtonProps {
  readonly dialog: DialogRequest;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A button that opens a dialog. */
export function DialogButton({ dialog, className = 'button', children }: DialogButtonProps) {
  const { overlays } = useApplication();
  return (
    <button
      type="button"
      className={className}
      aria-haspopup="dialog"
      onClick={() => overlays.setState({ dialog })}
    >
      {children}
    </button>
  );
}

import {
  autoUpdate,
  FloatingFocusManager,
  FloatingPortal,
  flip,
  offset,
  shift,
  useDismiss,
  useFloating,
  useInteractions,
} from '@floating-ui/react';
import type { ReactNode } from 'react';

interface MenuBoxProps {
  readonly id: string;
  readonly label: string;
  /** The button that it stands beside. */
  readonly button: HTMLButtonElement | null;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What a menu's button opens. */
export function MenuBox({ id, label, button, onClose, children }: MenuBoxProps) {
  const { refs, floatingStyles, context } = useFloating({
    open: true,
    onOpenChange: (open) => !open && onClose(),
    elements: { reference: button },
    placement: 'bottom-start',
    middleware: [offset(6), flip({ padding: 8 }), shift({ padding: 8 })],
    whileElementsMounted: autoUpdate,
  });
  const { getFloatingProps } = useInteractions([useDismiss(context)]);
  return (
    <FloatingPortal>
      <FloatingFocusManager context={context} modal={false}>
        <div
          ref={refs.setFloating}
          className="menu"
          style={floatingStyles}
          {...getFloatingProps({ id, role: 'dialog', 'aria-label': label })}
        >
          {children}
        </div>
      </FloatingFocusManager>
    </FloatingPortal>
  );
}

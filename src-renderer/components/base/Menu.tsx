import {
  autoUpdate,
  FloatingFocusManager,
  FloatingPortal,
  flip,
  offset,
  shift,
  useClick,
  useDismiss,
  useFloating,
  useInteractions,
  useRole,
} from '@floating-ui/react';
import { type ButtonHTMLAttributes, type ReactNode, useState } from 'react';

interface MenuProps {
  /** Name of what opens. */
  readonly label: string;
  readonly trigger: ReactNode;
  readonly triggerProps: ButtonHTMLAttributes<HTMLButtonElement>;
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens a small labelled dialog beside it; Escape and a click elsewhere close it. */
export function Menu({ label, trigger, triggerProps, children }: MenuProps) {
  const [open, setOpen] = useState(false);
  const { refs, floatingStyles, context } = useFloating({
    open,
    onOpenChange: setOpen,
    placement: 'bottom-start',
    middleware: [offset(6), flip({ padding: 8 }), shift({ padding: 8 })],
    whileElementsMounted: autoUpdate,
  });
  const { getReferenceProps, getFloatingProps } = useInteractions([
    useClick(context),
    useDismiss(context),
    useRole(context, { role: 'dialog' }),
  ]);
  return (
    <>
      <button type="button" ref={refs.setReference} {...triggerProps} {...getReferenceProps()}>
        {trigger}
      </button>
      {open && (
        <FloatingPortal>
          <FloatingFocusManager context={context} modal={false}>
            <div
              ref={refs.setFloating}
              className="menu"
              style={floatingStyles}
              {...getFloatingProps({ 'aria-label': label })}
            >
              {children(() => setOpen(false))}
            </div>
          </FloatingFocusManager>
        </FloatingPortal>
      )}
    </>
  );
}

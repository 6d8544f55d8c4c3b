import { type ButtonHTMLAttributes, type ReactNode, useId, useState } from 'react';
import { fetchedPart } from './fetchedPart.tsx';
import { OnDemand } from './OnDemand.tsx';

const MenuBox = fetchedPart(() => import('./MenuBox.tsx').then((module) => module.MenuBox));

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
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const id = useId();
  const close = () => setOpen(false);
  return (
    <>
      <button
        type="button"
        ref={setButton}
        {...triggerProps}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {trigger}
      </button>
      {open && (
        <OnDemand onClose={close}>
          <MenuBox id={id} label={label} button={button} onClose={close}>
            {children(close)}
          </MenuBox>
        </OnDemand>
      )}
    </>
  );
}

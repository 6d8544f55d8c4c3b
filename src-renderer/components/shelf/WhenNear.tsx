import { type ReactNode, useRef } from 'react';
import { useSeen } from '../base/useSeen.ts';

/** Renders its children once they are about to be scrolled into sight; forty papers' years cost nothing before. */
export function WhenNear({
  className,
  children,
}: {
  readonly className: string;
  readonly children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const near = useSeen(box);
  return (
    <div ref={box} className={near ? className : `${className} waiting`}>
      {near && children}
    </div>
  );
}

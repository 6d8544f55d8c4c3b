import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Renders its children once they are about to be scrolled into sight; forty papers' years cost nothing before. */
export function WhenNear({
  className,
  children,
}: {
  readonly className: string;
  readonly children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (near || !element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      // A margin around the window would not reach beyond what scrolls in it.
      { root: element.closest('.desk'), rootMargin: '400px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [near]);
  return (
    <div ref={box} className={near ? className : `${className} waiting`}>
      {near && children}
    </div>
  );
}

import { useEffect, useRef, useState } from 'react';
import type { Box } from '#shared/model/facsimile.ts';
import { useTranslator } from '../../../state/application.ts';
import { boxBetween, isWorthReading } from '../geometry/region.ts';
import type { Point } from '../geometry/wordPlaces.ts';

interface RegionChoiceProps {
  readonly onChosen: (box: Box) => void;
  readonly onLeave: () => void;
}

/** Lies over the page while a part of it is chosen: a drag draws the rectangle. Keys choose the whole page. */
export function RegionChoice({ onChosen, onLeave }: RegionChoiceProps) {
  const { t } = useTranslator();
  const area = useRef<HTMLDivElement>(null);
  const [from, setFrom] = useState<Point | null>(null);
  const [to, setTo] = useState<Point | null>(null);
  useEffect(() => area.current?.focus({ preventScroll: true }), []);
  const pointOf = (event: { readonly clientX: number; readonly clientY: number }): Point | null => {
    const page = area.current?.getBoundingClientRect();
    if (!page || page.width === 0) return null;
    return { x: (event.clientX - page.left) / page.width, y: (event.clientY - page.top) / page.height };
  };
  const box = from && to && boxBetween(from, to);
  return (
    <div
      ref={area}
      className="region-choice"
      role="application"
      aria-label={t('region.draw')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: Enter and Escape are heard here
      tabIndex={0}
      onPointerDown={(event) => {
        event.stopPropagation();
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setFrom(pointOf(event));
        setTo(null);
      }}
      onPointerMove={(event) => from && setTo(pointOf(event))}
      onPointerUp={() => {
        setFrom(null);
        setTo(null);
        if (box && isWorthReading(box)) onChosen(box);
      }}
      onPointerCancel={() => setFrom(null)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onChosen({ left: 0, top: 0, width: 1, height: 1 });
        else if (event.key === 'Escape') onLeave();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {box && (
        <span
          style={{
            left: `${box.left * 100}%`,
            top: `${box.top * 100}%`,
            width: `${box.width * 100}%`,
            height: `${box.height * 100}%`,
          }}
        />
      )}
    </div>
  );
}

import { useEffect, useRef, useState } from 'react';
import { type Box, wholePage } from '#shared/model/facsimile.ts';
import { useTranslator } from '../../../state/application.ts';
import { placedAt, pointOn } from '../geometry/placed.ts';
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
        setFrom(pointOn(area.current, event));
        setTo(null);
      }}
      onPointerMove={(event) => from && setTo(pointOn(area.current, event))}
      onPointerUp={() => {
        setFrom(null);
        setTo(null);
        if (box && isWorthReading(box)) onChosen(box);
      }}
      onPointerCancel={() => setFrom(null)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onChosen(wholePage);
        else if (event.key === 'Escape') onLeave();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {box && <span style={placedAt(box)} />}
    </div>
  );
}

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useApplication, usePart, useTranslator } from '../../../state/application.ts';
import { placedAt, pointOn } from '../geometry/placed.ts';
import { boxAfterKey, boxBetween, isWorthReading } from '../geometry/region.ts';
import type { Point } from '../geometry/wordPlaces.ts';
import { RegionGrips } from './RegionGrips.tsx';
import type { PartBeingMarked } from './useMarkPart.ts';

interface MarkPartProps {
  readonly part: PartBeingMarked;
  /** The rectangle is there from the beginning, for keys. */
  readonly isBegun: boolean;
  readonly onAccept: () => void;
  readonly onLeave: () => void;
}

/** Lies over the page while a part of it is marked: a drag draws the rectangle, arrow keys bring it and move it. */
export function MarkPart({ part, isBegun, onAccept, onLeave }: MarkPartProps) {
  const { currentIssue } = useApplication();
  const { t } = useTranslator();
  const colour = usePart(currentIssue.store, (state) => state.lastColour);
  const area = useRef<HTMLDivElement>(null);
  const [from, setFrom] = useState<Point | null>(null);
  const { box, draw } = part;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    area.current?.focus({ preventScroll: true });
    if (isBegun) part.begin();
  }, []);
  const onMove = (event: PointerEvent, settled: boolean) => {
    const to = from && pointOn(area.current, event);
    if (!from || !to) return;
    const drawn = boxBetween(from, to);
    draw(isWorthReading(drawn) ? drawn : null, settled);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'Enter' || event.key === ' ') box ? onAccept() : part.begin();
    else if (event.key.startsWith('Arrow')) {
      const next = box && boxAfterKey(box, event);
      if (next) draw(next, true);
      else part.begin();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={area}
      className="region-choice"
      role="application"
      aria-label={t(box ? 'marking.adjust' : 'marking.draw')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys that draw are heard here
      tabIndex={0}
      onPointerDown={(event) => {
        event.stopPropagation();
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        draw(null, true);
        setFrom(pointOn(area.current, event));
      }}
      onPointerMove={(event) => onMove(event, false)}
      onPointerUp={(event) => {
        onMove(event, true);
        setFrom(null);
      }}
      onPointerCancel={() => {
        setFrom(null);
        draw(null, true);
      }}
      onKeyDown={onKeyDown}
    >
      {box && (
        <div className="region-mark" data-new="true" data-colour={colour} style={placedAt(box)}>
          {from === null && <RegionGrips box={box} inside onDraw={draw} />}
        </div>
      )}
    </div>
  );
}

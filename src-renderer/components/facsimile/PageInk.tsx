import { memo } from 'react';
import type { Box } from '#shared/model/facsimile.ts';
import type { Span } from '#shared/model/span.ts';
import type { PaintRequest } from '../../dom/highlights.ts';
import type { WordPlaces } from './geometry/wordPlaces.ts';

interface PageInkProps {
  readonly places: WordPlaces;
  readonly painted: PaintRequest;
  readonly selection: Span | null;
}

/** What people and searches have marked on the page: colours that multiply with the print, hits underscored. */
export const PageInk = memo(function PageInk({ places, painted, selection }: PageInkProps) {
  const { marks, focusedMarkId, matches, currentMatch, spoken } = painted;
  return (
    <svg
      className="facsimile-ink"
      viewBox="0 0 1 1"
      preserveAspectRatio="none"
      aria-hidden="true"
      data-testid="facsimile-ink"
    >
      {marks
        .filter(({ isOutlined }) => !isOutlined)
        .map((mark) => (
          <g
            key={mark.id}
            className="facsimile-mark"
            data-colour={mark.colour}
            data-mark={mark.id}
            data-focused={mark.id === focusedMarkId ? true : undefined}
          >
            <Boxes boxes={places.boxesOf(mark)} />
          </g>
        ))}
      {matches.map((match, index) => {
        const boxes = places.boxesOf(match);
        if (boxes.length === 0) return null;
        return (
          <g
            key={`${match.start}-${match.end}`}
            className="facsimile-match"
            data-current={index === currentMatch ? true : undefined}
          >
            <Boxes boxes={boxes} />
            <Boxes boxes={boxes.map(underscore)} className="facsimile-underscore" />
          </g>
        );
      })}
      {spoken.length > 0 && (
        <g className="facsimile-spoken">
          {spoken.map((span) => (
            <Boxes key={span.start} boxes={places.boxesOf(span)} />
          ))}
        </g>
      )}
      {selection && (
        <g className="facsimile-selection">
          <Boxes boxes={places.boxesOf(selection)} />
        </g>
      )}
    </svg>
  );
});

const underscore = (box: Box): Box => ({
  ...box,
  top: box.top + box.height * 0.94,
  height: box.height * 0.12,
});

function Boxes({ boxes, className }: { readonly boxes: readonly Box[]; readonly className?: string }) {
  return boxes.map(({ left, top, width, height }) => (
    <rect key={`${left} ${top}`} className={className} x={left} y={top} width={width} height={height} />
  ));
}

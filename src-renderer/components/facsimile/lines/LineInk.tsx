import { memo } from 'react';
import type { WordBox } from '#shared/model/facsimile.ts';
import { useTranslator } from '../../../state/application.ts';
import { doubtfulWordBelow } from '../../../state/issue/certainty.ts';
import { readLine, type TextLine } from '../geometry/lines.ts';
import { placedAt } from '../geometry/placed.ts';

/** Shades the words that a machine was not sure of: the less sure, the darker. */
export const DoubtShade = memo(function DoubtShade({ words }: { readonly words: readonly WordBox[] }) {
  return (
    <svg
      className="facsimile-ink facsimile-doubtful"
      viewBox="0 0 1 1"
      preserveAspectRatio="none"
      aria-hidden="true"
      data-testid="doubtful-words"
    >
      {words.map(({ start, box: { left, top, width, height }, confidence = 1 }) => (
        <rect
          key={start}
          x={left}
          y={top}
          width={width}
          height={height}
          fillOpacity={0.16 + 0.3 * (1 - confidence / doubtfulWordBelow)}
        />
      ))}
    </svg>
  );
});

interface LineOutlineProps {
  readonly line: TextLine;
  /** With what was read of it. */
  readonly says: boolean;
  readonly language: string;
}

/** Where a line lies on the page, with the text that was read there. */
export function LineOutline({ line, says, language }: LineOutlineProps) {
  const { t } = useTranslator();
  const { box, isVertical } = line;
  const certain = certaintyInWords(line);
  return (
    <div
      className="line-outline"
      style={placedAt(box)}
      data-vertical={isVertical || undefined}
      aria-hidden="true"
    >
      {says && (
        <p
          className="line-says"
          data-below={box.top < 0.5 || undefined}
          data-right={box.left < 0.5 || undefined}
        >
          <span lang={language}>{readLine(line)}</span>
          {certain !== null && <small> {t('lines.certain', { percent: certain })}</small>}
        </p>
      )}
    </div>
  );
}

function certaintyInWords({ words }: TextLine): number | null {
  const known = words.flatMap(({ confidence }) => confidence ?? []);
  if (known.length === 0) return null;
  return Math.round((100 * known.reduce((sum, one) => sum + one, 0)) / known.length);
}

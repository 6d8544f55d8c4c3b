import type { PercentBox } from '#shared/model/annotation.ts';
import type { WordBox } from '#shared/model/facsimile.ts';
import type { Span } from '#shared/model/span.ts';

/**
 * The words whose middle lies in a rectangle, as stretches of the text: one for every run of words that
 * follow each other, in the order of the text. `words` are one page's, in that order.
 */
export function wordsInside(words: readonly WordBox[], area: PercentBox): readonly Span[] {
  const runs: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | null = null;
  for (const { start, end, box } of words) {
    if (!isInside(box, area)) {
      open = null;
    } else if (open) {
      open.end = Math.max(open.end, end);
    } else {
      open = { start, end };
      runs.push(open);
    }
  }
  return runs;
}

function isInside({ left, top, width, height }: WordBox['box'], area: PercentBox): boolean {
  const across = (left + width / 2) * 100;
  const down = (top + height / 2) * 100;
  return across >= area.x && across <= area.x + area.width && down >= area.y && down <= area.y + area.height;
}

/** The longest of some stretches, the first of several; null without any. */
export const longestOf = (spans: readonly Span[]): Span | null =>
  spans.reduce<Span | null>(
    (best, span) => (best && best.end - best.start >= span.end - span.start ? best : span),
    null,
  );

import type { Flow, Span } from '#shared/model/span.ts';
import { codePointLength, indexCodePoints } from '#shared/text/codePoints.ts';
import { flowStartToCanonical, flowToCanonical, intersectFlow } from '#shared/text/flow.ts';

/** Words in place of a passage of the canonical text. */
export interface NarrowedCorrection extends Span {
  readonly replacement: string;
}

const words = new Intl.Segmenter('und', { granularity: 'word' });
const wordsOf = (text: string): readonly string[] => [...words.segment(text)].map(({ segment }) => segment);

/**
 * The words of a passage that a person really changed: what stands before and behind them is left as it
 * is printed, so that highlights there keep their borders. Where words only came or went, the word beside
 * them is taken along. Null where nothing was changed. Words that were corrected before are never cut.
 */
export function narrowCorrection(flow: Flow, span: Span, typed: string): NarrowedCorrection | null {
  const covered = intersectFlow(flow, span);
  if (!covered) return null;
  const { slice } = indexCodePoints(flow.text);
  const before = wordsOf(slice(covered.start, covered.end));
  const after = wordsOf(typed);
  if (before.join('') === after.join('')) return null;
  const most = Math.min(before.length, after.length) - 1;
  let lead = 0;
  while (lead < most && before[lead] === after[lead]) lead++;
  let tail = 0;
  while (tail < most - lead && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const start = covered.start + codePointLength(before.slice(0, lead).join(''));
  const end = covered.end - codePointLength(before.slice(before.length - tail).join(''));
  const canonical = { start: flowStartToCanonical(flow, start), end: flowToCanonical(flow, end) };
  const whole = intersectFlow(flow, canonical);
  if (!whole) return null;
  const changed = after.slice(lead, after.length - tail).join('');
  return {
    ...canonical,
    replacement: slice(whole.start, start) + changed + slice(end, whole.end),
  };
}

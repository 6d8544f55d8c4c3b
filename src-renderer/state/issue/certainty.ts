import type { WordBox } from '#shared/model/facsimile.ts';
import type { Span } from '#shared/model/span.ts';

/** The warning of an issue that a machine read: its message says with what, and how sure. */
export const machineReadCode = 'machineRead';

/**
 * Words of which a machine was less sure than this are doubtful. The authors' judgement, not measured: engines scale
 * their confidence differently, and more shading than a person would look through helps nobody.
 */
export const doubtfulBelow = 0.6;

/** A passage whose words are less certain than this on the average is to be checked before it is cited; a judgement too. */
export const checkBelow = 0.8;

/** Whether a machine was not sure of a word. */
export const isDoubtful = ({ confidence }: Pick<WordBox, 'confidence'>): boolean =>
  confidence !== undefined && confidence < doubtfulBelow;

/** How sure a machine was of a passage, 0 to 1: of its words by their length. Null where it did not say. */
export function certaintyOf(words: Iterable<WordBox>, { start, end }: Span): number | null {
  let length = 0;
  let sum = 0;
  for (const word of words) {
    const shared = Math.min(word.end, end) - Math.max(word.start, start);
    if (shared <= 0 || word.confidence === undefined) continue;
    length += shared;
    sum += shared * word.confidence;
  }
  return length === 0 ? null : sum / length;
}

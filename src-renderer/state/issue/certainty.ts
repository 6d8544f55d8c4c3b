import type { WordBox } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Flow, Span } from '#shared/model/span.ts';
import { indexFlows, issueFlows } from '../../dom/passages.ts';
import type { Facsimile } from './facsimile.ts';

/** The warning of an issue that a machine read: its message says with what, and how sure. */
export const machineReadCode = 'machineRead';

/**
 * Words of which a machine was less sure than this are doubtful. The authors' judgement, not measured: engines scale
 * their confidence differently, and more shading than a person would look through helps nobody.
 */
export const doubtfulWordBelow = 0.6;

/** A passage whose words are less certain than this on the average is to be checked before it is cited; a judgement too. */
export const checkBelow = 0.8;

/** Whether a machine was not sure of a word. */
export const isDoubtful = ({ confidence }: Pick<WordBox, 'confidence'>): boolean =>
  confidence !== undefined && confidence < doubtfulWordBelow;

/** Whether a person has read these words already: what they corrected is doubtful no more. */
export const isSpanCorrected = (span: Span, flow: Flow | null | undefined): boolean =>
  flow?.pieces.some(
    ({ start, end, replacement }) => replacement !== undefined && start < span.end && end > span.start,
  ) ?? false;

/**
 * How sure a machine was of a passage, 0 to 1: of its words by their length, of those that a person corrected quite.
 * Null where it did not say.
 */
export function certaintyOf(
  words: Iterable<WordBox>,
  { start, end }: Span,
  wasCorrected: (word: WordBox) => boolean,
): number | null {
  let length = 0;
  let sum = 0;
  for (const word of words) {
    const shared = Math.min(word.end, end) - Math.max(word.start, start);
    if (shared <= 0 || word.confidence === undefined) continue;
    length += shared;
    sum += shared * (wasCorrected(word) ? 1 : word.confidence);
  }
  return length === 0 ? null : sum / length;
}

/** Asks for the words of the pages that passages of an issue stand on, and finds out how sure a machine was of them. */
export async function isUnsure(
  facsimile: Facsimile,
  issue: Issue,
  passages: readonly Span[],
): Promise<boolean> {
  if (passages.length === 0 || (issue.facsimile ?? []).length === 0) return false;
  const flows = indexFlows(issueFlows(issue));
  const wasCorrected = (word: WordBox) => isSpanCorrected(word, flows.partsOf(word)[0]?.flow);
  const words = await facsimile.wordsOf(issue, passages);
  return passages.some((passage) => (certaintyOf(words, passage, wasCorrected) ?? 1) < checkBelow);
}

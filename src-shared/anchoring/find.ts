import type { Anchor, TextQuoteSelector } from '#shared/model/annotation.ts';
import type { Span } from '#shared/model/span.ts';
import { condense } from './condense.ts';
import type { PassageSelectors } from './describe.ts';
import { standsBetween, standsNear } from './landmarks.ts';
import {
  type CondensedQuote,
  condensedSpan,
  condenseQuote,
  contextLength,
  type PossiblePlace,
  placesOf,
  type SearchedText,
} from './places.ts';
import { couldBe, enough, lead, tooMany } from './rivals.ts';

/**
 * Finds a passage in a text that may have changed since it was described; null when it cannot be found
 * for certain. In order: the old position, if quote and context are still there; the quote without
 * regard to line breaks, with agreeing context; the quote with a few edits, with agreeing context.
 * Of several candidates one must clearly agree best. Where there were rivals when the passage was
 * described, all of them must still be there, and it must stand between its landmarks, none of them near
 * either; without landmarks it is found only where it stood. Otherwise the passage went, and one of them
 * is what is left. It never guesses.
 */
export function findPassage(selectors: PassageSelectors, text: SearchedText): Anchor | null {
  const { quote, position, rivals = 0, countedIn, landmarks } = selectors;
  if (quote.exact === '') return null;
  const isThere = isUnmoved(selectors, text);
  const there = { start: position.start, end: position.end, method: 'position' } as const;
  if (isThere && countedIn !== undefined && countedIn === text.fingerprint()) return there;
  const unmoved = isThere && (!landmarks || standsBetween(condensedSpan(position, text), landmarks, text));
  if (unmoved && (rivals === 0 || rivals === tooMany)) return there;
  const wanted = condenseQuote(quote, text);
  if (wanted.exact === '') return null;
  const places = placesOf(wanted, text);
  if (places === null) return null;
  const alike = places.filter((place) => couldBe(place, wanted));
  if (alike.length < rivals + 1) return null;
  if (unmoved) return there;
  if (rivals > 0 && !landmarks) return null;
  const possible = landmarks ? places.filter((place) => standsBetween(place, landmarks, text)) : places;
  const found = decide(possible, wanted);
  if (landmarks && alike.some((place) => place !== found && standsNear(place, landmarks, text))) return null;
  return found && { ...bordersOf(found, quote, text), method: found.edits === 0 ? 'quote' : 'fuzzy' };
}

/** Whether a passage stands where it was described, letter for letter, with the same context. */
export function isUnmoved({ quote, position }: PassageSelectors, { points }: SearchedText): boolean {
  return (
    points.slice(position.start, position.end) === quote.exact &&
    points.slice(position.start - contextLength, position.start) === quote.prefix &&
    points.slice(position.end, position.end + contextLength) === quote.suffix
  );
}

/** The one candidate that is the passage for certain, or null. */
function decide(candidates: readonly PossiblePlace[], wanted: CondensedQuote): PossiblePlace | null {
  const ranked = candidates.toSorted((a, b) => (b.context ?? 0) - (a.context ?? 0) || a.edits - b.edits);
  const [best, second] = ranked;
  if (!best || !enough(best, wanted, second === undefined)) return null;
  if (second && (best.context ?? 0) - (second.context ?? 0) < lead) return null;
  return best;
}

/** Where a place of the condensed text is in the text itself. */
export function bordersOf(
  found: PossiblePlace,
  quote: TextQuoteSelector,
  { text, points, condensed }: SearchedText,
): Span {
  const map = condensed();
  let start = map.toOriginal(found.start);
  let end = map.toOriginal(found.end - 1) + 1;
  // Layout characters at the quote's own borders were condensed away; take them along where they still are.
  const lead = condense(quote.exact).toOriginal(0);
  if (text.startsWith(quote.exact, start - lead)) {
    start -= lead;
    end = start + quote.exact.length;
  }
  const from = points.toCodePoint(start);
  const to = points.toCodePoint(end);
  // Edits may cut a surrogate pair; the whole character belongs to the passage then.
  return { start: from, end: points.toUtf16(to) < end ? to + 1 : to };
}

import type { Landmarks, TextQuoteSelector } from '#shared/model/annotation.ts';
import type { Span } from '#shared/model/span.ts';
import { findLandmarks } from './landmarks.ts';
import type { CondensedQuote, PossiblePlace, SearchedText } from './places.ts';
import { condensedSpan, condenseQuote, contextLength, overlap, placesOf, shortestFuzzy } from './places.ts';

/** An unchanged quote of this length that occurs once is itself, whatever stands around it now. */
const speaksForItself = 64;
/** How well the text around a candidate must agree (0 to 1), and by how much it must beat the next one. */
const agreement = 0.6;
const shortAgreement = 0.8;
export const lead = 0.15;
/** How much below what is needed a place still counts as a rival: another text may bring it up to it. */
const doubt = 0.1;

/** Whether a place agrees well enough to be the passage, as far as it goes by itself. */
export function enough(place: PossiblePlace, wanted: CondensedQuote, isAlone: boolean): boolean {
  if (isAlone && place.edits === 0 && wanted.exact.length >= speaksForItself) return true;
  return place.context !== null && place.context >= needed(wanted);
}

/**
 * Whether a place might be taken for the passage once the passage itself is gone, or one of the two was edited or
 * moved: what stands beside the one may come to stand beside the other, so that the words themselves decide. Short
 * ones stand everywhere; of these the places that have at least one side of the context.
 */
export function couldBe({ context, betterSide }: PossiblePlace, wanted: CondensedQuote): boolean {
  if (wanted.exact.length >= shortestFuzzy) return true;
  if (context === null || betterSide === null) return false;
  return context >= needed(wanted) - doubt || betterSide >= needed(wanted);
}

const needed = ({ exact }: CondensedQuote) => (exact.length < shortestFuzzy ? shortAgreement : agreement);

/** Stands for rivals that are too many to be counted: such a passage is found only where it stood. */
export const tooMany = Number.MAX_SAFE_INTEGER;

/**
 * How many other places of a text could be taken for a passage of it, and what tells it from them; nothing
 * where there are none. `span` is where it stands (code points); null where that is not known for certain,
 * and they are counted only.
 */
export function describeRivals(
  quote: TextQuoteSelector,
  span: Span | null,
  text: SearchedText,
): { readonly rivals?: number; readonly countedIn?: string; readonly landmarks?: Landmarks } {
  const wanted = condenseQuote(quote, text);
  const places = wanted.exact === '' ? [] : placesOf(wanted, text);
  if (places === null) return { rivals: tooMany };
  const alike = places.filter((place) => couldBe(place, wanted));
  if (alike.length < 2) return {};
  const own = span && condensedSpan(span, text);
  const itself =
    own && (alike.find(({ start }) => start === own.start) ?? alike.find((place) => overlap(place, own)));
  // Places close by stand between the same landmarks.
  const far = alike.filter((place) => itself && Math.abs(place.start - itself.start) > contextLength);
  const landmarks = itself && far.length > 0 ? findLandmarks(itself, far, text) : null;
  return { rivals: alike.length - 1, countedIn: text.fingerprint(), ...(landmarks && { landmarks }) };
}

import type { TextQuoteSelector } from '../model/annotation.ts';
import type { Candidate, CondensedQuote, SearchedText } from './places.ts';
import { condenseQuote, placesOf, shortestFuzzy } from './places.ts';

/** An unchanged quote of this length that occurs once is itself, whatever stands around it now. */
const speaksForItself = 64;
/** How well the text around a candidate must agree (0 to 1), and by how much it must beat the next one. */
const agreement = 0.6;
const shortAgreement = 0.8;
export const lead = 0.15;
/** How much below what is needed a place still counts as a rival: another text may bring it up to it. */
const doubt = 0.1;

/** Whether a place agrees well enough to be the passage, as far as it goes by itself. */
export function enough(place: Candidate, wanted: CondensedQuote, isAlone: boolean): boolean {
  if (isAlone && place.edits === 0 && wanted.exact.length >= speaksForItself) return true;
  return place.context !== null && place.context >= needed(wanted);
}

/** Whether a place might be taken for the passage once the passage itself is gone. */
export function couldBe(place: Candidate, wanted: CondensedQuote): boolean {
  if (place.edits === 0 && wanted.exact.length >= speaksForItself) return true;
  return place.context !== null && place.context >= needed(wanted) - doubt;
}

const needed = ({ exact }: CondensedQuote) => (exact.length < shortestFuzzy ? shortAgreement : agreement);

/** How many other places of the text could be taken for a passage that stands in it. */
export function countRivals(quote: TextQuoteSelector, text: SearchedText): number {
  const wanted = condenseQuote(quote, text);
  const places = wanted.exact === '' ? [] : placesOf(wanted, text);
  // Too many to tell apart: never found again unless it stays where it is.
  if (places === null) return Number.MAX_SAFE_INTEGER;
  return Math.max(0, places.filter((place) => couldBe(place, wanted)).length - 1);
}

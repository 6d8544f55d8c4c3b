import type { PassageCandidate, TextQuoteSelector } from '#shared/model/annotation.ts';
import { bordersOf } from './find.ts';
import {
  type CondensedQuote,
  condenseQuote,
  type PossiblePlace,
  placesOf,
  type SearchedText,
  type Tolerance,
} from './places.ts';

/** How many places a person is shown. */
const most = 5;
/** Where people decide, more may differ than in `findPassage`; less, where looking for that much takes too long. */
const tolerances = [0.4, 0.2, 0.1].map((editShare): Tolerance => ({ editShare, shortest: 4 }));
/** What is shown around a candidate (code points). */
const around = 32;

/** Places that might be a passage that was not found for certain, best first. */
export function findCandidates(
  quote: TextQuoteSelector,
  text: SearchedText,
): readonly Omit<PassageCandidate, 'headline'>[] {
  const wanted = condenseQuote(quote, text);
  if (wanted.exact === '') return [];
  for (const tolerance of tolerances) {
    const places = placesOf(wanted, text, tolerance);
    if (places) return bestOf(places, quote, wanted, text);
  }
  return [];
}

function bestOf(
  places: readonly PossiblePlace[],
  quote: TextQuoteSelector,
  wanted: CondensedQuote,
  text: SearchedText,
): readonly Omit<PassageCandidate, 'headline'>[] {
  return places
    .map((place) => {
      const { start, end } = bordersOf(place, quote, text);
      const words = 1 - place.edits / wanted.exact.length;
      return {
        start,
        end,
        text: text.points.slice(start, end),
        before: text.points.slice(start - around, start),
        after: text.points.slice(end, end + around),
        score: (words + (place.context ?? 0)) / 2,
      };
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most);
}

import type { SearchHit } from '#shared/model/search.ts';
import type { Matcher } from '../query/matching.ts';
import type { HitHelper, HitRequest, PlacedDocument } from './hitHelper.ts';
import { hitOf } from './hits.ts';
import { type PackedHits, packHits } from './packedHits.ts';

/** The hits of a page, in order and in as many packs as threads made them. */
export function pageHits(
  places: readonly PlacedDocument[],
  terms: readonly Matcher[],
  request: HitRequest,
  helper: HitHelper | null,
): readonly PackedHits[] {
  const make = ({ segment, ordinal, score }: PlacedDocument): SearchHit =>
    hitOf(segment.document(ordinal), segment.normal(ordinal), terms, score, request.everyPassage);
  const shared = helper?.share(request, places) ?? null;
  if (shared === null) return [packHits(places.map(make))];
  const own: SearchHit[] = [];
  for (let at = shared.next(); at !== null; at = shared.next()) {
    const place = places[at];
    if (place) own.push(make(place));
  }
  return [packHits(own), shared.rest() ?? packHits(places.slice(own.length).map(make))];
}

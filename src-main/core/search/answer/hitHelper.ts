import type { SearchRequest } from '#shared/model/search.ts';
import type { Segment } from '../index/segment.ts';
import type { PackedHits } from './packedHits.ts';

/** A document of a page of results. */
export interface PlacedDocument {
  readonly segment: Segment;
  readonly ordinal: number;
  readonly score: number;
}

/** What of a request decides what a hit shows. */
export type HitRequest = Pick<SearchRequest, 'query' | 'fuzzy' | 'fold' | 'everyPassage'>;

/** Another thread that makes the hits of a page from its end, while this one makes them from its begin. */
export interface HitHelper {
  /** Shares a page; null where it is made here alone. Its hits are all to be asked for before another page is shared. */
  share(request: HitRequest, places: readonly PlacedDocument[]): SharedPage | null;
}

export interface SharedPage {
  /** The place of the next hit that is to be made here, from 0 on; null when each is made or being made. */
  next(): number | null;
  /** The hits behind those, made by the other thread; null where it failed, and they are to be made here. */
  rest(): PackedHits | null;
}

import type { MessagePort } from 'node:worker_threads';
import type { HitRequest } from '../../answer/hitHelper.ts';
import type { PackedHits } from '../../answer/packedHits.ts';
import type { StoredDocuments } from '../../index/storedDocuments.ts';
import type { Claims } from './claims.ts';

/** What the helper is started with. */
export interface HelperData {
  readonly port: MessagePort;
  readonly state: HelperState;
}

/** How many messages the helper has sent, the first of them that it is ready; who waits is woken by it. */
export type HelperState = Int32Array;

export type HelperTask =
  | { readonly kind: 'know'; readonly segment: number; readonly stored: StoredDocuments }
  | { readonly kind: 'forget'; readonly segment: number }
  | {
      readonly kind: 'hits';
      readonly page: number;
      readonly request: HitRequest;
      /** Segment, ordinal and score of each hit. */
      readonly places: Float64Array;
      readonly claims: Claims;
      /** Places before this are not for the helper. */
      readonly from: number;
    };

/** The hits of a page that the helper claimed, in order; null where it failed. */
export interface HelperAnswer {
  readonly page: number;
  readonly hits: PackedHits | null;
}

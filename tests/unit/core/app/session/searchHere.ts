import { createNameFinder } from '#core/search/finder/createNameFinder.ts';
import type { SearchWorker } from '#core/search/worker/client.ts';
import { createPackedEngine } from '#core/search/worker/packedEngine.ts';

/** The search engine and the finder of names in this thread. */
export function searchHere(): SearchWorker {
  return {
    engine: createPackedEngine({ schedule: () => () => undefined, now: () => 0 }),
    names: createNameFinder({ schedule: () => () => undefined, now: () => 0, pause: async () => undefined }),
    onRestart: () => () => undefined,
    close: async () => undefined,
  };
}

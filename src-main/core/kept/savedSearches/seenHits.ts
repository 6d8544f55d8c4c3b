import * as z from 'zod';
import type { SearchResult } from '#shared/model/search.ts';

const count = z.int().nonnegative();

/**
 * How many hits a search had, day by day: enough to tell what an import or a correction added, and small
 * enough for a file that people sync (a hit's id would be ten times as long as a day's count, of which one
 * stands for many).
 */
export const seenHits = z.object({
  undated: count,
  /** By ISO date, in order. */
  days: z.record(z.string(), count),
});
export type SeenHits = Readonly<z.infer<typeof seenHits>>;

export const nothingSeen: SeenHits = { undated: 0, days: {} };

/** The hits of a result that was asked for with its timeline by day. */
export function seenIn({ total, timeline = [] }: Pick<SearchResult, 'total' | 'timeline'>): SeenHits {
  const dated = timeline.reduce((sum, day) => sum + day.count, 0);
  return {
    undated: Math.max(0, total - dated),
    days: Object.fromEntries(timeline.filter((day) => day.count > 0).map((day) => [day.value, day.count])),
  };
}

/** How many hits came since: what any day has more of. Hits that went elsewhere hide none. */
export function newSince(seen: SeenHits, now: SeenHits): number {
  let sum = Math.max(0, now.undated - seen.undated);
  for (const [day, hits] of Object.entries(now.days)) {
    sum += Math.max(0, hits - (Object.hasOwn(seen.days, day) ? (seen.days[day] ?? 0) : 0));
  }
  return sum;
}

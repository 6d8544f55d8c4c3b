import { completeOrder } from '../pages/printedPage.ts';
import type { OpenRegion } from './altoRegion.ts';

/** Indexes of blocks: ReadingOrder of version 4.3 first, then the chain of IDNEXT, then the file's own order. */
export function regionOrder(regions: readonly OpenRegion[], stated: readonly string[]): number[] {
  const byId = new Map<string, number[]>();
  regions.forEach(({ ids }, index) => {
    for (const id of ids) byId.set(id, [...(byId.get(id) ?? []), index]);
  });
  if (stated.some((id) => byId.has(id))) {
    return completeOrder(
      regions.length,
      stated.flatMap((id) => byId.get(id) ?? []),
    );
  }
  return completeOrder(regions.length, chainOf(regions, byId));
}

/** Follows IDNEXT from every block that no other points to. */
function chainOf(regions: readonly OpenRegion[], byId: ReadonlyMap<string, readonly number[]>): number[] {
  const next = regions.map(({ nextId }) => (nextId === null ? undefined : byId.get(nextId)?.[0]));
  const targets = new Set(next);
  const visited = new Set<number>();
  regions.forEach((_, start) => {
    if (targets.has(start) || next[start] === undefined) return;
    for (let at: number | undefined = start; at !== undefined && !visited.has(at); at = next[at])
      visited.add(at);
  });
  return [...visited];
}

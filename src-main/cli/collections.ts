import { BroadsheetError } from '#shared/contract/errors.ts';
import type { CollectionSummary } from '#shared/model/collection.ts';

/** The collection with a name or id; the name where two could be meant. Throws `collectionNotFound`. */
export function collectionCalled(
  wanted: string,
  collections: { readonly list: () => readonly CollectionSummary[] },
): CollectionSummary {
  const all = collections.list();
  const found = all.find(({ name }) => name === wanted) ?? all.find(({ id }) => id === wanted);
  if (found) return found;
  const names = all.map(({ name }) => name).join(', ') || 'none';
  throw new BroadsheetError(
    'collectionNotFound',
    `There is no collection called ${wanted} in this library; there are: ${names}.`,
  );
}

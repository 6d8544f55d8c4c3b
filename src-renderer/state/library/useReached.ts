import { useCallback, useEffect } from 'react';
import { useApplication, usePart } from '../application.ts';
import { reachedKey } from './library.ts';
import type { Publication } from './publications.ts';

/** A year of a paper; null: what of it has no date. */
type YearOfPaper = number | null;

/**
 * Has the issues of some years of a paper come where the library is an archive on a server; answers which of its years are
 * here. Of a folder's papers everything is.
 */
export function useReached(
  publication: Pick<Publication, 'variants' | 'isArchived' | 'title'> | null,
  years: readonly YearOfPaper[],
): (year: YearOfPaper) => boolean {
  const { library } = useApplication();
  const reached = usePart(library.store, (state) => state.reached);
  const wanted = JSON.stringify(publication?.isArchived ? years : []);
  const names = JSON.stringify(publication ? namesOf(publication) : []);
  const isAway = usePart(library.store, ({ state }) => state?.archive?.away != null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a server that is back is asked again for what did not come
  useEffect(() => {
    for (const name of JSON.parse(names) as readonly (string | null)[]) {
      for (const year of JSON.parse(wanted) as readonly YearOfPaper[]) library.reach(name, year);
    }
  }, [library, names, wanted, isAway]);
  return useCallback(
    (year) =>
      !publication?.isArchived || namesOf(publication).every((name) => reached.has(reachedKey(name, year))),
    [publication, reached],
  );
}

const namesOf = ({ variants, title }: Pick<Publication, 'variants' | 'title'>): readonly (string | null)[] =>
  title === null ? [null] : [...variants];

/** The years of a paper around one of them, which the issues before and after may be of. */
export function yearsAround({ years }: Pick<Publication, 'years'>, year: number): readonly number[] {
  const at = years.indexOf(year);
  return at < 0 ? [year] : years.slice(Math.max(0, at - 1), at + 2);
}

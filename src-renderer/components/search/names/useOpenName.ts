import { useCallback } from 'react';
import type { Name } from '#shared/model/finding/name.ts';
import { useApplication } from '../../../state/application.ts';
import { leadsToShelf } from '../../../state/library/publications.ts';
import { wholeNotebook } from '../../../state/navigation/notebookAddress.ts';
import { searchPlaceOf } from '../../../state/navigation/searchWays.ts';
import { useOpenPlace } from '../../panes/useOpenPlace.ts';

/** Where names lead: to their place on the shelf, in an issue, in the notebook, or to a search for them. */
export function useOpenName(): (name: Name, beside: boolean) => void {
  const { router, library, savedSearches } = useApplication();
  const openPlace = useOpenPlace();
  return useCallback(
    (name, beside) => {
      // A filter alone finds nothing: it narrows what a query finds.
      const searchPaper = (words: string) => {
        const query = `paper:"${words.replaceAll('"', ' ')}"`;
        router.go({ name: 'search', query, filters: {}, order: 'date' });
      };
      switch (name.kind) {
        case 'paper': {
          if (leadsToShelf(name.label, library.store.getState())) {
            router.go({ name: 'shelf', publication: name.label });
          } else searchPaper(name.label);
          return;
        }
        case 'collection':
          router.go({ name: 'collection', collectionId: name.collectionId });
          return;
        case 'tag': {
          const { query } = wholeNotebook;
          router.go({ name: 'notebook', query: { ...query, filters: { tag: name.label } } });
          return;
        }
        case 'search': {
          const kept = savedSearches.store.getState().searches.find(({ id }) => id === name.searchId);
          if (!kept) return;
          router.go({ name: 'search', ...searchPlaceOf(kept.search) });
          void savedSearches.look(kept.id);
          return;
        }
        case 'issue':
          openPlace({ issueId: name.issueId, articleId: null, arrival: null }, beside);
          return;
        case 'byline':
          router.go({ name: 'people', person: name.label });
          return;
        case 'headline':
          openPlace({ issueId: name.issueId, articleId: name.articleId, arrival: null }, beside);
          return;
      }
    },
    [router, library, savedSearches, openPlace],
  );
}

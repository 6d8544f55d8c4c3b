import { useEffect, useState } from 'react';
import type { Piece } from '#shared/model/piece.ts';
import { useApplication, useTranslator } from '../../state/application.ts';

/** So many annotations, and so many articles, are offered. */
const mostChoices = 12;

/** Something that a passage can be linked with. */
export interface LinkChoice {
  readonly piece: Piece;
  readonly name: string;
  readonly place: string;
}

interface LinkChoices {
  readonly annotations: readonly LinkChoice[];
  readonly articles: readonly LinkChoice[];
}

const none: LinkChoices = { annotations: [], articles: [] };

/** The annotations that were changed last and hold the words, and the articles that do. */
export function useLinkChoices(query: string): LinkChoices {
  const { peer, toasts } = useApplication();
  const { t, dates } = useTranslator();
  const [choices, setChoices] = useState(none);
  useEffect(() => {
    let isCurrent = true;
    const text = query.trim();
    const placeOf = (publication: string | null, date: string | null) =>
      [publication, date === null ? null : dates.day(date)].filter((part) => part !== null).join(' · ');
    const annotations = async (): Promise<readonly LinkChoice[]> => {
      const page = await peer.call('notebook.list', {
        query: { filters: text ? { text } : {}, sort: 'modified', descending: true, grouped: false },
        offset: 0,
        limit: mostChoices,
      });
      return page.entries.map(({ annotation: { id, issueId, target }, issue }) => ({
        piece: { kind: 'annotation', issueId, annotationId: id },
        name: target.shown,
        place: [target.headline, placeOf(issue.publication, issue.date)].filter((part) => part).join(' · '),
      }));
    };
    const articles = async (): Promise<readonly LinkChoice[]> => {
      if (text === '') return [];
      const filters = { kind: 'article' } as const;
      const request = { query: text, filters, order: 'relevance', offset: 0, limit: mostChoices } as const;
      const { hits } = await peer.call('search.query', request);
      return hits.flatMap(({ issueId, articleId, headline, publication, date }) =>
        articleId === null
          ? []
          : {
              piece: { kind: 'article' as const, issueId, articleId },
              name: headline ?? t('collection.untitled'),
              place: placeOf(publication, date),
            },
      );
    };
    Promise.all([annotations(), articles()])
      .then(([found, read]) => {
        if (isCurrent) setChoices({ annotations: found, articles: read });
      })
      .catch(toasts.failed);
    return () => {
      isCurrent = false;
    };
  }, [peer, toasts, t, dates, query]);
  return choices;
}

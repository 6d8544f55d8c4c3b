import { useEffect, useState } from 'react';
import { deepLinkBase } from '#shared/contract/deepLink.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { Translator } from '#shared/i18n/translate.ts';
import type { Name } from '#shared/model/finding/name.ts';
import { useApplication, useTranslator } from '../../../state/application.ts';
import { addressOf } from '../../../state/navigation/address.ts';
import { shortened } from '../../base/shortened.ts';
import { markdownLink, namedLink } from './linkQuery.ts';

/** A link that can be put into a note. */
export interface LinkOffer {
  readonly key: string;
  /** Headline, collection, paper or passage, in the language of the window. */
  readonly kind: string;
  readonly label: string;
  /** What tells it from another that reads the same. */
  readonly detail: string;
  /** In Markdown. */
  readonly link: string;
}

const mostNames = 20;
const mostPassages = 4;
const mostOffers = 9;

/** What the library has under the words, the best first; nothing while `words` is null. */
export function useLinkOffers(words: string | null): readonly LinkOffer[] {
  const { peer } = useApplication();
  const translator = useTranslator();
  const [offers, setOffers] = useState<readonly LinkOffer[]>([]);
  useEffect(() => {
    if (words === null) {
      setOffers([]);
      return;
    }
    let isCurrent = true;
    // Links are an offer: where there are none for any reason, one types on.
    void Promise.all([
      names(peer, words, translator).catch(() => []),
      passages(peer, words, translator).catch(() => []),
    ]).then(([named, marked]) => {
      const room = mostOffers - Math.min(marked.length, mostPassages);
      if (isCurrent) setOffers([...named.slice(0, room), ...marked]);
    });
    return () => {
      isCurrent = false;
    };
  }, [peer, translator, words]);
  return offers;
}

type Say = Pick<Translator, 't' | 'dates'>;

async function names(peer: ClientPeer, words: string, say: Say): Promise<readonly LinkOffer[]> {
  if (words.trim() === '') {
    const collections = await peer.call('collections.list', {});
    return collections.flatMap(({ id, name }) => byName(`collection ${id}`, name, 'collection', '', say));
  }
  const { names: found } = await peer.call('names.find', { text: words, limit: mostNames });
  return found.flatMap((name) => offersOf(name, say));
}

function offersOf(name: Name, say: Say): readonly LinkOffer[] {
  switch (name.kind) {
    case 'collection':
      return byName(`collection ${name.collectionId}`, name.label, name.kind, '', say);
    case 'paper':
      return byName(`paper ${name.label}`, name.label, name.kind, '', say);
    case 'headline': {
      const { issueId, articleId, label, publication, date } = name;
      const route = { name: 'issue', issueId, articleId, view: 'page', arrival: null } as const;
      return [
        {
          key: `headline ${issueId} ${articleId}`,
          kind: say.t('names.kind.headline'),
          label,
          detail: placeOf(publication, date, say),
          link: markdownLink(label, deepLinkBase + addressOf(route)),
        },
      ];
    }
    default:
      return [];
  }
}

function byName(
  key: string,
  label: string,
  kind: 'collection' | 'paper',
  detail: string,
  { t }: Say,
): readonly LinkOffer[] {
  const link = namedLink(label);
  return link === null ? [] : [{ key, kind: t(`names.kind.${kind}`), label, detail, link }];
}

async function passages(peer: ClientPeer, words: string, say: Say): Promise<readonly LinkOffer[]> {
  const text = words.trim();
  const { entries } = await peer.call('notebook.list', {
    query: { filters: text === '' ? {} : { text }, sort: 'modified', descending: true, grouped: false },
    offset: 0,
    limit: mostPassages,
  });
  return entries.map(({ annotation: { id, issueId, target }, issue }) => {
    const label = shortened(target.shown);
    const arrival = { kind: 'annotation', annotationId: id } as const;
    const route = { name: 'issue', issueId, articleId: null, view: 'page', arrival } as const;
    return {
      key: `passage ${id}`,
      kind: say.t('markdown.passage'),
      label,
      detail: placeOf(issue.publication, issue.date, say),
      link: markdownLink(label, deepLinkBase + addressOf(route)),
    };
  });
}

const placeOf = (publication: string | null, date: string | null, { dates }: Say): string =>
  [publication, date === null ? null : dates.day(date)].filter((part) => part !== null).join(' · ');

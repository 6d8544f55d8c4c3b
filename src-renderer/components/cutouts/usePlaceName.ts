import { useCallback } from 'react';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { WantedPlace } from '#shared/model/draft.ts';
import type { FacsimileSheet } from '#shared/model/facsimile.ts';
import { useTranslator } from '../../state/application.ts';
import { markedPlaceOf } from '../../state/issue/markable.ts';

/** What a page is called beside a note: its label where it is known, else its place among the pages. */
export type PageLabel = string | number;

export const labelOf = ({ label, number }: Pick<FacsimileSheet, 'label' | 'number'>): PageLabel =>
  label ?? number;

const wholeNames = {
  article: 'marking.onArticle',
  issue: 'marking.onIssue',
  publication: 'marking.onPaper',
} as const;

/** Names what a note is about where that is no passage, as in `p. 3` or `The whole issue`; null for a passage. */
export function usePlaceName(): (place: WantedPlace, page: PageLabel) => string | null {
  const { t } = useTranslator();
  return useCallback(
    ({ region, about }, page) => {
      const onPage = t('marking.page', { page: String(page) });
      if (region) return onPage;
      if (!about) return null;
      if (about.kind === 'page') return t('marking.onPage', { page: onPage });
      return t(wholeNames[about.kind]);
    },
    [t],
  );
}

/** The same of an annotation, with an article's headline; the passage itself where it is on one. */
export function useAnnotationName(): (item: AnchoredAnnotation) => string {
  const nameOf = usePlaceName();
  return useCallback(
    (item) => {
      const { target } = item.annotation;
      const name = nameOf(markedPlaceOf(item), target.region ? labelOf(target.region) : 1);
      if (name === null) return target.shown;
      return target.about === 'article' ? `${name}, ${target.shown}` : name;
    },
    [nameOf],
  );
}

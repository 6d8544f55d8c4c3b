import { useCallback } from 'react';
import type { Clipping, Piece } from '#shared/model/piece.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { shortened } from '../notes/shortened.ts';

/** Goes to an annotation's passage, or opens an article. */
export function useOpenPiece(): (piece: Piece) => void {
  const { router, overlays } = useApplication();
  return useCallback(
    (piece) => {
      const { view } = router.store.getState();
      overlays.setState({ drawer: null });
      router.go({
        name: 'issue',
        issueId: piece.issueId,
        articleId: piece.kind === 'article' ? piece.articleId : null,
        view,
        arrival:
          piece.kind === 'annotation' ? { kind: 'annotation', annotationId: piece.annotationId } : null,
      });
    },
    [router, overlays],
  );
}

/** Where a clipping stood: paper, date, edition and page. */
export function useClippingPlace(): (clipping: Clipping) => string {
  const { t, dates } = useTranslator();
  return useCallback(
    ({ issue, page }) =>
      [
        issue.publication ?? issue.name,
        issue.date === null ? null : dates.day(issue.date),
        issue.edition,
        page === null ? null : t('paper.page', { number: String(page) }),
      ]
        .filter((part) => part !== null)
        .join(' · '),
    [t, dates],
  );
}

/** What people call a clipping: its headline, or its first words. */
export function useClippingName(): (clipping: Clipping) => string {
  const { t } = useTranslator();
  return useCallback(
    ({ headline, text }) => headline ?? (shortened(text.trim(), longestName) || t('collection.untitled')),
    [t],
  );
}

/** In characters. */
const longestName = 24;

import { useCallback } from 'react';
import type { Clipping, Piece } from '#shared/model/piece.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { shortened } from '../base/shortened.ts';
import { useOpenPlace } from '../panes/useOpenPlace.ts';

/** Goes to an annotation's passage, or opens an article; beside what is read if that is wanted. */
export function useOpenPiece(): (piece: Piece, beside?: boolean) => void {
  const { overlays } = useApplication();
  const open = useOpenPlace();
  return useCallback(
    (piece, beside) => {
      overlays.setState({ drawer: null });
      const { issueId } = piece;
      if (piece.kind === 'article') open({ issueId, articleId: piece.articleId, arrival: null }, beside);
      else {
        const arrival = { kind: 'annotation', annotationId: piece.annotationId } as const;
        open({ issueId, articleId: null, arrival }, beside);
      }
    },
    [open, overlays],
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

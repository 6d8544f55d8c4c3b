import { useCallback } from 'react';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { useApplication, usePart } from '../../state/application.ts';

export interface CorrectionsOfView {
  /** The issue that is shown: as people corrected it, or as it is printed while that is asked for. */
  readonly shown: Issue | null;
  /** Open the dialogs; null where nothing can be corrected now. */
  readonly correctPassage: ((span: Span) => void) | null;
  readonly correctArticle: ((articleId: string) => void) | null;
}

/** Correcting what is on the paper. */
export function useCorrections(issue: Issue | null, clearSelection: () => void): CorrectionsOfView {
  const { corrections, overlays } = useApplication();
  const printed = usePart(corrections.store, (state) => state.printed);
  const correctPassage = useCallback(
    ({ start, end }: Span) => {
      overlays.setState({ dialog: { kind: 'correctText', span: { start, end } } });
      clearSelection();
    },
    [overlays, clearSelection],
  );
  const correctArticle = useCallback(
    (blockId: string) => overlays.setState({ dialog: { kind: 'correctBlock', blockId } }),
    [overlays],
  );
  const isPrinted = issue !== null && printed?.id === issue.id;
  const canCorrect = issue !== null && !isPrinted;
  return {
    shown: isPrinted ? printed : issue,
    correctPassage: canCorrect ? correctPassage : null,
    correctArticle: canCorrect ? correctArticle : null,
  };
}

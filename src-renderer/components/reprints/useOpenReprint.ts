import { useCallback } from 'react';
import type { Reprint } from '#shared/model/finding/reprints.ts';
import { useApplication } from '../../state/application.ts';
import { useOpenPlace } from '../panes/useOpenPlace.ts';

/** Opens the other side of a reprint beside this one, with the passage lit in both. */
export function useOpenReprint(): (reprint: Reprint) => void {
  const { overlays } = useApplication();
  const openPlace = useOpenPlace();
  return useCallback(
    ({ there, passages }) => {
      overlays.setState({ dialog: null });
      const [passage] = passages;
      openPlace(
        {
          issueId: there.issueId,
          articleId: null,
          arrival: passage ? { kind: 'span', span: passage.there } : null,
        },
        true,
      );
    },
    [overlays, openPlace],
  );
}

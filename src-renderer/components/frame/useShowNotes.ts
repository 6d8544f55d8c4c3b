import { useCallback } from 'react';
import { useApplication } from '../../state/application.ts';
import { useNarrow } from '../../state/hooks.ts';

/** Opens the notes panel: beside the paper, or as a drawer where the window is narrow. */
export function useShowNotes(): () => void {
  const { overlays, settings } = useApplication();
  const narrow = useNarrow();
  return useCallback(() => {
    if (narrow) overlays.setState({ drawer: 'notes' });
    else if (!settings.store.getState().notesPanelOpen) void settings.change({ notesPanelOpen: true });
  }, [narrow, overlays, settings]);
}

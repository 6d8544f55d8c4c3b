import { useCallback, useEffect } from 'react';
import { useApplication, usePart } from '../../state/application.ts';
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

/** Opens the notes panel for the first note that there is, unless the person has opened or closed it before. */
export function useFirstNote(): void {
  const { currentIssue, settings } = useApplication();
  const isNoted = usePart(currentIssue.store, (state) => state.annotations.length > 0);
  const isOpen = usePart(settings.store, (state) => state.notesPanelOpen);
  useEffect(() => {
    if (isNoted && isOpen === null) void settings.change({ notesPanelOpen: true });
  }, [isNoted, isOpen, settings]);
}

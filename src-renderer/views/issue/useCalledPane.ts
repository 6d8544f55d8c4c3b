import { type RefObject, useEffect } from 'react';
import type { PaperHandle } from '../../components/desk/paperHandle.ts';
import { isTyping } from '../../components/frame/useGlobalKeys.ts';
import { useApplication, usePart } from '../../state/application.ts';
import { useIsFocusedPane } from '../../state/hooks.ts';
import { useLaidOut } from './useLaidOut.ts';

/** Takes the keyboard when a command sends it to this pane, as soon as there is something to take it. */
export function useCalledPane(paper: RefObject<PaperHandle | null>): void {
  const { panes } = useApplication();
  const called = usePart(panes.store, (state) => state.called);
  const isFocused = useIsFocusedPane();
  const onceThere = useLaidOut(paper);
  useEffect(() => {
    if (called && isFocused)
      onceThere((handle) => {
        panes.answer();
        // It may have taken a while, in which the person began to write elsewhere.
        if (!isTyping(document.activeElement)) handle.focus();
      });
  }, [called, isFocused, onceThere, panes]);
}

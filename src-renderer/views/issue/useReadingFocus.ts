import { type RefObject, useEffect } from 'react';
import type { PaperHandle } from '../../components/desk/paperHandle.ts';
import { useApplication } from '../../state/application.ts';
import { useHasKeys } from '../../state/hooks.ts';

/** An editor that closes or a card that goes takes the focus with it: the keyboard goes back to the paper. */
export function useReadingFocus(paper: RefObject<PaperHandle | null>): void {
  const { currentIssue } = useApplication();
  const hasKeys = useHasKeys();
  useEffect(
    () =>
      currentIssue.store.subscribe((state, before) => {
        const closed = before.editing !== null && state.editing === null;
        if (!closed && state.annotations.length >= before.annotations.length) return;
        requestAnimationFrame(() => {
          if (hasKeys() && document.activeElement === document.body) paper.current?.focus();
        });
      }),
    [currentIssue, paper, hasKeys],
  );
}

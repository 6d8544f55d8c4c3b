import { type RefObject, useEffect } from 'react';
import { useHasKeys } from '../../state/hooks.ts';

/** Esc closes the article that is open. */
export function useLeaveOnEscape(
  root: RefObject<HTMLElement | null>,
  isOpen: boolean,
  onCloseArticle: () => void,
): void {
  const hasKeys = useHasKeys();
  useEffect(() => {
    if (!isOpen) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || !root.current || !hasKeys()) return;
      const target = event.target;
      // Esc belongs to whatever has the focus outside the paper: a dialog, a note being written.
      if (target instanceof Node && target !== document.body && !root.current.contains(target)) return;
      event.preventDefault();
      onCloseArticle();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [root, isOpen, onCloseArticle, hasKeys]);
}

import { type RefObject, useEffect } from 'react';
import { growthOf } from '../../dom/keyboardSelection.ts';
import type { Direction } from '../../layout/script.ts';

/**
 * Begins a selection by the keyboard at the caret: where a person clicked last, or at the head of an opened
 * article. Chromium goes on by itself once something is selected, but never begins in text that cannot be
 * edited.
 */
export function useKeyboardSelection(
  root: RefObject<HTMLElement | null>,
  vertical: boolean,
  direction: Direction,
): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const element = root.current;
      const selection = document.getSelection();
      if (event.defaultPrevented || !element || !selection?.isCollapsed || !selection.anchorNode) return;
      const focus = document.activeElement;
      const here = focus === null || focus === document.body || element.contains(focus);
      const growth = growthOf(event, vertical, direction);
      if (!growth || !here || !element.contains(selection.anchorNode)) return;
      event.preventDefault();
      selection.modify('extend', growth.direction, growth.granularity);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [root, vertical, direction]);
}

import type { RefObject } from 'react';
import type { PaperHandle } from '../../components/desk/paperHandle.ts';
import { isInDialog, isTyping } from '../../components/frame/useGlobalKeys.ts';
import { useHasKeys, useWindowKeys } from '../../state/hooks.ts';

const scrollKeys: ReadonlySet<string> = new Set([
  'PageDown',
  'PageUp',
  'Home',
  'End',
  'ArrowDown',
  'ArrowUp',
  'ArrowLeft',
  'ArrowRight',
  ' ',
]);

/** What answers arrows and Space by itself; it does not answer the others, which scroll. */
const controls = 'button, a[href], input, select, summary, [role=slider], [role=separator], [role=tab]';

/**
 * After a click on the frame the keys that scroll still belong to the paper: it takes the focus before the
 * browser asks what to scroll. A panel with more than fits keeps them, and so does a control its own.
 */
export function useScrollKeys(paper: RefObject<PaperHandle | null>): void {
  const hasKeys = useHasKeys();
  useWindowKeys((event) => {
    if (!scrollKeys.has(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented || isInDialog() || !hasKeys() || isTyping(event.target)) return;
    const { target } = event;
    if (!(target instanceof HTMLElement) || target.closest('.pane') !== null) return;
    const answers = target.matches(controls) && !event.key.startsWith('Page');
    if (answers || target.closest('[role=menu], [role=listbox]') || scrolls(target)) return;
    paper.current?.focus();
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === target) return;
    // Vertical lines are scrolled by the paper itself, which has not seen this key.
    const again = new KeyboardEvent(event.type, event);
    if (!focused.dispatchEvent(again)) event.preventDefault();
  });
}

/** Whether the key would scroll something around its target. */
function scrolls(target: HTMLElement): boolean {
  const panel = target.closest<HTMLElement>('.panel');
  return panel !== null && panel.scrollHeight > panel.clientHeight + 1;
}

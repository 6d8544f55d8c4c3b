import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect } from 'react';

/** What can have the focus in a group. */
const stops = 'a[href], button:not(:disabled), summary';

type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const isDirection = (key: string): key is Direction =>
  key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown';

/**
 * Arrow keys inside a group of links and buttons that is one stop of the Tab key. The nearest one in the
 * arrow's direction gets the focus; what is nearest is measured on screen, so one rule serves rows,
 * calendars and heat maps.
 */
export function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>(stops)];
  const from = buttons.find((button) => button === document.activeElement);
  if (!from) return;
  const to =
    event.key === 'Home'
      ? buttons[0]
      : event.key === 'End'
        ? buttons.at(-1)
        : isDirection(event.key)
          ? nearest(from, buttons, event.key)
          : null;
  if (!to) return;
  event.preventDefault();
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
}

/**
 * Makes a group of links and buttons one stop of the Tab key, whatever it comes to hold: the one that had the
 * focus last, at first the current one or the first. Arrow keys go on from there.
 */
export function useOneTabStop(group: RefObject<HTMLElement | null>): {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
} {
  useEffect(() => {
    const element = group.current;
    if (!element) return;
    const settle = () => {
      const all = [...element.querySelectorAll<HTMLElement>(stops)];
      const wanted =
        all.find((one) => one === document.activeElement) ??
        all.find((one) => one.dataset.stop !== undefined) ??
        all.find((one) => one.hasAttribute('aria-current')) ??
        all[0];
      if (wanted) setStop(all, wanted);
    };
    settle();
    const observer = new MutationObserver(settle);
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [group]);
  return {
    onKeyDown: moveByArrow,
    onFocus({ currentTarget, target }) {
      const all = [...currentTarget.querySelectorAll<HTMLElement>(stops)];
      if (!all.includes(target)) return;
      for (const one of all) delete one.dataset.stop;
      target.dataset.stop = '';
      setStop(all, target);
    },
  };
}

function setStop(all: readonly HTMLElement[], stop: HTMLElement): void {
  for (const one of all) {
    const tabIndex = one === stop ? 0 : -1;
    if (one.tabIndex !== tabIndex) one.tabIndex = tabIndex;
  }
}

function nearest(from: HTMLElement, buttons: readonly HTMLElement[], key: Direction): HTMLElement | null {
  const here = from.getBoundingClientRect();
  const horizontal = key === 'ArrowLeft' || key === 'ArrowRight';
  const sign = key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 1;
  let best: HTMLElement | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const button of buttons) {
    if (button === from) continue;
    const there = button.getBoundingClientRect();
    const x = there.left + there.width / 2 - (here.left + here.width / 2);
    const y = there.top + there.height / 2 - (here.top + here.height / 2);
    const along = (horizontal ? x : y) * sign;
    if (along <= 1) continue;
    // Off the line counts four times, so that rows and columns are kept wherever they can be.
    const cost = along + 4 * Math.abs(horizontal ? y : x);
    if (cost < bestCost) {
      best = button;
      bestCost = cost;
    }
  }
  return best;
}

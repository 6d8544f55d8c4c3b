import type { KeyboardEvent } from 'react';

type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const isDirection = (key: string): key is Direction =>
  key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown';

/**
 * Arrow keys inside a group of buttons that is one stop of the Tab key. The nearest enabled button in the
 * arrow's direction gets the focus; what is nearest is measured on screen, so one rule serves rows,
 * calendars and heat maps.
 */
export function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
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

function nearest(
  from: HTMLElement,
  buttons: readonly HTMLButtonElement[],
  key: Direction,
): HTMLButtonElement | null {
  const here = from.getBoundingClientRect();
  const horizontal = key === 'ArrowLeft' || key === 'ArrowRight';
  const sign = key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 1;
  let best: HTMLButtonElement | null = null;
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

import type { KeyboardEvent } from 'react';

/** In the order of the page: the search box, the names, the hits. */
const stops = '.search-box input, .name-link, .hit-link';

/**
 * Up and down go from the search box to name after name and on to hit after hit. Who types on a name types into
 * the box, and Escape leads back to it.
 */
export function moveBetweenResults(event: KeyboardEvent): void {
  // A small window hides some of the names.
  const all = [...document.querySelectorAll<HTMLElement>(stops)].filter((stop) => stop.checkVisibility());
  if (isForBox(event)) {
    const [box] = all;
    if (box instanceof HTMLInputElement) box.focus();
    return;
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const at = all.findIndex((stop) => stop.matches(':focus'));
  const next = all[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

/** Escape, or a letter that is no shortcut, pressed on a name. */
function isForBox({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement && target.classList.contains('name-link'))) return false;
  return key === 'Escape' || (key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey);
}

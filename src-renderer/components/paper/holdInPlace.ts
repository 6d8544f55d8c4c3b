/** So long what is made up around a place that was jumped to may still move it, in milliseconds. */
const patience = 1_500;
/** What a hand does next ends the holding: the place is the person's again. */
const hands = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const;

/**
 * Brings an element to the start of its scroller and keeps it there while sections before it are made up, which
 * browsers do not always make good for; until a person scrolls, points or types.
 */
export function holdInPlace(element: Element): void {
  const bring = () => {
    element.scrollIntoView({ block: 'start', inline: 'start', behavior: 'instant' });
    return element.getBoundingClientRect();
  };
  const end = performance.now() + patience;
  const isOver = new AbortController();
  for (const hand of hands) {
    addEventListener(hand, () => isOver.abort(), { capture: true, once: true, signal: isOver.signal });
  }
  let at = bring();
  const look = () => {
    if (isOver.signal.aborted) return;
    if (!element.isConnected || performance.now() > end) {
      isOver.abort();
      return;
    }
    const { top, left } = element.getBoundingClientRect();
    if (Math.abs(top - at.top) > 2 || Math.abs(left - at.left) > 2) at = bring();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

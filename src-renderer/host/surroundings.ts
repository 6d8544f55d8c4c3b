import type { HistoryPort } from '../state/navigation/router.ts';

/** The window's own history as the router uses it. */
export function windowHistory(window: Window): HistoryPort {
  const { history, location } = window;
  return {
    get state() {
      return history.state as unknown;
    },
    address: location.pathname + location.search,
    push: (state, address) => history.pushState(state, '', address),
    replace: (state, address) => history.replaceState(state, '', address),
    back: () => history.back(),
    forward: () => history.forward(),
    onPop(listener) {
      const onPop = (event: PopStateEvent) => listener(event.state);
      window.addEventListener('popstate', onPop);
      return () => window.removeEventListener('popstate', onPop);
    },
  };
}

/** Runs work after so many milliseconds; the answer calls it off. */
export function after(milliseconds: number, work: () => void): () => void {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
}

/** The same, for work that always rests as long. */
export const debounced =
  (milliseconds: number) =>
  (work: () => void): (() => void) =>
    after(milliseconds, work);

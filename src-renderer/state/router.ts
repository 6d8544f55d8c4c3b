import { createStore, type StoreApi } from 'zustand/vanilla';
import { addressOf, routeOfAddress } from './address.ts';
import type { IssueViewName, Route } from './route.ts';

/** The part of `window.history` and `window.location` that the router uses. */
export interface HistoryPort {
  readonly state: unknown;
  /** Path and query the window was opened at. */
  readonly address: string;
  push(state: unknown, address: string | null): void;
  replace(state: unknown, address: string | null): void;
  back(): void;
  forward(): void;
  onPop(listener: (state: unknown) => void): () => void;
}

export interface RouterState {
  readonly route: Route;
  /** Identifies the history entry; places are kept by it. */
  readonly entry: string;
  /** How the last issue was set; the next one is set like it. */
  readonly view: IssueViewName;
  /** The window came here by back or forward: its place should be restored. */
  readonly returned: boolean;
}

export interface Router {
  readonly store: StoreApi<RouterState>;
  go(route: Route): void;
  /** The same place in another way (a view, a filter): back skips it. */
  replace(route: Route): void;
  back(): void;
  forward(): void;
  /** The view on screen tells how to write down where the person is; answers how to stop. */
  keepPlace(capture: () => unknown): () => void;
  /** Where the person was when they left this entry. */
  place(): unknown;
  close(): void;
}

interface Entry {
  readonly id: string;
  readonly route: Route;
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && 'id' in value && 'route' in value;

/**
 * Back and forward through the window's own history, so that mouse buttons and gestures work. Places are
 * kept in memory by entry; `showAddress` is for hosts whose window has an address bar.
 */
export function createRouter(history: HistoryPort, showAddress: boolean, newId: () => string): Router {
  const address = (route: Route) => (showAddress ? addressOf(route) : null);
  const places = new Map<string, unknown>();
  let capture: (() => unknown) | null = null;

  const first: Entry = isEntry(history.state)
    ? history.state
    : {
        id: newId(),
        route: (showAddress ? routeOfAddress(history.address) : null) ?? { name: 'shelf', publication: null },
      };
  history.replace(first, address(first.route));
  const store = createStore<RouterState>(() => ({
    route: first.route,
    entry: first.id,
    returned: false,
    view: 'page',
  }));

  const show = (route: Route, entry: string, returned: boolean) =>
    store.setState({ route, entry, returned, ...(route.name === 'issue' ? { view: route.view } : {}) });
  const remember = () => {
    if (capture) places.set(store.getState().entry, capture());
  };
  const stop = history.onPop((state) => {
    if (!isEntry(state)) return;
    remember();
    show(state.route, state.id, true);
  });
  return {
    store,
    go(route) {
      remember();
      const entry: Entry = { id: newId(), route };
      history.push(entry, address(route));
      show(route, entry.id, false);
    },
    replace(route) {
      const { entry, returned } = store.getState();
      history.replace({ id: entry, route } satisfies Entry, address(route));
      show(route, entry, returned);
    },
    back: () => history.back(),
    forward: () => history.forward(),
    keepPlace(next) {
      capture = next;
      return () => {
        if (capture === next) capture = null;
      };
    },
    place: () => places.get(store.getState().entry),
    close: stop,
  };
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import { addressOf, routeOfAddress } from './address.ts';
import { type IssuePlace, type IssueViewName, otherSide, type Route, type Side } from './route.ts';

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
  /** Identifies the arrival at the route; what is done once on arrival is done once for it. */
  readonly entry: string;
  /** How the last issue was set; the next one is set like it. */
  readonly view: IssueViewName;
  /** The person came here by back or forward: the place should be restored. */
  readonly returned: boolean;
  /** Of a search: where it was begun; null where it was opened by itself. */
  readonly from: Route | null;
}

/** What a view knows of the way through the window. Of two issues side by side each has its own. */
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
}

type BySide<T> = Readonly<Record<Side, T>>;

export interface WindowRouterState {
  readonly route: Route;
  readonly view: IssueViewName;
  /** Whose place should be restored. */
  readonly returned: BySide<boolean>;
  /** Identifies the history entry; places are kept by it. */
  readonly id: string;
  /** The arrivals of the panes: of two issues, the one that stays where it is keeps its own. */
  readonly entries: BySide<string>;
  /** Counts how often the panes changed places: the same issue in a pane is then another sheet. */
  readonly turns: number;
  /** Of a search: where it was begun. */
  readonly from: Route | null;
}

/** The window's own way, of which both panes are a part. */
export interface WindowRouter {
  readonly store: StoreApi<WindowRouterState>;
  go(route: Route, move?: Move): void;
  replace(route: Route): void;
  /** The panes change places: what was in sight stays in sight. */
  swap(): void;
  /** One issue goes and the other has the window to itself. */
  close(side: Side): void;
  back(): void;
  forward(): void;
  keepPlace(side: Side, capture: () => unknown): () => void;
  /** `id`: of the entry, the present one without it. */
  place(side: Side, id?: string): unknown;
}

/** How the panes take part in a step; by itself both arrive anew. */
export interface Move {
  /** The only side that arrives: the other goes on where it is. */
  readonly side?: Side | undefined;
  /** Where sides are to stand that come back to something. */
  readonly places?: Partial<BySide<unknown>>;
}

interface Entry {
  readonly id: string;
  readonly route: Route;
  readonly entries: BySide<string>;
  readonly from?: Route | null;
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && 'id' in value && 'route' in value && 'entries' in value;

const both = <T>(value: T): BySide<T> => ({ first: value, second: value });
const swapped = <T>({ first, second }: BySide<T>): BySide<T> => ({ first: second, second: first });

/**
 * Back and forward through the window's own history, so that mouse buttons and gestures work. Places are
 * kept in memory by entry; `showAddress` is for hosts whose window has an address bar.
 */
export function createWindowRouter(
  history: HistoryPort,
  showAddress: boolean,
  newId: () => string,
): WindowRouter {
  const address = (route: Route) => (showAddress ? addressOf(route) : null);
  const places = new Map<string, BySide<unknown>>();
  const captures = new Map<Side, () => unknown>();

  const begin = (): Entry => {
    const id = newId();
    const route = routeOfAddress(history.address) ?? {
      name: 'shelf',
      publication: null,
    };
    return { id, route, entries: both(id) };
  };
  const first = isEntry(history.state) ? history.state : begin();
  history.replace(first, address(first.route));
  const store = createStore<WindowRouterState>(() => ({
    ...first,
    from: first.from ?? null,
    returned: both(false),
    view: 'page',
    turns: 0,
  }));

  const show = (entry: Entry, returned: BySide<boolean>) =>
    store.setState({
      ...entry,
      from: entry.from ?? null,
      returned,
      ...(entry.route.name === 'issue' ? { view: entry.route.view } : {}),
    });
  const placesNow = (): BySide<unknown> => ({
    first: captures.get('first')?.(),
    second: captures.get('second')?.(),
  });
  const remember = () => {
    if (captures.size > 0) places.set(store.getState().id, placesNow());
  };
  const go = (route: Route, { side, places: standing = {} }: Move = {}) => {
    const { entries, route: here, from: begun } = store.getState();
    const from = route.name !== 'search' ? null : here.name === 'search' ? begun : here;
    remember();
    const id = newId();
    const staying = side && { [otherSide(side)]: entries[otherSide(side)] };
    const entry: Entry = { id, route, entries: { ...both(id), ...staying }, from };
    places.set(id, { ...both(undefined), ...standing });
    history.push(entry, address(route));
    show(entry, { first: 'first' in standing, second: 'second' in standing });
  };
  const turn = () => store.setState({ turns: store.getState().turns + 1 });
  history.onPop((state) => {
    if (!isEntry(state)) return;
    remember();
    show(state, both(true));
  });
  return {
    store,
    go,
    replace(route) {
      const { id, entries, returned, from } = store.getState();
      const entry: Entry = { id, route, entries, from: route.name === 'search' ? from : null };
      history.replace(entry, address(route));
      show(entry, returned);
    },
    swap() {
      const { route } = store.getState();
      if (route.name !== 'issue' || !route.second) return;
      const { second, ...first } = route;
      turn();
      go({ ...first, ...second, second: issuePlaceOf(first) }, { places: swapped(placesNow()) });
    },
    close(side) {
      const { route } = store.getState();
      if (route.name !== 'issue' || !route.second) return;
      const { second, ...first } = route;
      if (side === 'second') return go(first, { side });
      turn();
      go({ ...first, ...second }, { places: swapped(placesNow()) });
    },
    back: () => history.back(),
    forward: () => history.forward(),
    keepPlace(side, capture) {
      captures.set(side, capture);
      return () => {
        if (captures.get(side) === capture) captures.delete(side);
      };
    },
    place: (side, id = store.getState().id) => places.get(id)?.[side],
  };
}

/** An issue's place without what stands beside it. */
export const issuePlaceOf = ({ issueId, articleId, view, arrival }: IssuePlace): IssuePlace => ({
  issueId,
  articleId,
  view,
  arrival,
});

/**
 * The way of one pane: it sees its own issue as if it were alone in the window and leaves the other pane
 * where it is. What is no issue has the window to itself, and the first pane's router is the one that leads.
 */
export function createPaneRouter(whole: WindowRouter, side: Side): Router {
  const routeHere = ({ route }: WindowRouterState): Route | null => {
    if (route.name !== 'issue') return route;
    const place = side === 'first' ? route : route.second;
    return place ? { name: 'issue', ...issuePlaceOf(place) } : null;
  };
  const stateOf = (state: WindowRouterState, before: RouterState | null): RouterState => {
    // A pane that is closed keeps what it showed last until it is taken off the screen.
    const route = routeHere(state) ?? before?.route ?? state.route;
    return {
      route,
      entry: state.entries[side],
      view: route.name === 'issue' ? route.view : state.view,
      returned: state.returned[side],
      from: state.from,
    };
  };
  const store = createStore<RouterState>(() => stateOf(whole.store.getState(), null));
  whole.store.subscribe((state) => {
    const before = store.getState();
    const next = stateOf(state, before);
    const same = JSON.stringify(next.route) === JSON.stringify(before.route);
    store.setState(same ? { ...next, route: before.route } : next);
  });

  const beside = (): IssuePlace | null => {
    const { route } = whole.store.getState();
    if (route.name !== 'issue' || !route.second) return null;
    return side === 'first' ? route.second : issuePlaceOf(route);
  };
  /** The window's route when this pane shows `route`. */
  const together = (route: Route): Route => {
    const other = route.name === 'issue' ? beside() : null;
    if (route.name !== 'issue' || !other) return route;
    const here = issuePlaceOf(route);
    const [first, second] = side === 'first' ? [here, other] : [other, here];
    return { name: 'issue', ...first, second };
  };
  return {
    store,
    go: (route) => whole.go(together(route), route.name === 'issue' && beside() ? { side } : {}),
    replace: (route) => whole.replace(together(route)),
    back: whole.back,
    forward: whole.forward,
    keepPlace: (capture) => whole.keepPlace(side, capture),
    place: () => whole.place(side),
  };
}

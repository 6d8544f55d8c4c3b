import { createStore, type StoreApi } from 'zustand/vanilla';
import { type IssuePlace, otherSide, type Side } from './route.ts';
import { issuePlaceOf, type WindowRouter } from './router.ts';

export interface PanesState {
  /** Two issues stand side by side. */
  readonly paired: boolean;
  /** Both show the same issue. */
  readonly twice: boolean;
  /** The pane that keys, panels and the bar belong to: the one that had the focus last. */
  readonly focused: Side;
  /** A command sent the keyboard to that pane, which has not taken it yet. */
  readonly called: boolean;
  /** Counts how often the panes changed places. */
  readonly turns: number;
  /** What one reads or read last, to open something beside it; null before the first issue. */
  readonly last: IssuePlace | null;
}

/** Two issues side by side: which pane is meant, and what becomes of them. */
export interface Panes {
  readonly store: StoreApi<PanesState>;
  /** The person turned to a pane. */
  focus(side: Side): void;
  /** Sends the keyboard to the pane that has the focus, or to the other one. */
  call(which: 'focused' | 'other'): void;
  /** The pane that was called has the keyboard now. */
  answer(): void;
  /** Opens an issue in the pane beside the one that is read, or beside what was read last. */
  openBeside(place: IssuePlace): void;
  swap(): void;
  /** The other one stays. */
  close(side: Side): void;
}

/** `exchange`: the panes' contents change places, ahead of the route. `empty`: the second pane is gone. */
export function createPanes(whole: WindowRouter, exchange: () => void, empty: () => void): Panes {
  const isPaired = () => {
    const { route } = whole.store.getState();
    return route.name === 'issue' && route.second !== undefined;
  };
  const shownBy = (side: Side): IssuePlace | null => {
    const { route } = whole.store.getState();
    if (route.name !== 'issue') return null;
    return side === 'second' && route.second ? route.second : issuePlaceOf(route);
  };
  const store = createStore<PanesState>(() => ({
    paired: isPaired(),
    twice: false,
    focused: 'first',
    called: false,
    turns: 0,
    last: shownBy('first'),
  }));
  const { getState, setState } = store;
  /** Where `last` was seen. */
  let seen: { readonly side: Side; readonly id: string } | null = null;

  const follow = () => {
    const before = getState();
    const paired = isPaired();
    const focused = paired ? before.focused : 'first';
    const shown = shownBy(focused);
    if (shown) seen = { side: focused, id: whole.store.getState().id };
    const { turns, route } = whole.store.getState();
    const twice = route.name === 'issue' && route.issueId === route.second?.issueId;
    const last = shown ? { ...shown, arrival: null } : before.last;
    setState({ paired, twice, focused, turns, last });
    if (before.paired && !paired) empty();
  };
  follow();
  whole.store.subscribe(follow);

  const call = (side: Side) => {
    setState({ focused: getState().paired ? side : 'first', called: true });
    follow();
  };
  return {
    store,
    focus(side) {
      const { paired, focused } = getState();
      if (!paired || side === focused) return;
      setState({ focused: side });
      follow();
    },
    call: (which) => call(which === 'other' ? otherSide(getState().focused) : getState().focused),
    answer: () => setState({ called: false }),
    openBeside(place) {
      const { focused, last, paired } = getState();
      const here = shownBy(focused);
      if (here) {
        const side = paired ? otherSide(focused) : 'second';
        const [first, second] = side === 'second' ? [here, place] : [place, here];
        whole.go({ name: 'issue', ...first, second }, { side });
        call(side);
      } else if (last) {
        const places = seen ? { first: whole.place(seen.side, seen.id) } : {};
        whole.go({ name: 'issue', ...last, second: place }, { places });
        call('second');
      } else whole.go({ name: 'issue', ...place });
    },
    swap() {
      const { focused, paired } = getState();
      if (!paired) return;
      exchange();
      whole.swap();
      call(otherSide(focused));
    },
    close(side) {
      if (!getState().paired) return;
      if (side === 'first') exchange();
      whole.close(side);
      call('first');
    },
  };
}

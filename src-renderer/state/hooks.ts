import {
  startTransition,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { afterPaint } from '../dom/afterPaint.ts';
import { useApplication, usePart } from './application.ts';
import { groupPublications, type Publication, publicationOf } from './library/publications.ts';
import type { Route } from './navigation/route.ts';

export function useRoute(): Route {
  return usePart(useApplication().router.store, (state) => state.route);
}

let grouped: {
  readonly issues: unknown;
  readonly papers: unknown;
  readonly publications: readonly Publication[];
} | null = null;

/** The library's publications, grouped once for all who ask while the issues stay the same. */
export function usePublications(): readonly Publication[] {
  const { library } = useApplication();
  const issues = usePart(library.store, (state) => state.issues);
  const papers = usePart(library.store, (state) => state.papers);
  return useMemo(() => {
    if (grouped?.issues !== issues || grouped.papers !== papers) {
      const publications = groupPublications(issues.values(), grouped?.publications, papers);
      grouped = { issues, papers, publications };
    }
    return grouped.publications;
  }, [issues, papers]);
}

/** The publication an issue belongs to. */
export function usePublicationOf(issueId: string | null): Publication | null {
  const publications = usePublications();
  return issueId === null ? null : publicationOf(publications, issueId);
}

/**
 * Like `usePart` for what may follow a moment later: it is drawn behind what is urgent. `part` is the same
 * function at every rendering.
 */
export function useLaterPart<S, T>(store: StoreApi<S>, part: (state: S) => T): T {
  const [value, setValue] = useState(() => part(store.getState()));
  useEffect(() => {
    let callOff = () => {};
    const follow = () => {
      callOff();
      callOff = afterPaint(() => startTransition(() => setValue(() => part(store.getState()))));
    };
    follow();
    const unsubscribe = store.subscribe(follow);
    return () => {
      unsubscribe();
      callOff();
    };
  }, [store, part]);
  return value;
}

/** Follows a media query. */
export function useMedia(query: string): boolean {
  const list = useMemo(() => window.matchMedia(query), [query]);
  return useSyncExternalStore(
    (changed) => {
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => list.matches,
  );
}

/** Whether two issues stand side by side. */
export const usePaired = (): boolean => usePart(useApplication().panes.store, (state) => state.paired);

/** At this width and below, panels lie over the paper as drawers; two papers want more of it. */
export const useNarrow = (): boolean => useMedia(usePaired() ? '(max-width: 1199px)' : '(max-width: 900px)');

/** Answers whether keys that are pressed anywhere in the window are meant for the pane that asks. */
export function useHasKeys(): () => boolean {
  const { panes, side } = useApplication();
  return useCallback(() => panes.store.getState().focused === side, [panes, side]);
}

/** The same, followed. */
export function useIsFocusedPane(): boolean {
  const { panes, side } = useApplication();
  return usePart(panes.store, (state) => state.focused === side);
}

/** Keys pressed anywhere in the window, from the first time the component is painted on. */
export function useWindowKeys(onKey: (event: KeyboardEvent) => void): void {
  const handle = useEffectEvent(onKey);
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

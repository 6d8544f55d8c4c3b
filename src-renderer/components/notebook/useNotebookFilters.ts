import type { NotebookFilters } from '#shared/model/notebook.ts';
import { useApplication } from '../../state/application.ts';
import type { NotebookRoute } from '../../state/navigation/notebookAddress.ts';

/** Changes to what a notebook shows; they stay at its place in the history, so that back leads out of it. */
export function useNotebookFilters(route: NotebookRoute) {
  const { router } = useApplication();
  const { query } = route;
  const narrow = (filters: NotebookFilters) => router.replace({ ...route, query: { ...query, filters } });
  /** Sets a filter; undefined lifts it. */
  const set = <K extends keyof NotebookFilters>(name: K, value: NotebookFilters[K]) => {
    const { [name]: _before, ...others } = query.filters;
    narrow(value === undefined ? others : { ...others, [name]: value });
  };
  /** Sets a filter, or lifts it where it has this value already. */
  const toggle = <K extends keyof NotebookFilters>(name: K, value: NotebookFilters[K]) =>
    set(name, query.filters[name] === value ? undefined : value);
  return { narrow, set, toggle };
}

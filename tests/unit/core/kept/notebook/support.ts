import { Hands } from '#core/kept/hands/hands.ts';
import { createNotebook } from '#core/kept/notebook/notebook.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { LibraryState } from '#shared/model/library.ts';
import type { NotebookQuery } from '#shared/model/notebook.ts';
import { issueOf, summaryOf } from '../../exchange/import/shelf.ts';
import { issueShelf, type OpenOptions, openStore } from '../annotations/support.ts';

export const everything: NotebookQuery = { filters: {}, sort: 'date', descending: false, grouped: false };

/** Issues whose texts are long enough to mark a few passages in. */
export const papers: readonly Issue[] = [
  issueOf(
    'courier-2',
    'Courier|1926-05-14||2',
    'Pier The harbour board met to hear the engineer upon the pier.',
  ),
  issueOf('courier-1', 'Courier|1926-01-08||1', 'Ferry The ferry ran late in the fog of the first week.'),
  issueOf('daily-1', '日报|2020-01-02||1', '码头 镇上的老码头要修了，工程师沿着河岸走了一遍。'),
];

/** A weekly paper of so many issues. */
export const manyIssues = (count: number): readonly Issue[] =>
  Array.from({ length: count }, (_, number) =>
    issueOf(
      `weekly-${number}`,
      `Weekly|2020-01-02||${number}`,
      'Pier The harbour board met to hear of the pier.',
    ),
  );

/** A library's notebook over the stored marks in a folder. */
export async function openNotebook(
  folder: string,
  options: OpenOptions & { readonly issues: readonly Issue[] },
) {
  const { shelf, load } = issueShelf(options.issues);
  const store = await openStore(folder, { load, ...options });
  const state: LibraryState = {
    path: folder,
    name: 'library',
    status: 'ready',
    progress: { done: 0, total: 0 },
    issueCount: shelf.size,
    problems: [],
  };
  const listeners = new Set<() => void>();
  const hands = await Hands.open({
    libraryPath: folder,
    writer: options.writer ?? 'own',
    name: () => '',
    clock: () => new Date(),
  });
  const notebook = createNotebook({
    annotations: store,
    hands,
    library: {
      isOutOfReach: () => false,
      state: () => state,
      summary: (id) => summaryOf(shelf.get(id)),
      onChange(listener) {
        const told = () => listener({ state, upserted: [], removed: [] });
        listeners.add(told);
        return () => listeners.delete(told);
      },
    },
  });
  return {
    store,
    notebook,
    hands,
    /** The issue's files are gone. */
    async vanish(issueId: string) {
      shelf.delete(issueId);
      await store.issueChanged(issueId);
      for (const told of listeners) told();
    },
    async close() {
      notebook.close();
      await store.close();
    },
  };
}

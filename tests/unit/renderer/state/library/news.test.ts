import { expect, it } from 'vitest';
import type { FileProblem, LibraryState } from '#shared/model/library.ts';
import { createLibrary } from '../../../../../src-renderer/state/library/library.ts';
import { tellNews } from '../../../../../src-renderer/state/library/news.ts';
import { createToasts } from '../../../../../src-renderer/state/window/toasts.ts';
import { connect, noWait, until } from '../../support.ts';

const problem = (code: FileProblem['code'], path: string): FileProblem => ({ code, path, message: path });
const state = (path: string, problems: readonly FileProblem[]): LibraryState => ({
  path,
  name: path,
  status: 'ready',
  progress: { done: 1, total: 1 },
  issueCount: 1,
  problems,
});

it('tells what was put right, once for every library, and leaves problems to their list', async () => {
  const { peer, server } = connect({});
  const library = createLibrary(peer, () => undefined, noWait);
  let id = 0;
  const toasts = createToasts(() => `${++id}`);
  tellNews(library, toasts);
  const show = async (next: LibraryState) => {
    server.send('library.changed', { state: next, upserted: [], removed: [] });
    await until(() => isShown(next));
    return toasts.store
      .getState()
      .toasts.map((toast) => toast.kind === 'done' && [toast.message.key, toast.message.values.count]);
  };
  const isShown = (next: LibraryState) =>
    JSON.stringify(library.store.getState().state) === JSON.stringify(next);

  expect(await show(state('/a', [problem('binary', 'x')]))).toEqual([]);
  const merged = [problem('binary', 'x'), problem('mergedMarks', 'y')];
  expect(await show(state('/a', merged))).toEqual([['news.merged', 1]]);
  expect(await show({ ...state('/a', merged), issueCount: 2 })).toEqual([['news.merged', 1]]);
  const restored = [...merged, problem('restoredMarks', 'z')];
  expect(await show(state('/a', restored))).toEqual([
    ['news.merged', 1],
    ['news.restored', 1],
  ]);
  expect(await show(state('/b', [problem('mergedMarks', 'y')]))).toHaveLength(3);
});

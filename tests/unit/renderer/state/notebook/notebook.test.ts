import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { colours } from '#shared/model/annotation.ts';
import {
  annotationStates,
  type NotebookEntry,
  type NotebookPage,
  notebookSorts,
} from '#shared/model/notebook.ts';
import {
  notebookOfParameters,
  parametersOfNotebook,
  wholeNotebook,
} from '../../../../../src-renderer/state/navigation/notebookAddress.ts';
import { gathered } from '../../../../../src-renderer/state/notebook/gathered.ts';
import { createLibraryTags } from '../../../../../src-renderer/state/notebook/libraryTags.ts';
import { byIssue, createNotebookControl } from '../../../../../src-renderer/state/notebook/notebook.ts';
import { createToasts } from '../../../../../src-renderer/state/window/toasts.ts';
import { annotation, connect, until } from '../../support.ts';

const total = 250;
const issue = {
  issueId: 'issue',
  publication: 'Paper',
  date: '1926-01-08',
  edition: null,
  issueNumber: null,
  name: 'issue.txt',
};
const entryAt = (index: number): NotebookEntry => ({
  ...annotation(`n${index}`, { start: index, end: index + 1 }),
  issue,
  state: 'placed',
  groupSize: null,
});
const page = (offset: number, limit: number): NotebookPage => ({
  total,
  all: total,
  entries: Array.from({ length: Math.min(limit, total - offset) }, (_, index) => entryAt(offset + index)),
  counts: { publications: [], tags: [], colours: [], states: [], notes: [], hands: [] },
  complete: true,
});

function notebookWith(handlers: Parameters<typeof connect>[0] = {}) {
  const asked: number[] = [];
  const { peer, server } = connect({
    'notebook.list': ({ offset, limit }) => {
      asked.push(offset);
      return page(offset, limit);
    },
    'notebook.ids': ({ offset, limit }) => [
      {
        issueId: 'issue',
        annotationIds: Array.from({ length: Math.min(limit, total - offset) }, (_, at) => `n${offset + at}`),
      },
    ],
    ...handlers,
  });
  const toasts = createToasts(() => 'id');
  const notebook = createNotebookControl(peer, toasts);
  return { notebook, server, toasts, asked, state: () => notebook.store.getState() };
}

const { query } = wholeNotebook;

describe('the notebook', () => {
  it('fetches what is scrolled to, once', async () => {
    const { notebook, asked, state } = notebookWith();
    notebook.show(query);
    await until(() => state().status === 'done');
    expect(state().entries.size).toBe(100);
    notebook.reach(205);
    notebook.reach(206);
    await until(() => state().entries.has(205));
    expect(state().entries.get(205)?.annotation.id).toBe('n205');
    expect(asked).toEqual([0, 200]);
  });

  it('asks again for what is on the screen when annotations change, once for many changes', async () => {
    const { notebook, server, asked, state } = notebookWith();
    notebook.show(query);
    await until(() => state().status === 'done');
    notebook.reach(205);
    await until(() => state().entries.has(205));
    asked.length = 0;
    for (let change = 0; change < 50; change++)
      server.send('annotations.changed', { issueId: 'issue', annotations: [] });
    await until(() => asked.length >= 4);
    expect(asked.filter((offset) => offset === 200).length).toBeLessThanOrEqual(3);
    expect(state().entries.has(205)).toBe(true);
  });

  it('chooses lines, stretches and everything; other filters drop the choice, another order keeps it', async () => {
    const { notebook, state } = notebookWith();
    notebook.show(query);
    await until(() => state().status === 'done');
    notebook.toggle(3);
    await notebook.chooseTo(6);
    expect([...state().chosen.keys()]).toEqual(['n3', 'n4', 'n5', 'n6']);
    notebook.toggle(4);
    expect(state().chosen.has('n4')).toBe(false);
    await notebook.chooseTo(2);
    expect([...state().chosen.keys()].toSorted()).toEqual(['n2', 'n3', 'n4', 'n5', 'n6']);
    notebook.show({ ...query, sort: 'modified' });
    expect(state().chosen.size).toBe(5);
    await notebook.chooseAll();
    expect(state().chosen.size).toBe(total);
    notebook.show({ ...query, filters: { tag: 'a' } });
    expect(state().chosen.size).toBe(0);
  });

  it('changes what is chosen in one call, offers to take it back, and says what failed', async () => {
    const calls: unknown[] = [];
    let full = false;
    const { notebook, toasts, state } = notebookWith({
      'notebook.change': (input) => {
        if (full) throw new BroadsheetError('diskFull', 'The disk is full.');
        calls.push(input);
        return { changed: 2 };
      },
      'history.undo': () => {
        calls.push('undo');
        return { kind: 'annotations', issueId: 'issue', did: 'change', count: 2 };
      },
    });
    notebook.show(query);
    await until(() => state().status === 'done');
    await notebook.change({ colour: 'red' });
    expect(calls).toEqual([]);
    notebook.toggle(0);
    notebook.toggle(1);
    await notebook.change({ colour: 'red' });
    const [toast] = toasts.store.getState().toasts;
    if (toast?.kind === 'done') toast.undo?.();
    await until(() => calls.length === 2);
    expect(calls).toEqual([
      { annotations: [{ issueId: 'issue', annotationIds: ['n0', 'n1'] }], colour: 'red' },
      'undo',
    ]);
    full = true;
    await notebook.change({ colour: 'blue' });
    expect(toasts.store.getState().toasts.at(-1)).toMatchObject({ kind: 'failure' });
    expect(state()).toMatchObject({ isChanging: false });
    expect(byIssue(state().chosen)).toEqual([{ issueId: 'issue', annotationIds: ['n0', 'n1'] }]);
  });
});

it('the address of a notebook leads back to it', () => {
  const filters = fc.record(
    {
      text: fc.string({ minLength: 1 }),
      publication: fc.string(),
      from: fc.constant('1926-01-08'),
      to: fc.constant('2020-12-31'),
      tag: fc.string({ minLength: 1 }),
      colour: fc.constantFrom(...colours),
      hasNote: fc.boolean(),
      state: fc.constantFrom(...annotationStates),
    },
    { requiredKeys: [] },
  );
  const notebooks = fc.record({
    name: fc.constant('notebook' as const),
    query: fc.record({
      filters,
      sort: fc.constantFrom(...notebookSorts),
      descending: fc.boolean(),
      grouped: fc.boolean(),
    }),
  });
  fc.assert(
    fc.property(notebooks, (route) => {
      const address = parametersOfNotebook(route).toString();
      expect(notebookOfParameters(new URLSearchParams(address))).toEqual(route);
    }),
  );
  expect(notebookOfParameters(new URLSearchParams('search=x'))).toBeNull();
  expect(notebookOfParameters(new URLSearchParams('notebook=&colour=pink&from=today&sort=x'))).toEqual(
    wholeNotebook,
  );
});

describe('the tags of the library', () => {
  it('are kept up once they were asked for', async () => {
    let tags = [{ value: 'a', count: 1 }];
    const { peer, server } = connect({ 'notebook.tags': () => tags });
    const libraryTags = createLibraryTags(peer);
    await libraryTags.load();
    expect(libraryTags.store.getState().tags).toEqual(tags);
    tags = [{ value: 'b', count: 2 }];
    server.send('annotations.changed', { issueId: 'issue', annotations: [] });
    await until(() => libraryTags.store.getState().tags[0]?.value === 'b');
  });
});

it('work that is asked for while it is done is done once more for all', async () => {
  const rounds: PromiseWithResolvers<void>[] = [];
  const ask = gathered(() => {
    const round = Promise.withResolvers<void>();
    rounds.push(round);
    return round.promise;
  });
  const first = ask();
  void ask();
  void ask();
  rounds[0]?.resolve();
  await until(() => rounds.length === 2);
  rounds[1]?.resolve();
  await first;
  expect(rounds).toHaveLength(2);
});

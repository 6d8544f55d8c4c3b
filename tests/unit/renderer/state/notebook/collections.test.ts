import { describe, expect, it } from 'vitest';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { Collection } from '#shared/model/collection.ts';
import type { Clipping } from '#shared/model/piece.ts';
import { createLinks } from '../../../../../src-renderer/state/issue/links.ts';
import { createCollections } from '../../../../../src-renderer/state/notebook/collections.ts';
import { createToasts } from '../../../../../src-renderer/state/window/toasts.ts';
import { connect, until } from '../../support.ts';

const clipping = (id: string): Clipping => ({
  piece: { kind: 'annotation', issueId: 'issue', annotationId: id },
  headline: id,
  text: id,
  publication: null,
  date: null,
  state: 'placed',
  issue: { issueId: 'issue', publication: null, date: null, edition: null, issueNumber: null, name: 'issue' },
  language: null,
  page: null,
  colour: 'yellow',
  annotationNote: '',
});
const collection = (ids: readonly string[], id = 'one'): Collection => ({
  id,
  name: 'Ferries',
  note: '',
  memberCount: ids.length,
  members: ids.map((member) => ({ id: member, note: '', clipping: clipping(member) })),
});

function open(handlers: Partial<Handlers>) {
  const { peer, server } = connect(handlers);
  let count = 0;
  const toasts = createToasts(() => String(++count));
  return { peer, server, toasts, collections: createCollections(peer, toasts) };
}
const orderOf = ({ members }: Collection) => members.map(({ id }) => id);

describe('the collection on screen', () => {
  it('shows a new order at once, and the old one again where it could not be saved', async () => {
    const answer = Promise.withResolvers<null>();
    const { collections, toasts } = open({
      'collections.get': () => collection(['a', 'b', 'c']),
      'collections.move': () => answer.promise,
    });
    await collections.open('one');
    const moving = collections.move('c', 0);
    const shown = () => collections.store.getState().open;
    expect(orderOf(shown() ?? collection([]))).toEqual(['c', 'a', 'b']);
    answer.reject(new BroadsheetError('diskFull', 'The disk is full.'));
    await moving;
    expect(orderOf(shown() ?? collection([]))).toEqual(['a', 'b', 'c']);
    expect(toasts.store.getState().toasts).toHaveLength(1);
  });

  it('keeps the newest order while earlier moves are still being saved', async () => {
    let saved = ['a', 'b', 'c'];
    const answers = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
    let asked = 0;
    const { collections, server } = open({
      'collections.get': () => collection(saved),
      'collections.list': () => [],
      'collections.move': () => answers[asked++]?.promise ?? null,
    });
    await collections.open('one');
    const first = collections.move('c', 1);
    const second = collections.move('c', 0);
    saved = ['a', 'c', 'b'];
    answers[0]?.resolve(null);
    server.send('collections.changed', {});
    await first;
    expect(orderOf(collections.store.getState().open ?? collection([]))).toEqual(['c', 'a', 'b']);
    saved = ['c', 'a', 'b'];
    answers[1]?.resolve(null);
    await second;
    expect(orderOf(collections.store.getState().open ?? collection([]))).toEqual(['c', 'a', 'b']);
  });

  it('is not replaced by the late answer for an earlier one', async () => {
    const first = Promise.withResolvers<Collection>();
    const { collections } = open({
      'collections.get': ({ collectionId }) =>
        collectionId === 'slow' ? first.promise : collection(['a'], collectionId),
    });
    const slow = collections.open('slow');
    await collections.open('quick');
    first.resolve(collection(['z'], 'slow'));
    await slow;
    expect(collections.store.getState().open?.id).toBe('quick');
  });

  it('follows what another window does', async () => {
    let now = collection(['a']);
    const { collections, server } = open({
      'collections.get': () => now,
      'collections.list': () => [now],
    });
    await collections.open('one');
    now = collection(['a', 'b']);
    server.send('collections.changed', {});
    await until(() => collections.store.getState().open?.memberCount === 2);
    await until(() => collections.store.getState().list[0]?.memberCount === 2);
  });

  it('says that it is gone', async () => {
    const { collections } = open({
      'collections.get': () => {
        throw new BroadsheetError('collectionNotFound', 'There is no such collection.');
      },
    });
    await collections.open('one');
    expect(collections.store.getState()).toMatchObject({
      open: null,
      failure: { code: 'collectionNotFound' },
    });
  });

  it('says of what is in it already that it is, and offers to take the rest back', async () => {
    const { collections, toasts } = open({
      'collections.add': ({ pieces }) => ({ added: pieces.length - 1 }),
    });
    const piece = clipping('a').piece;
    await collections.add(collection([]), [piece]);
    await collections.add(collection([]), [piece, clipping('b').piece]);
    expect(toasts.store.getState().toasts).toMatchObject([
      { message: { key: 'collection.alreadyIn' }, undo: null },
      { message: { key: 'collection.added', values: { count: 1 } } },
    ]);
  });
});

describe('the links of the issue on screen', () => {
  it('come again when one is made elsewhere, and stay those of the issue', async () => {
    let made = 0;
    const { peer, server, toasts } = open({
      'links.list': ({ issueId }) =>
        Array.from({ length: made }, (_, index) => ({
          id: `${issueId}-${index}`,
          here: clipping('a'),
          there: clipping('b'),
        })),
    });
    const links = createLinks(peer, toasts);
    await links.open('one');
    expect(links.store.getState().links).toEqual([]);
    made = 1;
    server.send('links.changed', {});
    await until(() => links.store.getState().links[0]?.id === 'one-0');
    await links.open('two');
    expect(links.store.getState().links[0]?.id).toBe('two-0');
  });
});

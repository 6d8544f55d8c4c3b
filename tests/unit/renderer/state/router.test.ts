import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, routeOfAddress } from '../../../../src-renderer/state/address.ts';
import type { Route } from '../../../../src-renderer/state/route.ts';
import { createRouter, type HistoryPort } from '../../../../src-renderer/state/router.ts';

/** A window's history in memory. */
function memoryHistory(address = '/'): HistoryPort & { readonly addresses: (string | null)[] } {
  const entries: { state: unknown; address: string | null }[] = [{ state: null, address }];
  let at = 0;
  const listeners = new Set<(state: unknown) => void>();
  const travel = (to: number) => {
    if (!entries[to]) return;
    at = to;
    for (const listener of listeners) listener(entries[at]?.state);
  };
  return {
    get state() {
      return entries[at]?.state;
    },
    get addresses() {
      return entries.map((entry) => entry.address);
    },
    address,
    push(state, next) {
      entries.splice(at + 1, entries.length, { state, address: next });
      at++;
    },
    replace(state, next) {
      entries[at] = { state, address: next };
    },
    back: () => travel(at - 1),
    forward: () => travel(at + 1),
    onPop(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const counter = () => {
  let count = 0;
  return () => String(++count);
};
const issue = (issueId: string): Route => ({
  name: 'issue',
  issueId,
  articleId: null,
  view: 'page',
  arrival: null,
});
const search = (query: string): Route => ({ name: 'search', query, filters: {}, order: 'relevance' });

describe('the router', () => {
  it('comes back to the place where the person was', () => {
    const router = createRouter(memoryHistory(), true, counter());
    let top = 0;
    router.keepPlace(() => ({ top }));
    top = 400;
    router.go(issue('a'));
    expect(router.place()).toBeUndefined();
    top = 90;
    router.back();
    expect(router.store.getState()).toMatchObject({ route: { name: 'shelf' }, returned: true });
    expect(router.place()).toEqual({ top: 400 });
    router.forward();
    expect(router.store.getState().route).toMatchObject({ issueId: 'a' });
    expect(router.place()).toEqual({ top: 90 });
  });

  it('makes one entry of a query that is typed letter by letter', () => {
    const history = memoryHistory();
    const router = createRouter(history, true, counter());
    router.go(search('n'));
    router.replace(search('ne'));
    router.replace(search('new'));
    expect(history.addresses).toEqual(['/', '/?search=new']);
    router.back();
    expect(router.store.getState().route.name).toBe('shelf');
  });

  it('opens at the address it was given, and shows none where the window has none', () => {
    expect(
      createRouter(memoryHistory('/issue/x%20y?annotation=n1'), true, counter()).store.getState().route,
    ).toMatchObject({
      name: 'issue',
      issueId: 'x y',
      arrival: { kind: 'annotation', annotationId: 'n1' },
    });
    const silent = memoryHistory('/index.html');
    createRouter(silent, false, counter()).go(issue('a'));
    expect(silent.addresses).toEqual([null, null]);
  });
});

describe('addresses', () => {
  it('lead back to where they were made, for any ids', () => {
    const id = fc
      .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
      .filter((text) => text.isWellFormed() && text !== '.' && text !== '..');
    const arrival = fc.oneof(
      fc.constant(null),
      id.map((annotationId) => ({ kind: 'annotation' as const, annotationId })),
      fc
        .tuple(fc.nat(1e6), fc.integer({ min: 1, max: 500 }))
        .map(([start, length]) => ({ kind: 'span' as const, span: { start, end: start + length } })),
    );
    fc.assert(
      fc.property(fc.option(id), (collectionId) => {
        const route: Route = { name: 'collection', collectionId };
        expect(routeOfAddress(addressOf(route))).toEqual(route);
      }),
    );
    fc.assert(
      fc.property(id, fc.option(id), arrival, (issueId, articleId, how) => {
        const route: Route = { name: 'issue', issueId, articleId, view: 'page', arrival: how };
        expect(routeOfAddress(addressOf(route))).toEqual(route);
      }),
    );
  });

  it('that lead nowhere lead to no route', () => {
    for (const address of ['/', '/issue/', '/issue/%E0%A4%A', '/etc/passwd', '/?search='])
      expect(routeOfAddress(address)).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, routeOfAddress } from '../../../../../src-renderer/state/navigation/address.ts';
import {
  type IssuePlace,
  type IssueRoute,
  issueViewNames,
  type Route,
} from '../../../../../src-renderer/state/navigation/route.ts';
import { createPaneRouter, createWindowRouter } from '../../../../../src-renderer/state/navigation/router.ts';
import { memoryHistory } from '../../support.ts';

const counter = () => {
  let count = 0;
  return () => String(++count);
};
const place = (issueId: string, part: Partial<IssuePlace> = {}): IssuePlace => ({
  issueId,
  articleId: null,
  view: 'page',
  arrival: null,
  ...part,
});
const issue = (issueId: string, second?: IssuePlace): IssueRoute => ({
  name: 'issue',
  ...place(issueId),
  ...(second ? { second } : {}),
});
const search = (query: string): Route => ({ name: 'search', query, filters: {}, order: 'relevance' });

describe('the router', () => {
  it('comes back to the place where the person was', () => {
    const router = createPaneRouter(createWindowRouter(memoryHistory(), true, counter()), 'first');
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
    const router = createWindowRouter(history, true, counter());
    router.go(search('n'));
    router.replace(search('ne'));
    router.replace(search('new'));
    expect(history.addresses).toEqual(['/', '/?search=new']);
    router.back();
    expect(router.store.getState().route.name).toBe('shelf');
  });

  it('opens at the address it was given, and shows none where the window has none', () => {
    expect(
      createWindowRouter(memoryHistory('/issue/x%20y?annotation=n1'), true, counter()).store.getState().route,
    ).toMatchObject({
      name: 'issue',
      issueId: 'x y',
      arrival: { kind: 'annotation', annotationId: 'n1' },
    });
    const silent = memoryHistory('/index.html');
    createWindowRouter(silent, false, counter()).go(issue('a'));
    expect(silent.addresses).toEqual([null, null]);
  });
});

/** A window with two issues, and the way of each. */
function twoPanes(history = memoryHistory()) {
  const whole = createWindowRouter(history, true, counter());
  const first = createPaneRouter(whole, 'first');
  const second = createPaneRouter(whole, 'second');
  whole.go(issue('a', place('b')));
  const shown = () => {
    const { route } = whole.store.getState();
    return route.name === 'issue' ? [route.issueId, route.second?.issueId] : route.name;
  };
  return { whole, first, second, shown };
}

describe('the way of each of two issues', () => {
  it('leaves the other one where it is', () => {
    const { first, second, shown } = twoPanes();
    const { entry } = first.store.getState();
    second.go(issue('c'));
    expect(shown()).toEqual(['a', 'c']);
    expect(first.store.getState()).toMatchObject({ entry, route: { issueId: 'a' } });
    first.replace({ ...issue('a'), view: 'vertical' });
    expect(second.store.getState().route).toEqual(issue('c'));
    expect(first.store.getState().route).toEqual({ ...issue('a'), view: 'vertical' });
    expect([first, second].map(({ store }) => store.getState().view)).toEqual(['vertical', 'page']);
  });

  it('comes back alone: the other one is not moved', () => {
    const { first, second, shown, whole } = twoPanes();
    let top = 10;
    first.keepPlace(() => `first ${top}`);
    second.keepPlace(() => `second ${top}`);
    const before = { first: first.store.getState().entry, second: second.store.getState().entry };
    first.go(issue('c'));
    top = 20;
    whole.back();
    expect(shown()).toEqual(['a', 'b']);
    expect(first.store.getState()).toMatchObject({ returned: true, entry: before.first });
    expect(second.store.getState().entry).toBe(before.second);
    expect(first.place()).toBe('first 10');
    whole.forward();
    expect(shown()).toEqual(['c', 'b']);
    expect(second.store.getState().entry).toBe(before.second);
  });

  it('gives the window to what is no issue', () => {
    const { first, second, shown, whole } = twoPanes();
    second.go(search('ferry'));
    expect(shown()).toBe('search');
    expect(first.store.getState().route.name).toBe('search');
    whole.back();
    expect(shown()).toEqual(['a', 'b']);
  });

  it('changes places with what is in sight', () => {
    const { first, second, shown, whole } = twoPanes();
    first.keepPlace(() => 'top of a');
    second.keepPlace(() => 'middle of b');
    whole.swap();
    expect(shown()).toEqual(['b', 'a']);
    expect(first.store.getState().returned && second.store.getState().returned).toBe(true);
    expect([first.place(), second.place()]).toEqual(['middle of b', 'top of a']);
    whole.back();
    expect(shown()).toEqual(['a', 'b']);
  });

  it('has the window to itself when the other one is closed', () => {
    const right = twoPanes();
    const { entry } = right.first.store.getState();
    right.whole.close('second');
    expect(right.shown()).toEqual(['a', undefined]);
    expect(right.first.store.getState().entry).toBe(entry);

    const left = twoPanes();
    left.second.keepPlace(() => 'middle of b');
    left.whole.close('first');
    expect(left.shown()).toEqual(['b', undefined]);
    expect(left.first.place()).toBe('middle of b');
  });

  it('is there again after a reload, in every order of steps', () => {
    const step = fc.oneof(
      fc.record({
        do: fc.constant('go' as const),
        side: fc.constantFrom('first', 'second'),
        id: fc.constantFrom('a', 'b', 'c'),
      }),
      fc.record({ do: fc.constantFrom('swap', 'closeFirst', 'closeSecond', 'back', 'forward') }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const history = memoryHistory();
        const { whole, first, second } = twoPanes(history);
        for (const one of steps) {
          const { route } = whole.store.getState();
          const paired = route.name === 'issue' && route.second !== undefined;
          if (one.do === 'go' && 'id' in one) {
            if (one.side === 'first') first.go(issue(one.id));
            else if (paired) second.go(issue(one.id));
          } else if (one.do === 'swap') whole.swap();
          else if (one.do === 'closeFirst') whole.close('first');
          else if (one.do === 'closeSecond') whole.close('second');
          else if (one.do === 'back') whole.back();
          else whole.forward();
        }
        const { route, entries } = whole.store.getState();
        const again = createWindowRouter(history, true, counter()).store.getState();
        expect(again).toMatchObject({ route, entries });
        expect(routeOfAddress(addressOf(route)) ?? { name: 'shelf', publication: null }).toEqual(
          JSON.parse(JSON.stringify(route)),
        );
      }),
    );
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
    const view = fc.constantFrom(...issueViewNames);
    fc.assert(
      fc.property(id, id, fc.option(id), arrival, view, (issueId, besideId, articleId, how, besideView) => {
        const second = place(besideId, { articleId, view: besideView, arrival: how });
        const route: Route = { ...issue(issueId), arrival: how, second };
        expect(routeOfAddress(addressOf(route))).toEqual(route);
      }),
    );
  });

  it('leave out a second issue that is none', () => {
    for (const beside of ['', '.%2F..%2F', 'b&beside-start=5', 'b&beside-start=9&beside-end=2'])
      expect(routeOfAddress(`/issue/a?beside=${beside}`)).toEqual(
        beside === '.%2F..%2F' ? issue('a', place('./../')) : issue('a'),
      );
  });

  it('that lead nowhere lead to no route', () => {
    for (const address of ['/', '/issue/', '/issue/%E0%A4%A', '/etc/passwd', '/?search='])
      expect(routeOfAddress(address)).toBeNull();
  });
});

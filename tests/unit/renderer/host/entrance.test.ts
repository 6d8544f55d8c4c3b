import { describe, expect, test } from 'vitest';
import { comeIn, type EntranceSurroundings } from '../../../../src-renderer/host/entrance.ts';

/** A browser at an address, before a host that takes one token and knows who is inside. */
function browserAt(address: string, known: { token?: string; gate?: string; isInside?: boolean } = {}) {
  const { pathname, search } = new URL(address, 'http://127.0.0.1:4321');
  const kept = new Map(known.gate === undefined ? [] : [['broadsheet.gate', known.gate]]);
  const shown: string[] = [];
  const asked: string[] = [];
  const around: EntranceSurroundings = {
    location: { pathname, search },
    history: { replaceState: (_state, _title, url) => void shown.push(String(url)) },
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    },
    fetch: async (input, init) => {
      asked.push(`${init?.method ?? 'GET'} ${input}`);
      if (init?.method !== 'POST') return new Response(null, { status: known.isInside ? 204 : 401 });
      const { word } = JSON.parse(String(init.body));
      return word === known.token ? new Response('/new-gate') : new Response('No.\n', { status: 401 });
    },
  };
  return { around, kept, shown, asked };
}

describe('a browser that comes to the host', () => {
  test.each([
    ['/?token=good', '/'],
    ['/issue/a%2Fb?annotation=c&token=good', '/issue/a%2Fb?annotation=c'],
    ['/issue/a?token=good&start=1&end=2', '/issue/a?start=1&end=2'],
  ])('by %s comes in, and its address becomes %s', async (address, left) => {
    const { around, kept, shown, asked } = browserAt(address, { token: 'good' });
    expect(await comeIn(around)).toEqual({ kind: 'inside', gate: '/new-gate' });
    expect(shown).toEqual([left]);
    expect(asked).toEqual(['POST /enter']);
    expect([...kept.values()]).toEqual(['/new-gate']);
  });

  test('keeps its token in the address until it is answered, so that it may be loaded again', async () => {
    const { around, shown } = browserAt('/?token=good', { token: 'good' });
    const answer = Promise.withResolvers<Response>();
    const coming = comeIn({ ...around, fetch: () => answer.promise });
    await Promise.resolve();
    expect(shown).toEqual([]);
    answer.resolve(new Response('/new-gate'));
    expect(await coming).toEqual({ kind: 'inside', gate: '/new-gate' });
    expect(shown).toEqual(['/']);
  });

  test('that is inside stays so in every window, also at an old address', async () => {
    for (const address of ['/', '/issue/a', '/?token=used']) {
      const { around } = browserAt(address, { gate: '/gate', isInside: true });
      expect(await comeIn(around)).toEqual({ kind: 'inside', gate: '/gate' });
    }
  });

  test.each([
    ['/', undefined, 'unknown'],
    ['/issue/a', '/of-yesterday', 'unknown'],
    ['/?token=used', undefined, 'used'],
    ['/?token=used', '/of-yesterday', 'used'],
  ] as const)('at %s with %s stays outside: %s', async (address, gate, reason) => {
    const { around, shown } = browserAt(address, gate === undefined ? {} : { gate });
    expect(await comeIn(around)).toEqual({ kind: 'outside', reason });
    expect(shown.join()).not.toContain('token');
  });

  test('that keeps nothing is in all the same', async () => {
    const { around } = browserAt('/?token=good', { token: 'good' });
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const storage = { getItem: refuse, setItem: refuse };
    expect(await comeIn({ ...around, storage })).toEqual({ kind: 'inside', gate: '/new-gate' });
    expect(await comeIn({ ...around, location: { pathname: '/', search: '' }, storage })).toEqual({
      kind: 'outside',
      reason: 'unknown',
    });
  });
});

import { describe, expect, test } from 'vitest';
import { cookieFor, type GuardOptions, judge, type RequestFacts } from '../../../src-main/loopback/guard.ts';

const secret = 'A'.repeat(43);
const readerSecret = 'B'.repeat(43);
const gatePath = '/gate1234';
const port = 4321;
const cookie = `broadsheet=${secret}`;
const own = `http://127.0.0.1:${port}`;
const options: GuardOptions = {
  scheme: 'http',
  authorities: [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`],
  gate: {
    path: gatePath,
    visitor(given) {
      if (given === secret) return { id: 'page', mayChange: true };
      return given === readerSecret ? { id: 'tablet', mayChange: false } : null;
    },
  },
};
const good: RequestFacts = {
  method: 'GET',
  target: '/',
  host: `127.0.0.1:${port}`,
  origin: undefined,
  cookie: undefined,
  upgrade: false,
};
const verdictOn = (changes: Partial<RequestFacts>) => judge({ ...good, ...changes }, options);

describe('the guard of the loopback host', () => {
  test.each([
    {},
    { host: `localhost:${port}` },
    { host: `LOCALHOST:${port}` },
    { host: `[::1]:${port}` },
    { method: 'HEAD' },
    { origin: `http://localhost:${port}` },
    { cookie: `other=1; ${cookie}; more=2` },
    { target: '/issue/a?annotation=b' },
    { target: gatePath },
    { target: `${gatePath}x/wire`, cookie },
  ])('shows the pages of the app to anybody: %j', (changes) => {
    expect(verdictOn(changes)).toEqual({ kind: 'pages' });
  });

  test('lets a page ask to come in', () => {
    expect(verdictOn({ method: 'POST', target: '/enter', origin: own })).toEqual({ kind: 'enter' });
  });

  test.each([
    ['/here', { target: `${gatePath}/here` }],
    ['/here', { target: `${gatePath}/here`, method: 'HEAD' }],
    ['/cover/a?b', { target: `${gatePath}/cover/a?b`, cookie: `other=1; ${cookie}; more=2` }],
    ['/wire', { target: `${gatePath}/wire`, upgrade: true, origin: own }],
    ['/upload/a/b', { target: `${gatePath}/upload/a/b`, method: 'PUT', origin: own }],
    // Planted by another server of this computer, for every path.
    ['/here', { target: `${gatePath}/here`, cookie: `broadsheet=wrong; ${cookie}` }],
  ])('answers a visitor who asks for %s: %j', (target, changes) => {
    expect(verdictOn({ cookie, ...changes })).toMatchObject({
      kind: 'visit',
      target,
      visitor: { id: 'page' },
    });
  });

  test.each([
    [403, { host: undefined }],
    [403, { host: 'example.com' }],
    [403, { host: `example.com:${port}` }],
    [403, { host: '127.0.0.1' }],
    [403, { host: `127.0.0.1:${port + 1}` }],
    [403, { host: `127.0.0.1:${port}.example.com` }],
    [403, { origin: 'https://example.com' }],
    [403, { origin: 'null' }],
    [403, { origin: `https://127.0.0.1:${port}` }],
    [403, { origin: `http://127.0.0.1:${port + 1}` }],
    [403, { method: 'POST', target: '/enter', origin: 'https://example.com' }],
    [403, { method: 'POST', target: '/enter' }],
    [403, { upgrade: true, target: `${gatePath}/wire`, cookie, origin: 'https://example.com' }],
    [403, { upgrade: true, target: `${gatePath}/wire`, cookie }],
    [403, { method: 'PUT', target: `${gatePath}/upload/a/b`, cookie }],
    [
      403,
      {
        method: 'PUT',
        target: `${gatePath}/upload/a/b`,
        cookie: `broadsheet=${readerSecret}`,
        origin: own,
      },
    ],
    [405, { method: 'POST', origin: own }],
    [405, { method: 'POST', target: `${gatePath}/enter`, origin: own, cookie }],
    [405, { method: 'PUT', origin: own }],
    [405, { method: 'PUT', target: '/upload/a/b', origin: own, cookie }],
    [405, { method: 'OPTIONS' }],
    [401, { target: `${gatePath}/here` }],
    [401, { target: `${gatePath}/here`, cookie: 'broadsheet=wrong' }],
    [401, { target: `${gatePath}/here`, cookie: 'broadsheet=' }],
    [401, { target: `${gatePath}/here`, cookie: `x${cookie}` }],
    [401, { upgrade: true, target: `${gatePath}/wire`, origin: own }],
    [401, { upgrade: true, target: '/wire', origin: own, cookie }],
    [400, { target: '//example.com/' }],
    [400, { target: '/\\example.com/' }],
    [400, { target: 'http://example.com/' }],
    [400, { target: '*' }],
    [400, { target: '' }],
  ])('refuses with %i: %j', (status, changes) => {
    const verdict = verdictOn(changes);
    expect(verdict).toMatchObject({ kind: 'refuse', status });
    // One sentence, and no secret.
    expect(verdict.kind === 'refuse' && verdict.sentence).toMatch(/^[A-Z][^\n]+\.$/);
    expect(JSON.stringify(verdict)).not.toContain(secret);
    expect(JSON.stringify(verdict)).not.toContain(gatePath);
  });

  test('gives a cookie that scripts cannot read and other paths are not sent', () => {
    expect(cookieFor(gatePath, secret, false, null)).toBe(
      `broadsheet=${secret}; Path=${gatePath}/; HttpOnly; SameSite=Strict`,
    );
    expect(cookieFor(gatePath, secret, true, 60)).toContain('; Secure; Max-Age=60');
  });
});

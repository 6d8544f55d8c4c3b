import { describe, expect, test } from 'vitest';
import { cookieName, judge, type RequestFacts } from '../../../src-main/loopback/guard.ts';

const token = 'A'.repeat(43);
const port = 4321;
const cookie = `${cookieName(port)}=${token}`;
const good: RequestFacts = {
  method: 'GET',
  target: '/',
  host: `127.0.0.1:${port}`,
  origin: undefined,
  cookie,
  authorization: undefined,
  upgrade: false,
};
const verdictOn = (changes: Partial<RequestFacts>) => judge({ ...good, ...changes }, { token, port });

describe('the guard of the loopback host', () => {
  test.each([
    {},
    { host: `localhost:${port}` },
    { host: `LOCALHOST:${port}` },
    { host: `[::1]:${port}` },
    { method: 'HEAD' },
    { origin: `http://localhost:${port}` },
    { cookie: undefined, authorization: `Bearer ${token}` },
    { cookie: `other=1; ${cookie}; more=2` },
    { target: '/issue/a?annotation=b' },
    { upgrade: true, target: '/wire', origin: `http://127.0.0.1:${port}` },
    { upgrade: true, target: '/wire', cookie: undefined, authorization: `Bearer ${token}` },
  ])('lets %j pass', (changes) => {
    expect(verdictOn(changes)).toEqual({ kind: 'pass' });
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
    [403, { method: 'POST', origin: 'https://example.com' }],
    [403, { upgrade: true, origin: 'https://example.com' }],
    [403, { upgrade: true, origin: undefined }],
    [405, { method: 'POST' }],
    [405, { method: 'PUT', origin: `http://127.0.0.1:${port}` }],
    [405, { method: 'OPTIONS' }],
    [401, { cookie: undefined }],
    [401, { cookie: `${cookieName(port)}=wrong` }],
    [401, { cookie: `${cookieName(port + 1)}=${token}` }],
    [401, { cookie: `x${cookie}` }],
    [401, { cookie: undefined, authorization: 'Bearer wrong' }],
    [401, { cookie: undefined, authorization: `Basic ${token}` }],
    [401, { authorization: 'Bearer wrong' }],
    [401, { cookie: undefined, target: '/?token=' }],
    [401, { cookie: undefined, target: `/?token=${token}x` }],
    [401, { target: `/?token=${token.slice(1)}` }],
    [
      401,
      {
        upgrade: true,
        cookie: undefined,
        target: `/wire?token=${token}`,
        origin: `http://127.0.0.1:${port}`,
      },
    ],
    [400, { target: `//example.com/?token=${token}` }],
    [400, { target: `/\\example.com/?token=${token}` }],
    [400, { target: `http://example.com/?token=${token}` }],
    [400, { target: '*' }],
    [400, { target: '' }],
  ])('refuses with %i: %j', (status, changes) => {
    const verdict = verdictOn(changes);
    expect(verdict).toMatchObject({ kind: 'refuse', status });
    // One sentence, and not the token.
    expect(verdict.kind === 'refuse' && verdict.sentence).toMatch(/^[A-Z][^\n]+\.$/);
    expect(JSON.stringify(verdict)).not.toContain(token);
  });

  test.each([
    [`/?token=${token}`, '/'],
    [`/issue/a%2Fb?annotation=c&token=${token}`, '/issue/a%2Fb?annotation=c'],
    [`/issue/a?token=${token}&start=1&end=2`, '/issue/a?start=1&end=2'],
  ])('welcomes %s and leads on to %s', (target, location) => {
    const verdict = verdictOn({ cookie: undefined, target });
    expect(verdict).toEqual({
      kind: 'welcome',
      location,
      setCookie: `broadsheet-${port}=${token}; Path=/; HttpOnly; SameSite=Strict`,
    });
  });
});

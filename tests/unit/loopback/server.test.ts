import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { localGate } from '../../../src-main/loopback/gate.ts';
import { type LoopbackServer, startServer } from '../../../src-main/loopback/server.ts';
import { ask as askIn, type LetIn, letIn } from '../../support/entrance.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly bytes: Buffer;
}

describe('the loopback server', () => {
  let folder: string;
  let server: LoopbackServer;
  let port: number;
  const gate = localGate();
  let inside: LetIn;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broadsheet-loopback-'));
    await mkdir(join(folder, 'renderer/assets'), { recursive: true });
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await writeFile(join(folder, 'renderer/index.html'), '<!doctype html><title>the page</title>');
    await writeFile(join(folder, 'renderer/assets/app.js'), 'export {};');
    await writeFile(join(folder, 'renderer/.hidden'), 'secret');
    server = await startServer({ port: 0, rendererFolder: join(folder, 'renderer'), gate });
    port = Number(new URL(server.origin).port);
    inside = await letIn(`${server.origin}/?token=${gate.issueToken()}`);
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** The path goes out as it is written: no client tidies it up. */
  function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = httpRequest(
        { host: '127.0.0.1', port, path, method, headers, agent: false },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            const bytes = Buffer.concat(chunks);
            const { statusCode = 0, headers: received } = response;
            resolve({ status: statusCode, headers: received, body: bytes.toString(), bytes });
          });
        },
      );
      request.on('error', reject);
      request.end();
    });
  }
  /** As somebody who was let in, below the gate's path. */
  const asVisitor = (path: string, method?: string) => ask(`${gate.path}${path}`, inside.headers, method);

  test('listens on this computer only', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((found) => found?.family === 'IPv4' && !found.internal)?.address;
    if (outside === undefined) return;
    const outcome = await new Promise((resolve) => {
      const socket = connect({ host: outside, port });
      socket.on('connect', () => resolve('connected'));
      socket.on('error', () => resolve('refused'));
    });
    expect(outcome).toBe('refused');
  });

  test('trades a token for a cookie of its own path, once', async () => {
    const token = gate.issueToken();
    const first = await askIn(server.origin, token);
    expect(first.status).toBe(200);
    expect(await first.text()).toBe(gate.path);
    expect(first.headers.get('cache-control')).toBe('no-store');
    const setCookie = first.headers.get('set-cookie') ?? '';
    expect(setCookie).toMatch(
      new RegExp(`^broadsheet=[\\w-]{43}; Path=${gate.path}/; HttpOnly; SameSite=Strict$`),
    );
    expect(setCookie).not.toContain(token);
    const cookie = setCookie.split(';')[0] ?? '';
    expect((await ask(`${gate.path}/here`, { cookie })).status).toBe(204);
    // In this browser the other is still good, and neither is the token.
    expect((await asVisitor('/here')).status).toBe(204);
    const second = await askIn(server.origin, token);
    expect(second.status).toBe(401);
    expect(second.headers.get('set-cookie')).toBeNull();
    expect(await second.text()).toMatch(/^This address was used already[^\n]+\.\n$/);
    expect((await ask(`${gate.path}/here`, { cookie: `broadsheet=${token}` })).status).toBe(401);
  });

  test('does not use a token up by looking at its address', async () => {
    const token = gate.issueToken();
    for (const method of ['GET', 'HEAD'])
      expect((await ask(`/?token=${token}`, {}, method)).status).toBe(200);
    expect((await askIn(server.origin, token)).status).toBe(200);
  });

  test.each([
    ['no JSON', 'token'],
    ['another thing', '{"token":"a"}'],
    ['nothing', ''],
    ['too much', JSON.stringify({ word: 'x'.repeat(100_000) })],
  ])('lets nobody in who sends %s', async (_name, body) => {
    const answer = await fetch(`${server.origin}/enter`, {
      method: 'POST',
      headers: { origin: server.origin },
      body,
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  test.each([
    ['no cookie', 401, {}],
    ['a wrong cookie', 401, { cookie: 'broadsheet=wrong' }],
    ['a foreign Host', 403, { host: 'broadsheet.example.com' }],
    ['a foreign Origin', 403, { origin: 'https://example.com' }],
  ])('refuses a request with %s in one sentence', async (_name, status, headers) => {
    const given = status === 403 ? { ...inside.headers, ...headers } : headers;
    const answer = await ask(`${gate.path}/here`, given);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.body).toMatch(/^[A-Z][^\n]*\.\n$/);
  });

  test('reads only', async () => {
    const answer = await ask('/', { origin: server.origin }, 'POST');
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD');
    expect((await ask('/', {}, 'HEAD')).status).toBe(200);
  });

  test.each(['/', '/?x=1', '/issue/1753', '/issue/%E4%BB%8A?annotation=a'])(
    'answers %s with the page',
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(200);
      expect(answer.body).toContain('the page');
      expect(answer.headers['cache-control']).toBe('no-store');
    },
  );

  test('answers a file with its type', async () => {
    const answer = await ask('/assets/app.js');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toMatch(/javascript/);
  });

  test('answers from a build that was made while it runs', async () => {
    const renderer = join(folder, 'renderer');
    expect((await ask('/assets/app-2.js')).status).toBe(404);
    await writeFile(join(renderer, 'assets/app-2.js'), 'export const two = 2;');
    expect((await ask('/assets/app-2.js')).body).toBe('export const two = 2;');
    await writeFile(join(renderer, 'assets/app-2.js'), 'export const two = 2.0;');
    expect((await ask('/assets/app-2.js')).body).toBe('export const two = 2.0;');
    await rm(join(renderer, 'assets/app-2.js'));
    expect((await ask('/assets/app-2.js')).status).toBe(404);
  });

  test('sends a file that the browser has again only when it changed', async () => {
    const path = join(folder, 'renderer/assets/cached.css');
    await writeFile(path, 'p {}');
    const first = await ask('/assets/cached.css');
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const again = () =>
      ask('/assets/cached.css', {
        'if-none-match': String(first.headers.etag),
      });
    expect(await again()).toMatchObject({ status: 304, body: '' });
    await writeFile(path, 'p { margin: 0 }');
    expect(await again()).toMatchObject({ status: 200, body: 'p { margin: 0 }' });
  });

  test('lets the browser keep for good what has a hash of itself in its name', async () => {
    await writeFile(join(folder, 'renderer/assets/app-B3x_q-9Z.js'), 'export {};');
    const answer = await ask('/assets/app-B3x_q-9Z.js');
    expect(answer.headers['cache-control']).toBe('private, max-age=31536000, immutable');
  });

  test('compresses text as the browser accepts it, and keeps the representations apart', async () => {
    const path = join(folder, 'renderer/assets/long.js');
    const source = `export const long = '${'abc '.repeat(5000)}';`;
    await writeFile(path, source);
    const accepting = (coding: string, headers: Record<string, string> = {}, method = 'GET') =>
      ask('/assets/long.js', { 'accept-encoding': coding, ...headers }, method);
    const brotli = await accepting('gzip, deflate, br, zstd');
    expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(brotliDecompressSync(brotli.bytes).toString()).toBe(source);
    const zipped = await accepting('gzip;q=1.0, br;q=0');
    expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(gunzipSync(zipped.bytes).toString()).toBe(source);
    const plain = await accepting('identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.vary).toBe('Accept-Encoding');
    expect(plain.body).toBe(source);
    expect(new Set([brotli, zipped, plain].map(({ headers }) => headers.etag)).size).toBe(3);

    const again = { 'if-none-match': String(brotli.headers.etag) };
    expect(await accepting('br', again)).toMatchObject({ status: 304, body: '' });
    expect((await accepting('gzip', again)).status).toBe(200);
    const head = await accepting('br', {}, 'HEAD');
    expect(head.body).toBe('');
    expect(head.headers).toMatchObject({
      'content-encoding': 'br',
      'content-length': `${brotli.bytes.length}`,
    });

    await writeFile(path, `${source}//`);
    expect(brotliDecompressSync((await accepting('br')).bytes).toString()).toBe(`${source}//`);
  });

  test('does not compress fonts, small files or what it refuses', async () => {
    await writeFile(join(folder, 'renderer/assets/face.woff2'), 'abc '.repeat(5000));
    for (const path of ['/assets/face.woff2', '/assets/app.js', '/none.js']) {
      const { headers } = await ask(path, { 'accept-encoding': 'br, gzip' });
      expect(headers['content-encoding']).toBeUndefined();
      expect(headers.vary).toBeUndefined();
    }
  });

  test('has nothing outside its folder, also where a link leads there', async () => {
    await symlink(folder, join(folder, 'renderer/outside'));
    await symlink(join(folder, 'secret.txt'), join(folder, 'renderer/link.json'));
    await writeFile(join(folder, 'secret.json'), 'secret');
    for (const path of ['/outside/secret.json', '/link.json', '/outside/', '/assets', '/assets/']) {
      expect(await ask(path)).toMatchObject({
        status: 404,
        body: 'There is nothing at this address.\n',
      });
    }
  });

  test('leads a browser that went to a wrong address back', async () => {
    const { status, body } = await ask('/none', { accept: 'text/html,*/*' });
    expect(status).toBe(404);
    expect(body).toContain('There is nothing at this address.');
    expect(body).toContain('<a href="/">');
  });

  test('sends its security headers with every answer', async () => {
    for (const answer of [
      await ask('/'),
      await ask('/none'),
      await ask(`${gate.path}/here`),
      await asVisitor('/here'),
      await asVisitor('/none'),
      await ask('/', { origin: server.origin }, 'POST'),
    ]) {
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      // Browsers complain of addresses of IPv6.
      expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${port} ws://localhost:${port};`);
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
    }
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/.hidden',
    '/issue/../../secret.txt',
    '/issue/a/b',
    '/%E0%A4%A',
    '/secret.txt%00.html',
    '/none.js',
    '/wire',
  ])('has nothing at %s', async (path) => {
    const answer = await ask(path);
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).not.toContain('secret');
  });

  describe('as a WebSocket', () => {
    /** Answers the status of a refusal, or `open`. */
    function join(path: string, headers: Record<string, string>): Promise<number | 'open'> {
      return new Promise((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
        socket.on('open', () => {
          socket.terminate();
          resolve('open');
        });
        socket.on('unexpected-response', (request, response) => {
          resolve(response.statusCode ?? 0);
          request.destroy();
        });
        socket.on('error', () => undefined);
      });
    }

    test('takes the cookie with its own origin', async () => {
      expect(await join(`${gate.path}/wire`, inside.headers)).toBe('open');
    });

    test('refuses everyone else', async () => {
      const { cookie } = inside;
      const wire = `${gate.path}/wire`;
      expect(await join(wire, { origin: server.origin })).toBe(401);
      expect(await join(wire, { cookie: `broadsheet=${gate.issueToken()}`, origin: server.origin })).toBe(
        401,
      );
      expect(await join('/wire', inside.headers)).toBe(401);
      expect(await join(wire, { cookie })).toBe(403);
      expect(await join(wire, { cookie, origin: 'https://example.com' })).toBe(403);
      expect(await join(wire, { ...inside.headers, host: 'example.com' })).toBe(403);
      expect(await join(`${gate.path}/elsewhere`, inside.headers)).toBe(404);
    });

    test.each([
      ['no JSON', '{'],
      ['bytes', Buffer.from([1, 2, 3])],
    ])('ends a connection that sends %s, and serves the next', async (_name, data) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}${gate.path}/wire`, { headers: inside.headers });
      const code = await new Promise((resolve) => {
        socket.on('open', () => socket.send(data));
        socket.on('close', resolve);
      });
      expect(code).toBe(1007);
      expect(await join(`${gate.path}/wire`, inside.headers)).toBe('open');
    });

    test('ends a connection that sends too much at once', async () => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}${gate.path}/wire`, { headers: inside.headers });
      const code = await new Promise((resolve) => {
        socket.on('error', () => undefined);
        socket.on('open', () => socket.send(`"${'x'.repeat(17 * 1024 * 1024)}"`));
        socket.on('close', resolve);
      });
      expect([1006, 1009]).toContain(code);
    });
  });
});

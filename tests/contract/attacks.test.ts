import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { rendererResponse } from '../../src-main/electron/protocol.ts';
import { type LoopbackHost, startLoopbackHost } from '../../src-main/loopback/host.ts';
import { Devices } from '../../src-main/loopback/lan/devices.ts';
import { devicesFile, type Lan, openToLan } from '../../src-main/loopback/lan/lan.ts';
import { programFiles } from '../programFiles.ts';
import { ask, type LetIn, letIn } from '../support/entrance.ts';
import { copyCourier } from '../support/keptFiles.ts';
import { lanDevice } from '../support/lanDevice.ts';
import { connectClient, ipcWires } from './wires.ts';

/**
 * The attack list: what pages, programs and files may try against the running hosts. Every line is refused, and at the end
 * nothing was changed, nothing was told, and who is inside works on. What each guard decides one by one stands in
 * tests/unit/loopback and tests/unit/electron.
 */

let folder: string;
let host: LoopbackHost;
let inside: LetIn;
let before: string;

/** What lies in a folder, as one digest: names and contents. */
async function contentsOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.toSorted()) hash.update(`${file}\0`).update(await readFile(file));
  return hash.digest('hex');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-attacks-'));
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer/index.html'), '<!doctype html><title>page</title>');
  await mkdir(join(folder, 'outside'));
  await writeFile(join(folder, 'outside/secret.txt'), 'SECRET');
  await writeFile(join(folder, 'outside/secret.json'), '"SECRET"');
  await copyCourier(join(folder, 'library'));
  host = await startLoopbackHost({
    app: { configFolder: join(folder, 'config'), cacheFolder: join(folder, 'cache'), files: programFiles },
    version: '1',
    library: join(folder, 'library'),
    folders: [],
    lan: null,
    port: 0,
    rendererFolder: join(folder, 'renderer'),
  });
  inside = await letIn(host.newAddress());
  before = await contentsOf(join(folder, 'outside'));
});
afterAll(async () => {
  await host.close();
  await rm(folder, { recursive: true, force: true });
});

interface Attempt {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request as it is written: no client tidies it up. Answers its status, and whether anything was told. */
function attempt({ path, method = 'GET', headers = {}, body }: Attempt): Promise<{
  readonly status: number;
  readonly told: boolean;
  readonly cookie: boolean;
}> {
  const { port } = new URL(host.origin);
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, path, method, headers, agent: false },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString('latin1');
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            told: text.includes('SECRET') || text.includes(inside.gate),
            cookie: response.headers['set-cookie'] !== undefined,
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** Asks for a socket; answers the status of the refusal, or `open`. */
function attemptSocket(path: string, headers: Readonly<Record<string, string>>): Promise<number | 'open'> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${host.origin.replace('http', 'ws')}${path}`, { headers });
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

const evil = 'https://evil.example';

describe('hosts and origins', () => {
  test.each([
    ['a name that was rebound to this computer', { host: 'evil.example' }],
    ['the same with our port', { host: 'evil.example:80' }],
    ['our address as a part of theirs', { host: '127.0.0.1.evil.example' }],
    ['another page', { origin: evil }],
    ['a page without an origin', { origin: 'null' }],
    ['another server of this computer', { origin: 'http://127.0.0.1:1' }],
    ['our address by https', { origin: 'https://127.0.0.1' }],
  ])('%s is refused, with the cookie as well', async (_name, headers) => {
    const path = `${inside.gate}/here`;
    expect(await attempt({ path, headers: { ...inside.headers, ...headers } })).toMatchObject({
      status: 403,
      told: false,
    });
    expect(await attemptSocket(`${inside.gate}/wire`, { ...inside.headers, ...headers })).toBe(403);
  });

  test('a page cannot be shown in another’s frame, nor read as a part of it', async () => {
    const answer = await fetch(`${host.origin}/`);
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('tokens', () => {
  test('neither a used, an older, a wrong nor no token lets anybody in', async () => {
    const older = new URL(host.newAddress()).searchParams.get('token') ?? '';
    const newer = new URL(host.newAddress()).searchParams.get('token') ?? '';
    const [, secret = ''] = inside.cookie.split('=');
    const words = [older, '', 'x', `${newer}x`, newer.slice(1), secret, inside.gate, '__proto__'];
    for (const word of words) expect((await ask(host.origin, word)).status).toBe(401);
    expect((await ask(host.origin, newer)).status).toBe(200);
    expect((await ask(host.origin, newer)).status).toBe(401);
  });

  test.each([
    ['without a cookie', {}],
    ['with an empty one', { cookie: 'broadsheet=' }],
    ['with a guess', { cookie: `broadsheet=${'A'.repeat(43)}` }],
    ['with a bearer token', { authorization: 'Bearer x' }],
    ['with many cookies', { cookie: Array.from({ length: 400 }, () => 'broadsheet=x').join('; ') }],
  ])('whoever knows the path finds nothing %s', async (_name, headers) => {
    for (const path of ['/here', '/cover/x', '/facsimile/x/1', '/wire']) {
      expect(await attempt({ path: inside.gate + path, headers })).toMatchObject({ status: 401 });
    }
    expect(await attemptSocket(`${inside.gate}/wire`, { ...headers, origin: host.origin })).toBe(401);
  });

  test('whoever has the cookie and not the path finds nothing either', async () => {
    for (const path of ['/here', '/cover/x', '/x/here', '/wire']) {
      expect((await attempt({ path, headers: inside.headers })).status).toBe(404);
    }
    expect(await attemptSocket('/wire', inside.headers)).toBe(401);
  });

  test('asking to come in from another page, or without an origin, gives no cookie', async () => {
    const body = JSON.stringify({ word: new URL(host.newAddress()).searchParams.get('token') });
    for (const headers of [{ origin: evil }, { origin: 'null' }, {}]) {
      expect(await attempt({ path: '/enter', method: 'POST', headers, body })).toMatchObject({
        status: 403,
        cookie: false,
      });
    }
  });
});

describe('paths', () => {
  const outward = [
    '/../outside/secret.txt',
    '/%2e%2e/outside/secret.json',
    '/..%2foutside%2fsecret.json',
    '/assets/..%5c..%5coutside%5csecret.json',
    '/issue/../../outside/secret.json',
    '/cover/..%2f..%2foutside%2fsecret.txt',
    '/facsimile/..%2f..%2foutside/secret.txt',
    '/facsimile/x/..%2f..%2foutside%2fsecret.txt',
    '/%00',
    '/%E0%A4%A',
    '//evil.example/',
    '/\\evil.example/',
    'http://evil.example/',
  ];
  test.each(outward)('%s leads nowhere, outside and inside', async (path) => {
    for (const prefix of ['', inside.gate]) {
      const { status, told } = await attempt({ path: prefix + path, headers: inside.headers });
      expect([400, 404]).toContain(status);
      expect(told).toBe(false);
    }
  });

  test.each(outward.filter((path) => /^\/[^/\\]/.test(path)))(
    '%s leads nowhere in Electron',
    async (path) => {
      const url = `app://broadsheet${path}`;
      const answer = await rendererResponse(join(folder, 'renderer'), { url, method: 'GET' });
      expect([400, 404]).toContain(answer.status);
      expect(await answer.text()).not.toContain('SECRET');
    },
  );

  test.each(['POST', 'DELETE', 'PATCH', 'OPTIONS', 'PUT', 'TRACE'])('%s changes nothing', async (method) => {
    for (const path of ['/', `${inside.gate}/here`, `${inside.gate}/cover/x`]) {
      expect((await attempt({ path, method, headers: inside.headers })).status).toBe(405);
    }
  });

  test.each(['../x', '..%2f..%2fx', '%2e%2e/x', 'a/../../x', 'C:%5cx', '%00', 'x'.repeat(300)])(
    'a file that is sent as %s lands nowhere',
    async (name) => {
      const { peer } = connectClient(inside).connection;
      const { uploadId } = await peer.call('upload.start', {});
      for (const id of [uploadId, 'nobody00', '..%2f..']) {
        const path = `${inside.gate}/upload/${id}/${name}`;
        const { status } = await attempt({ path, method: 'PUT', headers: inside.headers, body: 'x' });
        expect(status).not.toBe(204);
      }
      await peer.call('upload.discard', { uploadId });
      peer.close();
    },
  );
});

describe('calls', () => {
  const secret = () => join(folder, 'outside/secret.txt');
  const attacks: readonly (readonly [string, string, () => unknown])[] = [
    ['a call that is not there', 'nothing.at.all', () => ({})],
    ['a property of every object', 'constructor', () => ({})],
    ['a prototype', '__proto__', () => ({})],
    ['opening a folder by its path', 'library.open', () => ({ path: join(folder, 'outside') })],
    ['opening what the list does not hold', 'library.open', () => ({ path: '/' })],
    ['reaching out of what it holds', 'library.open', () => ({ path: join(folder, 'library', '..') })],
    ['adding a file by its path', 'library.add', () => ({ paths: [secret()] })],
    ['importing a file by its path', 'exchange.importFiles', () => ({ paths: [secret()] })],
    ['looking into a file by its path', 'exchange.tables', () => ({ paths: [secret()] })],
    ['an input that is none', 'issue.get', () => null],
    ['another type', 'issue.get', () => ({ issueId: { $ne: '' } })],
    ['a further property', 'settings.get', () => ({ admin: true })],
    ['a prototype in the input', 'settings.change', () => JSON.parse('{"__proto__":{"author":"x"},"a":1}')],
    ['a long id', 'issue.get', () => ({ issueId: 'x'.repeat(100_000) })],
    [
      'a list without end',
      'annotations.remove',
      () => ({ issueId: 'a', annotationIds: Array(100_001).fill('x') }),
    ],
    ['a source outside', 'issue.chooseSource', () => ({ issueId: 'x', path: '../outside/secret.txt' })],
    ['an upload of somebody else', 'upload.add', () => ({ uploadId: 'nobody00' })],
    ['an upload that is a path', 'upload.add', () => ({ uploadId: '../../x' })],
    ['a snapshot that is a path', 'snapshots.compare', () => ({ snapshotId: '../../outside/secret' })],
    ['an export that is a path', 'search.export', () => ({ name: '../x.csv', base64: '' })],
  ];
  test.each(attacks)('%s is refused (%s)', async (_name, call, input) => {
    const { peer } = connectClient(inside).connection;
    // What no window of ours sends is what this is about.
    const sent = peer.call(call as 'issue.get', input() as { issueId: string });
    const failure = await sent.then(
      () => null,
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: expect.stringMatching(/./), message: expect.stringMatching(/./) });
    expect(String(failure)).not.toContain('SECRET');
    expect(String(failure)).not.toMatch(/\n\s+at /);
    peer.close();
  });
});

describe('frames', () => {
  test.each([
    'https://evil.example/',
    'file:///etc/passwd',
    'app://evil/',
    'app://user@broadsheet/',
    'about:blank',
  ])('of %s are not heard on Electron’s channels', (url) => {
    const { main, frame, receive, onDropped } = ipcWires();
    const heard: unknown[] = [];
    main.onMessage((message) => heard.push(message));
    onDropped((paths) => heard.push(paths));
    const call = { t: 'q', i: '1', m: 'call', a: ['settings.get', {}] };
    receive({ url }, call);
    receive({ url: 'app://broadsheet/' }, call);
    receive(null, call);
    receive({ url }, ['/etc'], 'dropped');
    frame.url = url;
    receive(frame, call);
    receive(frame, ['/etc'], 'dropped');
    expect(heard).toEqual([]);
  });

  test.each([
    ['no JSON', '{'],
    ['bytes', Buffer.from([0, 1])],
    ['more than a message may hold', `"${'x'.repeat(17 * 1024 * 1024)}"`],
  ])('of a socket with %s end it, and nobody else’s', async (_name, data) => {
    const { connection, sockets } = connectClient(inside);
    await connection.peer.call('settings.get', {});
    const [socket] = sockets;
    const closed = new Promise((resolve) => socket?.once('close', resolve));
    socket?.send(data);
    await closed;
    connection.peer.close();
    const other = connectClient(inside).connection.peer;
    expect(await other.call('settings.get', {})).toMatchObject({ author: '' });
    other.close();
  });
});

describe('other devices of the network', () => {
  let lan: Lan;
  const codes: string[] = [];
  beforeAll(async () => {
    const now = () => new Date();
    const onCode = (code: string) => void codes.push(code);
    const options = { port: 0, mayChange: false, now, onCode, addresses: ['127.0.0.1'] };
    lan = await openToLan(options, join(folder, 'config/lan'), join(folder, 'renderer'));
  });
  afterAll(() => lan.server.close());

  test('a name that was rebound, another page and a page of the computer itself are refused', async () => {
    const { ask: get, pair } = lanDevice(lan.server.origin);
    for (const headers of [{ host: 'evil.example' }, { origin: evil }, { origin: host.origin }]) {
      expect((await get('/', { headers })).status).toBe(403);
      expect((await pair(codes.at(-1) ?? '', { origin: lan.server.origin, ...headers })).status).toBe(403);
    }
    expect((await pair(codes.at(-1) ?? '', {})).status).toBe(403);
  });

  test('neither the secret, the path nor a token of the computer is good here', async () => {
    const { ask: get, pair } = lanDevice(lan.server.origin);
    const { gate } = await Devices.open(devicesFile(join(folder, 'config/lan')));
    for (const path of [`${inside.gate}/here`, `${gate}/here`, `${gate}/wire`, `${gate}/cover/x`]) {
      expect([401, 404]).toContain((await get(path, { headers: { cookie: inside.cookie } })).status);
    }
    const token = new URL(host.newAddress()).searchParams.get('token') ?? '';
    expect((await pair(token)).status).toBe(401);
  });

  test('codes cannot be tried one after another', async () => {
    const { pair } = lanDevice(lan.server.origin);
    const statuses: number[] = [];
    for (let tries = 0; tries < 8; tries++) statuses.push((await pair(`0000 000${tries}`)).status);
    expect(statuses.slice(-3)).toEqual([429, 429, 429]);
    // What was shown while they were tried is not good any more, nor is the new one heard now.
    for (const code of codes) expect((await pair(code)).status).toBe(429);
  });
});

test('after all of it nothing outside was touched, and who is inside works on', async () => {
  expect(await contentsOf(join(folder, 'outside'))).toBe(before);
  const here = (await readdir(folder)).filter((name) => name !== 'cache');
  expect(here.toSorted()).toEqual(['config', 'library', 'outside', 'renderer']);
  const { peer } = connectClient(inside).connection;
  expect(await peer.call('library.state', {})).toMatchObject({ path: join(folder, 'library') });
  expect((await peer.call('host.info', {})).recentLibraries).toHaveLength(1);
  peer.close();
});

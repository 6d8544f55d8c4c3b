import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type LoopbackHost,
  type LoopbackOptions,
  startLoopbackHost,
} from '../../../../src-main/loopback/host.ts';
import { connectClient } from '../../../contract/wires.ts';

describe('the loopback host', () => {
  let folder: string;
  let host: LoopbackHost | null = null;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broadsheet-host-'));
    await mkdir(join(folder, 'library'));
    await mkdir(join(folder, 'renderer'));
    await writeFile(join(folder, 'renderer/index.html'), '<!doctype html>');
  });
  afterEach(async () => {
    await host?.close();
    host = null;
    await rm(folder, { recursive: true, force: true });
  });

  const options = (changes: Partial<LoopbackOptions> = {}): LoopbackOptions => ({
    app: {
      configFolder: join(folder, 'config'),
      cacheFolder: join(folder, 'cache'),
      searchWorker: pathToFileURL('src-main/core/search/worker.ts'),
    },
    version: '1.2.3',
    library: join(folder, 'library'),
    port: 0,
    rendererFolder: join(folder, 'renderer'),
    ...changes,
  });
  /** A page that was given the host's address. */
  const visit = (visited: LoopbackHost) => {
    const { origin } = new URL(visited.url);
    return connectClient({ url: visited.url, origin }).connection;
  };

  test('serves the application with the library it was given', async () => {
    host = await startLoopbackHost(options());
    const { peer } = visit(host);
    expect(await peer.call('library.state', {})).toMatchObject({
      path: join(folder, 'library'),
      name: 'library',
    });
    expect(await peer.call('host.info', {})).toMatchObject({
      host: 'browser',
      version: '1.2.3',
      canChooseFolder: false,
      recentLibraries: [{ path: join(folder, 'library') }],
    });
    peer.close();
  });

  test('tells every page of a change that one of them made', async () => {
    host = await startLoopbackHost(options());
    const one = visit(host).peer;
    const other = visit(host).peer;
    const heard = Promise.withResolvers<number>();
    other.on('settings.changed', ({ typeSize }) => heard.resolve(typeSize));
    await other.call('settings.get', {});
    await one.call('settings.change', { typeSize: 22 });
    expect(await heard.promise).toBe(22);
    one.close();
    other.close();
  });

  test('has no folder dialog, and says so', async () => {
    host = await startLoopbackHost(options());
    const { peer } = visit(host);
    await expect(peer.call('library.choose', {})).rejects.toMatchObject({ code: 'notOnThisHost' });
    peer.close();
  });

  test('does not start on a library that is not there', async () => {
    const missing = options({ library: join(folder, 'missing') });
    await expect(startLoopbackHost(missing)).rejects.toMatchObject({ code: 'libraryNotFound' });
  });

  test('does not start on a port that is taken, and names it', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(startLoopbackHost(options({ port }))).rejects.toThrow(
      `Port ${port} on this computer cannot be used`,
    );
    await new Promise((resolve) => taken.close(resolve));
  });

  test('tells its pages when it ends', async () => {
    host = await startLoopbackHost(options());
    const { peer, onStatus } = visit(host);
    await peer.call('settings.get', {});
    const closed = new Promise((resolve) => onStatus(resolve));
    await host.close();
    host = null;
    expect(await closed).toBe('closed');
  });
});

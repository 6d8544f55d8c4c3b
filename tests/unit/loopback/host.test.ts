import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ImportState } from '#shared/model/import.ts';
import {
  type LoopbackHost,
  type LoopbackOptions,
  startError,
  startLoopbackHost,
} from '../../../src-main/loopback/host.ts';
import { connectClient } from '../../contract/wires.ts';
import { programFiles } from '../../programFiles.ts';
import { letIn } from '../../support/entrance.ts';
import { eventually } from '../../support/folders.ts';

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
      files: programFiles,
    },
    version: '1.2.3',
    library: join(folder, 'library'),
    folders: [],
    lan: null,
    port: 0,
    rendererFolder: join(folder, 'renderer'),
    ...changes,
  });
  /** A page that was given the host's address. */
  const visit = async (visited: LoopbackHost) => connectClient(await letIn(visited.newAddress())).connection;

  test('serves the application with the library it was given', async () => {
    host = await startLoopbackHost(options());
    const { peer } = await visit(host);
    expect(await peer.call('library.state', {})).toMatchObject({
      path: join(folder, 'library'),
      name: 'library',
    });
    expect(await peer.call('host.info', {})).toMatchObject({
      host: 'browser',
      version: '1.2.3',
      canChooseFolder: false,
      printsPdf: false,
      importBy: 'upload',
      recentLibraries: [{ path: join(folder, 'library') }],
    });
    peer.close();
  });

  test('tells every page of a change that one of them made', async () => {
    host = await startLoopbackHost(options());
    const one = (await visit(host)).peer;
    const other = (await visit(host)).peer;
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
    const { peer } = await visit(host);
    await expect(peer.call('library.choose', {})).rejects.toMatchObject({ code: 'notOnThisHost' });
    peer.close();
  });

  test('is not renewed by itself: it says so, and looks nowhere, whatever a page asks for', async () => {
    host = await startLoopbackHost(options());
    const { peer } = await visit(host);
    await peer.call('settings.change', { lookForUpdates: true });
    expect(await peer.call('updates.state', {})).toEqual({ kind: 'unavailable' });
    for (const name of ['updates.look', 'updates.download', 'updates.install'] as const)
      await expect(peer.call(name, {})).rejects.toMatchObject({ code: 'notOnThisHost' });
    expect(await peer.call('updates.state', {})).toEqual({ kind: 'unavailable' });
    peer.close();
  });

  test('takes files that its pages send into the library, and shows the pictures of their pages', async () => {
    host = await startLoopbackHost(options());
    const inside = await letIn(host.newAddress());
    const { peer } = connectClient(inside).connection;
    const { origin, cookie } = inside;
    const finished = Promise.withResolvers<ImportState>();
    peer.on('import.changed', (state) => {
      if (state.status === 'done') finished.resolve(state);
    });
    const { uploadId } = await peer.call('upload.start', {});
    const send = async (path: string, headers: Record<string, string>) =>
      await fetch(`${origin}${inside.gate}/upload/${uploadId}/${path}`, {
        method: 'PUT',
        headers,
        body: await readFile(join('tests/fixtures', path)),
      });
    const files = (await readdir('tests/fixtures/mets-mini', { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => relative('tests/fixtures', join(entry.parentPath, entry.name)));
    const [first = ''] = files;
    expect((await send(first, { origin })).status).toBe(401);
    expect((await send(first, { origin: 'http://evil.example', cookie })).status).toBe(403);
    expect((await send('mets-mini/..%2f..%2fsecret', { origin, cookie }).catch(() => null))?.status).not.toBe(
      204,
    );
    for (const file of files) expect((await send(file, { origin, cookie })).status).toBe(204);
    await peer.call('upload.add', { uploadId });
    expect((await finished.promise).items).toMatchObject([
      { outcome: expect.stringMatching(/added|doubtful/) },
    ]);

    const issue = await eventually(async () => {
      const [summary] = await peer.call('library.issues', {});
      if (!summary) throw new Error('not read yet');
      return summary;
    });
    const [sheet] = await peer.call('facsimile.pages', { issueId: issue.id });
    expect(sheet).toMatchObject({ hasWords: true });
    expect(sheet?.zones).not.toEqual([]);
    expect(await peer.call('facsimile.words', { issueId: issue.id, page: sheet?.number ?? 0 })).not.toEqual(
      [],
    );
    const address = `${origin}${inside.gate}${sheet?.pictureUrl}`;
    const picture = await fetch(address, { headers: { cookie } });
    expect(picture.headers.get('content-type')).toMatch(/^image\//);
    expect(picture.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(100);
    expect((await fetch(address)).status).toBe(401);
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

  test.each([
    ['EADDRINUSE', 'Port 8080 on this computer cannot be used'],
    ['EACCES', 'Port 8080 on this computer cannot be used'],
    ['EMFILE', 'could not be started (too many open files)'],
  ])('says why it did not start: %s', (code, sentence) => {
    const cause = Object.assign(new Error('too many open files'), { code });
    expect(startError(8080, cause).message).toContain(sentence);
    expect(startError(8080, cause).cause).toBe(cause);
  });

  test('does not start without the pages of the app, and says where they should be', async () => {
    const rendererFolder = join(folder, 'unbuilt');
    await expect(startLoopbackHost(options({ rendererFolder }))).rejects.toThrow(
      `The pages of the app are not in ${rendererFolder}`,
    );
  });

  test('does not blame the port for what is not about it', async () => {
    const failure = startLoopbackHost(options({ port: 99_999 }));
    await expect(failure).rejects.toThrow('The server for the browser could not be started (');
  });

  test('tells its pages when it ends', async () => {
    host = await startLoopbackHost(options());
    const { peer, onStatus } = await visit(host);
    await peer.call('settings.get', {});
    const closed = new Promise((resolve) => onStatus(resolve));
    await host.close();
    host = null;
    expect(await closed).toBe('closed');
  });
});

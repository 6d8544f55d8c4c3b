import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createIpc } from '../e2e/double/ipc.ts';
import { checkKeys, KnownEmitter, known, UnknownToDouble } from '../e2e/double/known.ts';
import { runPreload } from '../e2e/double/preload.ts';

/** The double is trusted by the end-to-end suite, so what it enforces is checked. */
describe('the Electron double', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broadsheet-double-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function preload(source: string) {
    const file = join(folder, `${Math.random()}.cjs`);
    await writeFile(file, source);
    const sent: unknown[] = [];
    const ipc = createIpc((channel, args) => sent.push([channel, args]));
    return { run: () => runPreload(file, ipc), sent };
  }

  test('names the property that it does not know', () => {
    const thing: { here: number; gone?: number } = known('thing', { here: 1 });
    expect(thing.here).toBe(1);
    expect(() => thing.gone).toThrow(/does not know thing\.gone/);
    expect(() => {
      thing.gone = 2;
    }).toThrow(UnknownToDouble);
  });

  test('names the event and the option that it does not know', () => {
    const emitter = new KnownEmitter('window', ['closed']);
    expect(() => emitter.on('closed', () => {})).not.toThrow();
    expect(() => emitter.on('blur', () => {})).toThrow(/the event blur of window/);
    expect(() => checkKeys('Window', { frame: false }, ['show'])).toThrow(/the option frame of Window/);
  });

  test.each(['fs', 'node:fs', 'path', 'child_process', 'electron/main', './other.cjs'])(
    'a preload cannot require %s',
    async (name) => {
      const { run } = await preload(`require(${JSON.stringify(name)})`);
      expect(run).toThrow(`module not found: ${name}`);
    },
  );

  test.each(['events', 'timers', 'url', 'node:events'])('a preload can require %s', async (name) => {
    const { run } = await preload(`require(${JSON.stringify(name)})`);
    expect(run).not.toThrow();
  });

  test.each([
    ['require("electron").ipcRenderer.invoke("x")', /ipcRenderer\.invoke/],
    ['require("electron").shell.openExternal("x")', /\.shell/],
    ['process.binding("fs")', /process \(in a preload\)\.binding/],
  ])('a preload cannot use %s', async (use, message) => {
    const { run } = await preload(use);
    expect(run).toThrow(message);
  });

  test('a preload has no Node globals', async () => {
    const { run } = await preload(
      'if (typeof Buffer !== "undefined" || typeof global !== "undefined") throw 1;',
    );
    expect(run).not.toThrow();
  });

  test('an exposed function is found by its path, and what it sends is cloned', async () => {
    const { run, sent } = await preload(
      `const { contextBridge, ipcRenderer } = require('electron');
       contextBridge.exposeInMainWorld('api', { post: (m) => ipcRenderer.send('wire', m), version: 1 });`,
    );
    const { functions, shape } = run();
    expect(shape).toEqual({
      api: {
        kind: 'object',
        entries: { post: { kind: 'function' }, version: { kind: 'value', value: 1 } },
      },
    });
    const message = { list: [1] };
    functions.get('api.post')?.(message);
    message.list.push(2);
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toEqual([['wire', [{ list: [1] }]]]);
    expect(() => functions.get('api.post')?.(() => {})).toThrow(/could not be cloned/);
  });
});

import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSettings } from '#core/app/settings/settings.ts';
import { diskFiles } from '#core/disk/files/files.ts';
import { defaultSettings, type Settings } from '#shared/model/settings.ts';
import { temporaryFolder } from '../../../../support/folders.ts';

const clock = () => new Date('2026-01-02T03:04:05.678Z');

describe('settings', () => {
  it('start with the defaults, in a folder that does not exist yet', async () => {
    const settings = await openSettings(join(await temporaryFolder(), 'new', 'config'), clock);
    expect(settings.get()).toEqual(defaultSettings);
    expect(settings.recentLibraries()).toEqual([]);
  });

  it('are kept, and every listener hears of a change', async () => {
    const folder = await temporaryFolder();
    const settings = await openSettings(folder, clock);
    const heard: Settings[] = [];
    const stop = settings.onChange((changed) => heard.push(changed));
    await settings.change({ theme: 'dark', typeSize: undefined });
    stop();
    await settings.change({ author: '张三' });
    const expected = { ...defaultSettings, theme: 'dark', author: '张三' };
    expect((await openSettings(folder, clock)).get()).toEqual(expected);
    expect(heard).toEqual([{ ...defaultSettings, theme: 'dark' }]);
  });

  it('remember the last ten libraries, newest first, each once', async () => {
    const folder = await temporaryFolder();
    const settings = await openSettings(folder, clock);
    for (let number = 1; number <= 12; number++) await settings.rememberLibrary(`/papers/${number}`);
    await settings.rememberLibrary('/papers/7');
    await settings.forgetLibrary('/papers/11');
    const again = await openSettings(folder, clock);
    expect(again.recentLibraries().map(({ name }) => name)).toEqual([
      '7',
      '12',
      '10',
      '9',
      '8',
      '6',
      '5',
      '4',
      '3',
    ]);
  });

  it('use the defaults when the file is damaged, and keep it', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'settings.json'), '{"schemaVersion":1,"settings":{"typeSize":900}');
    const settings = await openSettings(folder, clock);
    expect(settings.get()).toEqual(defaultSettings);
    expect(settings.problems).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['settings.damaged-20260102T030405678Z.json']);
  });

  it('of a newer version are left alone, and the defaults used without saving', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'settings.json'), '{"schemaVersion":9}');
    const settings = await openSettings(folder, clock);
    expect(settings.get()).toEqual(defaultSettings);
    await expect(settings.change({ theme: 'dark' })).rejects.toMatchObject({ code: 'damagedFile' });
  });

  it('are on the disk when they are closed, however slow it is', async () => {
    const folder = await temporaryFolder();
    const slow = Promise.withResolvers<void>();
    const settings = await openSettings(folder, clock, {
      ...diskFiles,
      async createSynced(path, content) {
        await slow.promise;
        await diskFiles.createSynced(path, content);
      },
    });
    const changed = settings.change({ language: 'zh-CN' });
    let isClosed = false;
    const closed = settings.close().then(() => {
      isClosed = true;
    });
    expect((await openSettings(folder, clock)).get().language).toBe('system');
    expect(isClosed).toBe(false);
    slow.resolve();
    await closed;
    expect((await openSettings(folder, clock)).get().language).toBe('zh-CN');
    await changed;
  });

  it('of two processes do not undo each other', async () => {
    const folder = await temporaryFolder();
    const one = await openSettings(folder, clock);
    const other = await openSettings(folder, clock);
    await one.change({ theme: 'dark' });
    await other.change({ language: 'zh-CN' });
    expect((await openSettings(folder, clock)).get()).toMatchObject({ theme: 'dark', language: 'zh-CN' });
  });
});

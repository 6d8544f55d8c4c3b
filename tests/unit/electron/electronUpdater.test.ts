import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type AppUpdater, NsisUpdater, Provider, type UpdateInfo } from 'electron-updater';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import { describe, expect, test } from 'vitest';
import {
  canUpdate,
  electronUpdater,
  type PackageKind,
  type UsedUpdater,
} from '../../../src-main/electron/electronUpdater.ts';
import { temporaryFolder } from '../../support/folders.ts';

/** The library itself in a program that is of version 1.2.0, over a place of releases that answers as it is told. */
async function library(latest: () => Promise<UpdateInfo>) {
  const sent: unknown[] = [];
  class Place extends Provider<UpdateInfo> {
    constructor(...[, , runtime]: [unknown, AppUpdater, ProviderRuntimeOptions]) {
      super(runtime);
    }
    override setRequestHeaders(headers: unknown) {
      sent.push(headers);
    }
    getLatestVersion = latest;
    resolveFiles = () => [];
  }
  const folder = await temporaryFolder();
  const quits: string[] = [];
  const updater = new NsisUpdater(null, {
    version: '1.2.0',
    name: 'Broadsheet',
    isPackaged: true,
    appUpdateConfigPath: join(folder, 'app-update.yml'),
    userDataPath: join(folder, 'profile'),
    baseCachePath: join(folder, 'cache'),
    whenReady: async () => undefined,
    relaunch: () => quits.push('relaunch'),
    quit: () => quits.push('quit'),
    onQuit: () => quits.push('onQuit'),
  });
  updater.setFeedURL({ provider: 'custom', updateProvider: Place as never });
  return { updater, sent, quits, folder };
}

const release = (version: string, releaseNotes: UpdateInfo['releaseNotes'] = null): UpdateInfo => ({
  version,
  releaseNotes,
  files: [],
  path: '',
  sha512: '',
  releaseDate: '2026-11-29',
});

describe('electron-updater', () => {
  test('does nothing unasked: no download, no installing at the end, no earlier or trial version', async () => {
    const { updater, quits, sent } = await library(async () => release('9.0.0'));
    electronUpdater(updater, () => undefined);
    expect(updater).toMatchObject({
      autoDownload: false,
      autoInstallOnAppQuit: false,
      allowPrerelease: false,
      allowDowngrade: false,
      disableWebInstaller: true,
    });
    expect({ quits, sent }).toEqual({ quits: [], sent: [] });
  });

  test('finds a newer version with its notes as they are, and downloads nothing of it', async () => {
    const notes = '<p>New &amp; quick</p>\n* one';
    const { updater, folder } = await library(async () => release('1.10.0', notes));
    expect(await electronUpdater(updater, () => undefined).look()).toEqual({ version: '1.10.0', notes });
    expect(await readdir(folder)).not.toContain('cache');
  });

  test.each(['1.2.0', '1.1.9'])('finds nothing where the newest is %s', async (version) => {
    const { updater } = await library(async () => release(version));
    expect(await electronUpdater(updater, () => undefined).look()).toBeNull();
  });

  test('puts the notes of several versions under each other', async () => {
    const several = [
      { version: '1.4.0', note: 'Four' },
      { version: '1.3.0', note: null },
    ];
    const { updater } = await library(async () => release('1.4.0', several));
    expect((await electronUpdater(updater, () => undefined).look())?.notes).toBe('1.4.0\n\nFour\n\n1.3.0');
  });

  test('sends no number that tells one person from another', async () => {
    const sentBy = async () => {
      const { updater, sent } = await library(async () => release('1.3.0'));
      await electronUpdater(updater, () => undefined).look();
      return sent;
    };
    const [one, other] = [await sentBy(), await sentBy()];
    expect(one).toEqual([{ 'x-user-staging-id': '00000000-0000-0000-0000-000000000000' }]);
    expect(other).toEqual(one);
  });

  test('rejects where it cannot look or download, and the app goes on', async () => {
    const { updater } = await library(() => Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED')));
    const used = electronUpdater(updater, () => undefined);
    await expect(used.look()).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
    await expect(used.download(() => undefined)).rejects.toThrow('check update first');
  });

  test('tells how far a download is', async () => {
    const { updater } = await library(async () => release('1.3.0'));
    const used = electronUpdater(updater, () => undefined);
    const told: number[] = [];
    updater.downloadUpdate = async () => {
      updater.emit('download-progress', { percent: 41.5 } as never);
      return [];
    };
    await used.download((percent) => told.push(percent));
    expect(told).toEqual([41.5]);
  });
});

describe('what was downloaded is installed', () => {
  /** How installing goes, in order. */
  const installing = async (quitAnd: boolean, install: (updater: UsedUpdater) => void) => {
    const { updater } = await library(async () => release('1.3.0'));
    const done: string[] = [];
    updater.quitAndInstall = (isSilent, isForceRunAfter) => {
      done.push(`install, silent: ${isSilent}, starts after: ${isForceRunAfter}`);
      install(updater);
    };
    let end: () => void = () => undefined;
    const used = electronUpdater(
      updater,
      quitAnd
        ? (work) => {
            done.push('quit');
            end = work;
          }
        : null,
    );
    return { done, used, end: () => end() };
  };

  test('once the app has written everything and ended', async () => {
    const { done, used, end } = await installing(true, () => undefined);
    await used.install();
    expect(done).toEqual(['quit']);
    end();
    expect(done).toEqual(['quit', 'install, silent: false, starts after: true']);
  });

  test('by the system on macOS, which says what it refuses', async () => {
    const { done, used } = await installing(false, (updater) => {
      (updater as NsisUpdater).emit('error', new Error('Code signature did not pass validation'));
    });
    await expect(used.install()).rejects.toThrow('Code signature');
    expect(done).toEqual(['install, silent: false, starts after: true']);
  });
});

describe('a package', () => {
  const kind = (changes: Partial<PackageKind>, ...files: readonly string[]): PackageKind => ({
    isPackaged: true,
    platform: 'darwin',
    resources: '/app',
    environment: {},
    exists: (path) => files.includes(path),
    ...changes,
  });
  const feed = join('/app', 'app-update.yml');
  const type = join('/app', 'package-type');

  test.each([
    ['knows where its versions are', kind({}, feed), true],
    ['does not know where', kind({}), false],
    ['is a checkout', kind({ isPackaged: false }, feed), false],
    ['is installed on Windows', kind({ platform: 'win32' }, feed), true],
    [
      'is a portable program',
      kind({ platform: 'win32', environment: { PORTABLE_EXECUTABLE_FILE: 'E:\\Broadsheet.exe' } }, feed),
      false,
    ],
    [
      'is an AppImage',
      kind({ platform: 'linux', environment: { APPIMAGE: '/home/x/B.AppImage' } }, feed),
      true,
    ],
    ['is a deb or rpm', kind({ platform: 'linux' }, feed, type), true],
    ['is an unpacked folder', kind({ platform: 'linux' }, feed), false],
  ])('that %s can renew itself, or not', (_name, about, can) => {
    expect(canUpdate(about)).toBe(can);
  });
});

import { join } from 'node:path';
import type { AppUpdater } from 'electron-updater';
import type { Updater } from './updates.ts';

/** The part of electron-updater that is used. */
export type UsedUpdater = Pick<
  AppUpdater,
  | 'autoDownload'
  | 'autoInstallOnAppQuit'
  | 'allowPrerelease'
  | 'allowDowngrade'
  | 'disableWebInstaller'
  | 'logger'
  | 'requestHeaders'
  | 'checkForUpdates'
  | 'downloadUpdate'
  | 'quitAndInstall'
> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'download-progress', listener: (progress: { readonly percent: number }) => void): unknown;
};

/** What decides whether this package can renew itself. */
export interface PackageKind {
  readonly isPackaged: boolean;
  readonly platform: string;
  /** Electron's folder of resources, absolute. */
  readonly resources: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
}

/**
 * Whether a package knows where its versions are and can be put in place of itself: an installed one and an AppImage,
 * but no portable program, no unpacked folder, and nothing that a store looks after.
 */
export function canUpdate({ isPackaged, platform, resources, environment, exists }: PackageKind): boolean {
  if (!isPackaged || !exists(join(resources, 'app-update.yml'))) return false;
  if (platform === 'win32') return environment.PORTABLE_EXECUTABLE_FILE === undefined;
  if (platform === 'linux')
    return environment.APPIMAGE !== undefined || exists(join(resources, 'package-type'));
  return true;
}

/**
 * electron-updater, made to do nothing unasked and to tell nothing of the person. `quitAnd` ends the app, and does what it
 * is given once everything is written; null where the system itself waits for the app's end before it installs (macOS).
 */
export function electronUpdater(
  updater: UsedUpdater,
  quitAnd: ((install: () => void) => void) | null,
): Updater {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowPrerelease = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  // It writes addresses and paths; the journal says that a step failed.
  updater.logger = null;
  // It would send a number of its own that stays the same for good: one and the same for everybody tells nothing.
  updater.requestHeaders = { 'x-user-staging-id': '00000000-0000-0000-0000-000000000000' };
  // What fails is told by the promises as well; an event that nobody hears would end the app.
  let failed: (error: Error) => void = () => undefined;
  updater.on('error', (error) => failed(error));
  let progress: (percent: number) => void = () => undefined;
  updater.on('download-progress', ({ percent }) => progress(percent));
  return {
    async look() {
      const result = await updater.checkForUpdates();
      if (result === null) throw new Error('The updater is not active in this package.');
      if (!result.isUpdateAvailable) return null;
      const { version, releaseNotes } = result.updateInfo;
      return { version, notes: textOf(releaseNotes ?? '') };
    },
    async download(onProgress) {
      progress = onProgress;
      await updater.downloadUpdate();
    },
    async install() {
      if (quitAnd) {
        quitAnd(() => updater.quitAndInstall(false, true));
        return;
      }
      // The system looks at the download first, and refuses one that is not signed by the same people.
      await new Promise((_, reject) => {
        failed = reject;
        updater.quitAndInstall(false, true);
      });
    },
  };
}

/** Notes of one version, or of each since the one that runs. */
function textOf(
  notes: string | readonly { readonly version: string; readonly note: string | null }[],
): string {
  if (typeof notes === 'string') return notes;
  return notes.map(({ version, note }) => `${version}\n\n${note ?? ''}`.trim()).join('\n\n');
}

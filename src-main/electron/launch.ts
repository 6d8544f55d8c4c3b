import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { NavigationTarget } from '#shared/contract/calls.ts';
import { deepLinkScheme, parseDeepLink } from '#shared/contract/deepLink.ts';

/** What a person (or the system, for a link) started the app with. */
export interface LaunchRequest {
  /** Absolute path. */
  readonly library: string | null;
  readonly target: NavigationTarget | null;
}

/**
 * Reads the Electron binary's command line: switches first, the library's folder or a deep link last.
 * `program` is the number of leading arguments that name the program itself: 2 while developing (Electron
 * and the app's folder), 1 when packaged.
 */
export function parseLaunch(argv: readonly string[], program: 1 | 2, workingFolder: string): LaunchRequest {
  // Chromium adds switches of its own to the command line that a second instance passes on.
  const last = argv
    .filter((argument) => !argument.startsWith('-'))
    .slice(program)
    .at(-1);
  if (last === undefined) return { library: null, target: null };
  if (last.toLowerCase().startsWith(`${deepLinkScheme}:`)) {
    return { library: null, target: parseDeepLink(last) };
  }
  return { library: folderToOpen(resolve(workingFolder, last)), target: null };
}

/** Whether the app is to do without the person's preferences and caches. */
export const isSafeMode = (argv: readonly string[]): boolean => argv.includes('--safe-mode');

/** A file that the system opens with the app stands for the folder that it lies in. */
export const folderToOpen = (path: string): string =>
  statSync(path, { throwIfNoEntry: false })?.isFile() ? dirname(path) : path;

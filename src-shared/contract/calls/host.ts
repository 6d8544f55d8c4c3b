import { z } from 'zod';
import { chineseScriptsShown, citationStyles, type Settings } from '#shared/model/settings.ts';
import { ask, call, type InputOf } from '../call.ts';
import { colour, withAtMost } from '../inputs.ts';
import { limits } from '../limits.ts';
import { exportTemplate } from './export.ts';

/** What the renderer may know of the program it runs in. */
export interface HostInfo {
  readonly host: 'electron' | 'browser';
  readonly version: string;
  /** The system's preferred languages, BCP 47. */
  readonly locales: readonly string[];
  readonly platform: 'darwin' | 'win32' | 'linux' | 'other';
  /** The host can show a native folder dialog. */
  readonly canChooseFolder: boolean;
  /** The host writes what a window prints to a PDF itself (`print.pdf`); elsewhere the browser's dialog does. */
  readonly printsPdf: boolean;
  /**
   * How files come into the library: by their paths (`library.add`), or sent to the host by
   * `PUT /upload/<uploadId>/<relative path, each name percent-encoded>` (`upload.start`, `upload.add`).
   */
  readonly importBy: 'path' | 'upload';
  /** Whether passwords are kept by the system; else they are in a file that only the person may read. */
  readonly hasKeychain: boolean;
  /** Started without the person's preferences and caches, and without opening a library by itself. */
  readonly safeMode: boolean;
  readonly recentLibraries: readonly RecentLibrary[];
}

export interface RecentLibrary {
  readonly path: string;
  readonly name: string;
  /** The server whose archive the folder keeps the marks of: host, port and database. */
  readonly server?: string | undefined;
}

/** The host and the person's preferences. */
export const hostCalls = {
  /** The host's abilities, its languages and the libraries opened before. */
  'host.info': ask({}).answers<HostInfo>(),
  /** The person's preferences. */
  'settings.get': ask({}).answers<Settings>(),
  /** Changes some preferences, durably; every window hears `settings.changed`. */
  'settings.change': call({
    language: z.enum(['system', 'en', 'zh-CN']).optional(),
    theme: z.enum(['system', 'light', 'dark']).optional(),
    typeSize: z.number().min(12).max(28).optional(),
    citationStyle: z.enum(['auto', ...citationStyles]).optional(),
    citekeyPattern: z.string().min(1).max(limits.name).optional(),
    colourNames: z.partialRecord(colour, z.string().trim().min(1).max(limits.colourName)).optional(),
    exportTemplate: exportTemplate.nullable().optional(),
    author: z.string().max(limits.name).optional(),
    frontPage: z.boolean().optional(),
    leftPanelOpen: z.boolean().optional(),
    notesPanelOpen: z.boolean().optional(),
    pageStripShown: z.boolean().optional(),
    readAloudRate: z.number().min(0.5).max(4).optional(),
    readAloudVoices: withAtMost(
      limits.voices,
      z.record(z.string().max(limits.language), z.string().max(limits.words)),
    ).optional(),
    chineseScript: z.enum(chineseScriptsShown).optional(),
    firstPaneShare: z.number().min(0.2).max(0.8).optional(),
    showDoubtfulWords: z.boolean().optional(),
    verticalTiers: z.boolean().optional(),
    readPicturesOnBattery: z.boolean().optional(),
    lookForUpdates: z.boolean().optional(),
  }).answers<Settings>(),
};

/** The preferences to change; the others stay. */
export type SettingsPatch = InputOf<(typeof hostCalls)['settings.change']>;

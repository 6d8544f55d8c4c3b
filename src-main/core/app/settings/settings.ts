import { basename, join } from 'node:path';
import * as z from 'zod';
import type { Clock } from '#core/disk/files/clock.ts';
import type { WritableFiles } from '#core/disk/files/files.ts';
import { StoredDocument, theirs } from '#core/disk/json/document.ts';
import { JsonAdapter, type JsonFormat } from '#core/disk/json/jsonAdapter.ts';
import { exportTemplate } from '#shared/contract/calls/export.ts';
import type { RecentLibrary, SettingsPatch } from '#shared/contract/calls/host.ts';
import { toFailure } from '#shared/contract/errors.ts';
import { colours } from '#shared/model/annotation.ts';
import type { FileProblem } from '#shared/model/library.ts';
import {
  chineseScriptsShown,
  citationStyles,
  defaultSettings,
  type Settings,
} from '#shared/model/settings.ts';

/** How many libraries are remembered. */
const recentLimit = 10;

interface SettingsFile {
  readonly schemaVersion: 1;
  readonly settings: Settings;
  readonly recentLibraries: readonly RecentLibrary[];
}

const format: JsonFormat<SettingsFile> = {
  version: 1,
  schema: z.object({
    schemaVersion: z.literal(1),
    settings: z.object({
      language: z.enum(['system', 'en', 'zh-CN']),
      theme: z.enum(['system', 'light', 'dark']),
      typeSize: z.number().min(12).max(28),
      citationStyle: z.enum(['auto', ...citationStyles]),
      citekeyPattern: z.string().min(1).max(200).default(defaultSettings.citekeyPattern),
      colourNames: z.partialRecord(z.enum(colours), z.string()).default(defaultSettings.colourNames),
      exportTemplate: exportTemplate.nullable().default(null),
      author: z.string().max(200),
      frontPage: z.boolean().default(defaultSettings.frontPage),
      leftPanelOpen: z.boolean(),
      notesPanelOpen: z.boolean().nullable(),
      pageStripShown: z.boolean().default(defaultSettings.pageStripShown),
      readAloudRate: z.number().min(0.5).max(4).default(defaultSettings.readAloudRate),
      readAloudVoices: z.record(z.string(), z.string()).default(defaultSettings.readAloudVoices),
      chineseScript: z.enum(chineseScriptsShown).default(defaultSettings.chineseScript),
      firstPaneShare: z.number().min(0.2).max(0.8).default(defaultSettings.firstPaneShare),
      showDoubtfulWords: z.boolean().default(defaultSettings.showDoubtfulWords),
      verticalTiers: z.boolean().default(defaultSettings.verticalTiers),
      readPicturesOnBattery: z.boolean().default(defaultSettings.readPicturesOnBattery),
      lookForUpdates: z.boolean().default(defaultSettings.lookForUpdates),
    }),
    recentLibraries: z.array(z.object({ path: z.string().min(1), name: z.string() })),
  }),
  migrations: new Map(),
};

const empty: SettingsFile = { schemaVersion: 1, settings: defaultSettings, recentLibraries: [] };

/** A person's preferences and the libraries they opened, in one file of the configuration folder. */
export interface SettingsStore {
  get(): Settings;
  /** Changes some preferences; they are on the disk when this resolves. */
  change(patch: SettingsPatch): Promise<Settings>;
  /** The libraries opened before, newest first. */
  recentLibraries(): readonly RecentLibrary[];
  /** Puts a library (absolute path) first in the list. */
  rememberLibrary(path: string): Promise<readonly RecentLibrary[]>;
  /** Takes a library out of the list. */
  forgetLibrary(path: string): Promise<readonly RecentLibrary[]>;
  /** Calls `listener` after every change of the preferences; answers how to stop. */
  onChange(listener: (settings: Settings) => void): () => void;
  /** Finishes what is on its way to the disk. */
  close(): Promise<void>;
  /** What was wrong with the file when it was opened. */
  readonly problems: readonly FileProblem[];
}

/**
 * Opens the preferences. A damaged file is set aside and the defaults are used. One that cannot be read,
 * or is from a newer Broadsheet, stays as it is; the defaults are used and cannot be changed.
 */
export async function openSettings(
  configFolder: string,
  clock: Clock = () => new Date(),
  files?: WritableFiles,
): Promise<SettingsStore> {
  const problems: FileProblem[] = [];
  const listeners = new Set<(settings: Settings) => void>();
  const path = join(configFolder, 'settings.json');
  const adapter = new JsonAdapter<SettingsFile>({
    path,
    within: null,
    format,
    clock,
    onProblem: (problem) => problems.push(problem),
    ...(files ? { files } : {}),
  });
  const document = await StoredDocument.openOrRefuse(adapter, empty, theirs, (error) =>
    problems.push({ path, code: 'damagedMarks', message: toFailure(error).message }),
  );

  const changeRecent = async (change: (recent: readonly RecentLibrary[]) => readonly RecentLibrary[]) => {
    const file = await document.update((data) => ({
      ...data,
      recentLibraries: change(data.recentLibraries).slice(0, recentLimit),
    }));
    return file.recentLibraries;
  };

  return {
    get: () => document.data.settings,
    async change(patch) {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const file = await document.update((data) => ({ ...data, settings: { ...data.settings, ...given } }));
      for (const listener of listeners) listener(file.settings);
      return file.settings;
    },
    recentLibraries: () => document.data.recentLibraries,
    rememberLibrary: (path) =>
      changeRecent((recent) => [
        { path, name: basename(path) || path },
        ...recent.filter((library) => library.path !== path),
      ]),
    forgetLibrary: (path) => changeRecent((recent) => recent.filter((library) => library.path !== path)),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => document.settled(),
    problems,
  };
}

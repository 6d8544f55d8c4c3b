import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSettings, type Settings } from '#shared/model/settings.ts';
import type { SettingsStore } from '../settings/settings.ts';

/**
 * Preferences as they come, whatever the person's are: these stay as they are on the disk, and what is changed here
 * lasts until the program ends. The libraries opened before are known all the same.
 */
export function withoutPreferences(store: SettingsStore): SettingsStore {
  let settings: Settings = defaultSettings;
  const listeners = new Set<(settings: Settings) => void>();
  return {
    ...store,
    get: () => settings,
    async change(patch) {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      settings = { ...settings, ...given };
      for (const listener of listeners) listener(settings);
      return settings;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** An empty folder in place of the cache, and how to clear it away. */
export async function emptyCache(): Promise<{ readonly folder: string; clear(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-safe-'));
  return { folder, clear: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

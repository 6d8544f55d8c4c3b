import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SettingsPatch } from '#shared/contract/calls/host.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';
import { defaultSettings, type Settings } from '#shared/model/settings.ts';

export interface SettingsControl {
  readonly store: StoreApi<Settings>;
  load(): Promise<void>;
  change(patch: SettingsPatch): Promise<void>;
}

/**
 * Preferences answer the hand at once and are taken back, with the reason, when they cannot be saved:
 * a type size that waits for the disk feels broken.
 */
export function createSettings(peer: ClientPeer, report: (error: unknown) => void): SettingsControl {
  const store = createStore<Settings>(() => defaultSettings);
  /** Changes on their way; while there are any, what comes back may be older than what the hand has done. */
  let pending = 0;
  peer.on('settings.changed', (settings) => {
    if (pending === 0) store.setState(settings);
  });
  return {
    store,
    async load() {
      try {
        store.setState(await peer.call('settings.get', {}));
      } catch (error) {
        report(error);
      }
    },
    async change(patch) {
      const before = store.getState();
      store.setState(definedOf(patch));
      pending++;
      try {
        const saved = await peer.call('settings.change', patch);
        if (pending === 1) store.setState(saved);
      } catch (error) {
        store.setState(before);
        report(error);
      } finally {
        pending--;
      }
    },
  };
}

const definedOf = (patch: SettingsPatch): Partial<Settings> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));

export const typeSizes = { least: 12, usual: 15, most: 28 } as const;

/** One step larger or smaller, within what the paper can be set in. */
export const stepTypeSize = (size: number, step: 1 | -1): number =>
  Math.max(typeSizes.least, Math.min(typeSizes.most, Math.round(size) + step));

import type { Updates } from '#core/app/updates.ts';
import type { NewVersion, UpdateStep, UpdatesState } from '#shared/contract/calls/runtime/updates.ts';

/** What fetches and installs versions: electron-updater, in tests a fake. Each rejects where it fails. */
export interface Updater {
  /** Asks for the newest version; null where it is no newer than this one. */
  look(): Promise<NewVersion | null>;
  /** Downloads the version that was found last, telling how far it is (0 to 100). */
  download(onProgress: (percent: number) => void): Promise<void>;
  /** Has the app end, what was downloaded installed, and that started. */
  install(): Promise<void>;
}

export interface UpdatesOptions {
  /** Called when a person first wants to know of updates: before, nothing of an updater is loaded. */
  readonly load: () => Promise<Updater>;
  /** Does work after so many milliseconds, again and again; answers how to stop. */
  readonly repeat: (milliseconds: number, work: () => void) => () => void;
  /** Hears that a step failed, to write it down. */
  readonly onFailed: (step: UpdateStep) => void;
}

/** How often is looked by itself, in milliseconds: once a day. */
export const lookInterval = 24 * 60 * 60 * 1000;

/** More of a version's notes than this (characters) is not shown. */
const mostNotes = 20_000;

/** Updates as a person has them: off, and then one step at a time, each when they say so. docs/decisions/0081-updates.md. */
export function createUpdates({ load, repeat, onFailed }: UpdatesOptions): Updates {
  const listeners = new Set<(state: UpdatesState) => void>();
  let state: UpdatesState = { kind: 'off' };
  let stopLooking: (() => void) | null = null;
  let loaded: Promise<Updater> | null = null;

  const become = (next: UpdatesState): UpdatesState => {
    state = next;
    for (const listener of listeners) listener(next);
    return next;
  };
  const updater = (): Promise<Updater> => {
    loaded ??= load().catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    return loaded;
  };
  /** Takes a step, and says which one where it fails. */
  const take = async (step: UpdateStep, work: (updater: Updater) => Promise<UpdatesState>) => {
    try {
      return become(await work(await updater()));
    } catch {
      // The reason is Chromium's or the updater's, in words for programmers; the window has a sentence for each step.
      onFailed(step);
      return become({ kind: 'failed', step });
    }
  };
  const look = async (): Promise<UpdatesState> => {
    // What is being done, or was downloaded, is not taken back by looking again.
    if (state.kind === 'looking' || state.kind === 'downloading' || state.kind === 'ready') return state;
    become({ kind: 'looking' });
    return await take('look', async (found) => {
      const version = await found.look();
      if (version === null) return { kind: 'idle', isNewest: true };
      return { kind: 'available', version: version.version, notes: version.notes.slice(0, mostNotes) };
    });
  };

  return {
    state: () => state,
    lookByItself(on) {
      if (on === (stopLooking !== null)) return;
      stopLooking?.();
      stopLooking = null;
      if (on) {
        stopLooking = repeat(lookInterval, () => void look());
        if (state.kind === 'off') become({ kind: 'idle', isNewest: false });
        void look();
      } else if (state.kind === 'idle' || state.kind === 'failed') {
        become({ kind: 'off' });
      }
    },
    look,
    async download() {
      if (state.kind !== 'available') return state;
      const { version, notes } = state;
      const progress = (percent: number) => {
        const whole = Math.max(0, Math.min(100, Math.floor(percent)));
        const isNews = state.kind !== 'downloading' || state.percent !== whole;
        if (isNews) become({ kind: 'downloading', version, notes, percent: whole });
      };
      progress(0);
      return await take('download', async (found) => {
        await found.download(progress);
        return { kind: 'ready', version, notes };
      });
    },
    async install() {
      if (state.kind !== 'ready') return state;
      const ready = state;
      return await take('install', async (found) => {
        await found.install();
        return ready;
      });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

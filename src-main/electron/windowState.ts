import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Rectangle } from 'electron';
import { z } from 'zod';
import { ensureFolder, writeDurably } from '#core/disk/files/durableWrite.ts';

const pixels = z.number().int().min(-100_000).max(100_000);

const storedState = z.object({ x: pixels, y: pixels, width: pixels, height: pixels, maximized: z.boolean() });

/** Where a window was, in device-independent pixels. */
export type WindowState = z.infer<typeof storedState>;

export const minimumSize = { width: 480, height: 400 };
const defaultSize = { width: 1280, height: 860 };
/** So much of a window must lie on a screen for a person to find and move it. */
const reachable = { width: 120, height: 40 };
const saveDelay = 400;

/** Null when nothing is stored or the file makes no sense: a window's place is not worth a message. */
export async function readWindowState(file: string): Promise<WindowState | null> {
  try {
    return storedState.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Where to open a window: where it was, if enough of that lies on one of today's screens; otherwise in
 * the middle of the first screen. Never larger than the screen.
 */
export function placeWindow(stored: WindowState | null, workAreas: readonly Rectangle[]): WindowState {
  for (const area of workAreas) {
    if (!stored) break;
    // The size comes first: what is cut off may be the part that was within reach.
    const place = { ...stored, ...fitTo(stored, area) };
    if (isReachable(place, area)) return { ...place, y: Math.max(place.y, area.y) };
  }
  const first = workAreas[0] ?? { x: 0, y: 0, ...defaultSize };
  const size = fitTo(stored ?? defaultSize, first);
  return {
    ...size,
    x: first.x + Math.round((first.width - size.width) / 2),
    y: first.y + Math.round((first.height - size.height) / 2),
    maximized: stored?.maximized ?? false,
  };
}

function fitTo(size: { width: number; height: number }, area: Rectangle) {
  return {
    width: Math.max(minimumSize.width, Math.min(size.width, area.width)),
    height: Math.max(minimumSize.height, Math.min(size.height, area.height)),
  };
}

/** A window is moved by its top edge, so that has to be within reach. */
function isReachable(window: Rectangle, area: Rectangle): boolean {
  const left = Math.max(window.x, area.x);
  const right = Math.min(window.x + window.width, area.x + area.width);
  return (
    right - left >= reachable.width &&
    window.y >= area.y - reachable.height / 2 &&
    window.y <= area.y + area.height - reachable.height
  );
}

/** Keeps the newest state on disk without writing at every pixel of a drag. */
export interface WindowStateKeeper {
  changed(state: WindowState): void;
  /** Writes what is not yet written. */
  flush(): Promise<void>;
}

export interface Timers<T> {
  set(run: () => void, milliseconds: number): T;
  clear(timer: T): void;
}

export function keepWindowState<T>(file: string, timers: Timers<T>): WindowStateKeeper {
  let pending: WindowState | null = null;
  let timer: T | null = null;
  let writing = Promise.resolve();

  const write = () => {
    timer = null;
    const state = pending;
    pending = null;
    if (!state) return;
    writing = writing.then(async () => {
      await ensureFolder(dirname(file), null);
      await writeDurably(file, `${JSON.stringify(state)}\n`);
    });
    // Losing a window's place is not worth disturbing anyone.
    writing = writing.catch(() => undefined);
  };
  return {
    changed(state) {
      pending = state;
      if (timer !== null) timers.clear(timer);
      timer = timers.set(write, saveDelay);
    },
    async flush() {
      if (timer !== null) timers.clear(timer);
      write();
      await writing;
    },
  };
}

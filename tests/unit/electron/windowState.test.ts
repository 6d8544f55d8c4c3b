import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  keepWindowState,
  minimumSize,
  placeWindow,
  readWindowState,
  type WindowState,
} from '../../../src-main/electron/windowState.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const right = { x: 1920, y: 0, width: 1280, height: 1000 };
const at = (changes: Partial<WindowState>): WindowState => ({
  ...{ x: 100, y: 80, width: 1200, height: 800, maximized: false },
  ...changes,
});

describe('where a window opens', () => {
  test('is where it was', () => {
    expect(placeWindow(at({}), [screen])).toEqual(at({}));
    expect(placeWindow(at({ x: 2000, maximized: true }), [screen, right])).toEqual(
      at({ x: 2000, maximized: true }),
    );
  });

  test('is the middle of the first screen the first time', () => {
    const place = placeWindow(null, [screen]);
    expect(place.x + place.width / 2).toBe(960);
    expect(place.y + place.height / 2).toBe(520);
  });

  test.each([at({ x: 2000 }), at({ x: -1300 }), at({ y: -400 }), at({ y: 1039 }), at({ x: 1919 })])(
    'is the middle of the first screen when a person could not reach %j',
    (stored) => {
      const place = placeWindow(stored, [screen]);
      expect(place).toMatchObject({ x: 360, y: 120, width: 1200, height: 800 });
    },
  );

  test('is always reachable and never larger than its screen, whatever is stored', () => {
    const pixel = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(
        fc.record({ x: pixel, y: pixel, width: pixel, height: pixel, maximized: fc.boolean() }),
        fc.constantFrom([screen], [screen, right], [right]),
        (stored, areas) => {
          const place = placeWindow(stored, areas);
          expect(place.width).toBeGreaterThanOrEqual(minimumSize.width);
          expect(place.height).toBeGreaterThanOrEqual(minimumSize.height);
          const home = areas.find(
            (area) =>
              place.x < area.x + area.width &&
              place.x + place.width > area.x &&
              place.y >= area.y &&
              place.y < area.y + area.height,
          );
          expect(home).toBeDefined();
          expect(place.width).toBeLessThanOrEqual(home?.width ?? 0);
          expect(place.height).toBeLessThanOrEqual(home?.height ?? 0);
        },
      ),
    );
  });
});

describe('a window’s place', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broadsheet-window-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Timers that run when the test says so. */
  function manualTimers() {
    const due = new Map<number, () => void>();
    let last = 0;
    return {
      due,
      set(run: () => void) {
        due.set(++last, run);
        return last;
      },
      clear: (timer: number) => void due.delete(timer),
    };
  }

  test('is kept over a restart, in a folder that need not exist', async () => {
    const file = join(folder, 'new/window.json');
    const keeper = keepWindowState(file, manualTimers());
    keeper.changed(at({ x: 1 }));
    await keeper.flush();
    expect(await readWindowState(file)).toEqual(at({ x: 1 }));
  });

  test('is written once after a drag, with its end', async () => {
    const file = join(folder, 'drag.json');
    const timers = manualTimers();
    const keeper = keepWindowState(file, timers);
    for (let x = 0; x < 100; x++) keeper.changed(at({ x }));
    expect(timers.due.size).toBe(1);
    for (const run of timers.due.values()) run();
    timers.due.clear();
    await keeper.flush();
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(at({ x: 99 }));
  });

  test('that cannot be written disturbs nobody', async () => {
    const blocked = join(folder, 'blocked');
    await writeFile(blocked, 'a file where a folder would have to be');
    const keeper = keepWindowState(join(blocked, 'window.json'), manualTimers());
    keeper.changed(at({}));
    await expect(keeper.flush()).resolves.toBeUndefined();
  });

  test.each(['', '{', 'null', '{"x":1}', '{"x":1e9,"y":0,"width":1,"height":1,"maximized":false}'])(
    'stored as %j is none',
    async (content) => {
      const file = join(folder, 'damaged.json');
      await writeFile(file, content);
      expect(await readWindowState(file)).toBeNull();
    },
  );
});

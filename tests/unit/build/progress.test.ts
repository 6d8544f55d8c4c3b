import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { step } from '../../../build/progress.mjs';

describe('a step of the setup', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const begin = (isTerminal: boolean, howFar?: () => string) => {
    const written: string[] = [];
    const work = Promise.withResolvers<string>();
    const surroundings = { isTerminal, write: (text: string) => void written.push(text) };
    const done = step('Installing', () => work.promise, howFar, surroundings);
    return { written, work, done };
  };

  it('says at once what is done, how far it is, and how long it took', async () => {
    let count = 0;
    const { written, work, done } = begin(false, () => `${count} of 90`);
    expect(written).toEqual(['Installing…\n']);
    count = 12;
    await vi.advanceTimersByTimeAsync(10_000);
    count = 80;
    await vi.advanceTimersByTimeAsync(10_000);
    work.resolve('answer');
    expect(await done).toBe('answer');
    expect(written).toEqual([
      'Installing…\n',
      '  12 of 90, 10 s\n',
      '  80 of 90, 20 s\n',
      '  done in 20 s.\n',
    ]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(written).toHaveLength(4);
  });

  it('writes over its own line on a terminal, every second', async () => {
    const { written, work, done } = begin(true);
    await vi.advanceTimersByTimeAsync(2_000);
    work.resolve('');
    await done;
    expect(written.slice(1)).toEqual(['\r  1 s\u001b[K', '\r  2 s\u001b[K', '\r  done in 2 s.\u001b[K\n']);
  });

  it('ends with its fault, and says no more', async () => {
    const { written, work, done } = begin(false);
    work.reject(new Error('no network'));
    await expect(done).rejects.toThrow('no network');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(written).toEqual(['Installing…\n']);
  });
});

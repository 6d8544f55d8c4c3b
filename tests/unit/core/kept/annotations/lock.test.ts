import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LibraryLock } from '#core/kept/annotations/lock.ts';
import { temporaryFolder } from '../../../../support/folders.ts';

const start = Date.parse('2026-01-02T03:04:05.000Z');

async function setUp() {
  const library = await temporaryFolder();
  const path = join(library, '.broadsheet', 'lock');
  let now = start;
  const clock = () => new Date(now);
  const leave = async (owner: { pid: number; host?: string; heartbeat?: number }) => {
    await mkdir(dirname(path), { recursive: true });
    const heartbeat = new Date(owner.heartbeat ?? now).toISOString();
    const started = new Date(start).toISOString();
    await writeFile(
      path,
      JSON.stringify({ pid: owner.pid, host: owner.host ?? hostname(), token: 'other', started, heartbeat }),
    );
  };
  const advance = (milliseconds: number) => {
    now += milliseconds;
  };
  return { path, clock, leave, advance, open: () => new LibraryLock(library, clock) };
}

async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  const { pid } = child;
  await once(child, 'exit');
  if (pid === undefined) throw new Error('No process could be started.');
  return pid;
}

describe('the lock of a library', () => {
  it('says who holds it, since when, and that they live', async () => {
    const { open, path, advance } = await setUp();
    const lock = open();
    expect(await lock.acquire()).toBe('held');
    advance(30_000);
    expect(lock.isFresh).toBe(false);
    expect(await lock.acquire()).toBe('held');
    expect(lock.isFresh).toBe(true);
    const owner = JSON.parse(await readFile(path, 'utf8'));
    expect(owner).toMatchObject({
      pid: process.pid,
      host: hostname(),
      started: '2026-01-02T03:04:05.000Z',
      heartbeat: '2026-01-02T03:04:35.000Z',
    });
    await lock.release();
    expect(await readdir(dirname(path))).toEqual([]);
  });

  it('is held by one at a time', async () => {
    const { open } = await setUp();
    const locks = [open(), open(), open(), open()];
    const states = await Promise.all(locks.map((lock) => lock.acquire()));
    expect(states.filter((state) => state === 'held')).toHaveLength(1);
    const [held] = locks.filter((_, index) => states[index] === 'held');
    const [waiting] = locks.filter((_, index) => states[index] !== 'held');
    await waiting?.release();
    expect(await held?.acquire()).toBe('held');
    await held?.release();
    expect(await waiting?.acquire()).toBe('held');
  });

  it('is left to a living owner, on this machine or another', async () => {
    const { open, leave } = await setUp();
    await leave({ pid: process.ppid });
    expect(await open().acquire()).toBe('lockedByOther');
    await leave({ pid: 1, host: 'another-machine' });
    expect(await open().acquire()).toBe('lockedByOther');
  });

  it('is taken over from a dead process', async () => {
    const { open, leave } = await setUp();
    await leave({ pid: await deadProcess() });
    expect(await open().acquire()).toBe('held');
  });

  it('is taken over from an earlier process that had our number', async () => {
    const { open, leave } = await setUp();
    await leave({ pid: process.pid });
    expect(await open().acquire()).toBe('held');
  });

  it('is taken over, once, from an owner that was not heard of for a minute', async () => {
    const { open, leave, advance } = await setUp();
    await leave({ pid: 1, host: 'another-machine' });
    advance(59_000);
    expect(await open().acquire()).toBe('lockedByOther');
    advance(2_000);
    const states = await Promise.all([open(), open(), open()].map((lock) => lock.acquire()));
    expect(states.filter((state) => state === 'held')).toHaveLength(1);
  });

  it('is lost when somebody took it over while we slept', async () => {
    const { open, leave } = await setUp();
    const lock = open();
    await lock.acquire();
    await leave({ pid: 1, host: 'another-machine' });
    expect(await lock.acquire()).toBe('lockedByOther');
    expect(lock.isFresh).toBe(false);
    await lock.release();
    expect(await open().acquire()).toBe('lockedByOther');
  });
});

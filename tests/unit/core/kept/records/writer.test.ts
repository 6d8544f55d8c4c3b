import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimWriter } from '#core/kept/records/writer.ts';
import { temporaryFolder } from '../../../../support/folders.ts';

async function setUp() {
  const folder = join(await temporaryFolder(), 'writers');
  let ids = 0;
  const claim = () => claimWriter({ folder, randomId: () => `device${++ids}` });
  /** What a process leaves that holds a slot. */
  const leave = async (name: string, owner: { pid: number; host?: string }) => {
    await mkdir(folder, { recursive: true });
    const held = { pid: owner.pid, host: owner.host ?? hostname(), token: 'another' };
    await writeFile(join(folder, name), JSON.stringify(held));
  };
  return { folder, claim, leave };
}

async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  const { pid } = child;
  await once(child, 'exit');
  if (pid === undefined) throw new Error('No process could be started.');
  return pid;
}

describe('the name that a process writes under', () => {
  it('is the device’s, again and again, and other names for what runs beside', async () => {
    const { claim, folder } = await setUp();
    const first = await claim();
    const second = await claim();
    const third = await claim();
    expect([second.id, third.id]).toEqual([`${first.id}-2`, `${first.id}-3`]);
    await second.release();
    const again = await claim();
    expect(again.id).toBe(second.id);
    for (const one of [first, third, again]) await one.release();
    const next = await claim();
    expect(next.id).toBe(first.id);
    await next.release();
    expect(await readdir(folder)).toEqual(['devices.json']);
  });

  it('belongs to one process, however many start at once', async () => {
    const { claim, leave } = await setUp();
    const dead = await deadProcess();
    for (const slot of [1, 2, 3]) await leave(`slot-${slot}.7.json`, { pid: dead });
    const writers = await Promise.all(Array.from({ length: 12 }, claim));
    expect(new Set(writers.map(({ id }) => id)).size).toBe(12);
    for (const writer of writers) await writer.release();
  });

  it('is free again when its process is dead, or was an earlier one with our number', async () => {
    const { claim, leave } = await setUp();
    await leave('slot-1.3.json', { pid: await deadProcess() });
    const first = await claim();
    expect(first.id).not.toContain('-');
    await first.release();
    await leave('slot-1.4.json', { pid: process.pid });
    const second = await claim();
    expect(second.id).toBe(first.id);
    await second.release();
  });

  it('is not taken from a living process, nor from one of another machine', async () => {
    const { claim, leave } = await setUp();
    await leave('slot-1.1.json', { pid: process.ppid });
    await leave('slot-2.1.json', { pid: 1, host: 'another-machine' });
    const writer = await claim();
    expect(writer.id).toMatch(/-3$/);
    await writer.release();
  });

  it('is one of its own where the profile cannot be written', async () => {
    const { claim, folder } = await setUp();
    await writeFile(folder, 'a file in its place');
    await chmod(folder, 0o444);
    const [one, other] = [await claim(), await claim()];
    expect(one.id).not.toBe(other.id);
    expect(`${one.id}${other.id}`).not.toContain('-');
  });
});

import { mkdir, readdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { writeDurably } from '#core/disk/files/durableWrite.ts';
import { systemCode } from '#core/disk/files/fileErrors.ts';
import { processRuns } from '#core/disk/files/processRuns.ts';

/** Whose files a process writes in the libraries it opens; nobody else does until it is released. */
export interface Writer {
  /** Letters, digits and at most one hyphen: part of file names. */
  readonly id: string;
  release(): Promise<void>;
}

export interface WriterOptions {
  /** Absolute path of the machine's own folder for it, outside any library. */
  readonly folder: string;
  /** Letters and digits. */
  readonly randomId: () => string;
}

const devicesSchema = z.record(z.string(), z.string().regex(/^[0-9a-z]+$/));
const ownerSchema = z.object({ pid: z.int().positive(), host: z.string(), token: z.string() });
type Owner = z.infer<typeof ownerSchema>;

/** Tokens of the slots that this process holds: one with our pid and another token is a dead process's. */
const heldHere = new Set<string>();

/** So many processes of one device have a name of their own; further ones are strangers. */
const mostSlots = 32;
/** A slot's file that cannot be read is being written, for so long (milliseconds). */
const writingFor = 10_000;

/**
 * Makes this process a writer: the device's first name that no living process has, so that the number of writers
 * stays small. Where the folder cannot be written it is a name that nobody had before.
 */
export async function claimWriter({ folder, randomId }: WriterOptions): Promise<Writer> {
  try {
    await mkdir(folder, { recursive: true });
    const device = await deviceName(folder, randomId);
    for (let slot = 1; slot <= mostSlots; slot++) {
      const release = await claimSlot(folder, slot, randomId());
      if (release) return { id: slot === 1 ? device : `${device}-${slot}`, release };
    }
  } catch {
    // A name that is used once costs a few files more, and nobody anything that they made.
  }
  return { id: randomId(), release: async () => undefined };
}

/** By the machine, so that a profile that is copied to another one makes another name there. */
async function deviceName(folder: string, randomId: () => string): Promise<string> {
  const path = join(folder, 'devices.json');
  const text = await readFile(path, 'utf8').catch(() => '{}');
  const devices = parsed(devicesSchema, text) ?? {};
  const host = hostname();
  const known = Object.hasOwn(devices, host) ? devices[host] : undefined;
  if (known !== undefined) return known;
  const device = randomId();
  await writeDurably(path, `${JSON.stringify({ ...devices, [host]: device }, null, 2)}\n`);
  // Of two that start at once the one that wrote last has named the device for both.
  const named = parsed(devicesSchema, await readFile(path, 'utf8'));
  return named?.[host] ?? device;
}

/**
 * A slot belongs to whoever made its newest file, as long as they live. Files are numbered and only ever made
 * anew, so that of several who see a dead owner one gets the slot.
 */
async function claimSlot(folder: string, slot: number, token: string): Promise<Writer['release'] | null> {
  const before = await newestOf(folder, slot);
  if (before && (await isTaken(join(folder, before.name)))) return null;
  const turn = (before?.turn ?? 0) + 1;
  const path = join(folder, `slot-${slot}.${turn}.json`);
  const owner: Owner = { pid: process.pid, host: hostname(), token };
  heldHere.add(token);
  const release = async () => {
    heldHere.delete(token);
    await unlink(path).catch(() => undefined);
  };
  try {
    await writeFile(path, JSON.stringify(owner), { flag: 'wx' });
  } catch (error) {
    heldHere.delete(token);
    if (systemCode(error) === 'EEXIST') return null;
    throw error;
  }
  const newest = await newestOf(folder, slot);
  if (newest && newest.turn > turn) {
    await release();
    return null;
  }
  if (before) await unlink(join(folder, before.name)).catch(() => undefined);
  return release;
}

async function newestOf(
  folder: string,
  slot: number,
): Promise<{ readonly name: string; readonly turn: number } | null> {
  let newest: { readonly name: string; readonly turn: number } | null = null;
  for (const name of await readdir(folder)) {
    const [, which, number] = /^slot-(\d+)\.(\d+)\.json$/.exec(name) ?? [];
    const turn = Number(number);
    if (Number(which) === slot && turn > (newest?.turn ?? 0)) newest = { name, turn };
  }
  return newest;
}

async function isTaken(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return false;
  const owner = parsed(ownerSchema, text);
  if (!owner) {
    const found = await stat(path).catch(() => null);
    return found !== null && Math.abs(Date.now() - found.mtimeMs) < writingFor;
  }
  // Whether a process of another machine lives cannot be seen from here.
  if (owner.host !== hostname()) return true;
  if (owner.pid === process.pid) return heldHere.has(owner.token);
  return processRuns(owner.pid);
}

function parsed<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

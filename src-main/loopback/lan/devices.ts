import { readFileSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '#core/disk/files/durableWrite.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { digestOf, newSecret, unguessablePath } from '../gate.ts';

/** A device that was paired. */
export interface Device {
  readonly id: string;
  /** What its person calls it. */
  readonly name: string;
  /** ISO 8601. */
  readonly paired: string;
}

const schema = z.object({
  schemaVersion: z.literal(1),
  /** See `Gate.path`: the same for all devices, so that they come in again another day. */
  gate: z.string().regex(/^\/[\w-]{24}$/),
  devices: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      paired: z.string(),
      /** Of its secret, which nobody keeps but the device. */
      digest: z.string(),
    }),
  ),
});
type DeviceFile = z.infer<typeof schema>;

/** The devices that were paired with this computer, in a file that other processes may change. */
export class Devices {
  readonly #path: string;
  #read: { readonly state: string; readonly file: DeviceFile } | null = null;

  private constructor(path: string) {
    this.#path = path;
  }

  /** Throws `damagedFile` where the file is there and cannot be understood: nobody is let in by guessing what it said. */
  static async open(path: string): Promise<Devices> {
    const devices = new Devices(path);
    if (devices.#file() === null) {
      await devices.#write({ schemaVersion: 1, gate: unguessablePath(), devices: [] });
    }
    return devices;
  }

  get gate(): string {
    return this.#must().gate;
  }

  /** In the order in which they were paired. */
  list(): readonly Device[] {
    return this.#must().devices.map(({ id, name, paired }) => ({ id, name, paired }));
  }

  /** Whose secret it is; null for nobody's. */
  find(secret: string): Device | null {
    const digest = digestOf(secret);
    return this.#file()?.devices.find((device) => device.digest === digest) ?? null;
  }

  /** Puts a device on the list; answers its secret. */
  async add(name: string, now: Date): Promise<string> {
    const secret = newSecret();
    const digest = digestOf(secret);
    const device = { id: digest.slice(0, 8), name, paired: now.toISOString(), digest };
    const file = this.#must();
    await this.#write({ ...file, devices: [...file.devices, device] });
    return secret;
  }

  /** Takes a device off the list; false where it was not on it. */
  async withdraw(id: string): Promise<boolean> {
    const file = this.#must();
    const devices = file.devices.filter((device) => device.id !== id);
    if (devices.length === file.devices.length) return false;
    await this.#write({ ...file, devices });
    return true;
  }

  #must(): DeviceFile {
    const file = this.#file();
    if (file) return file;
    throw new BroadsheetError('damagedFile', `${this.#path} is gone: start Broadsheet again.`, {
      path: this.#path,
    });
  }

  /** As it is on the disk now; null where it is not there. */
  #file(): DeviceFile | null {
    const found = statSync(this.#path, { bigint: true, throwIfNoEntry: false });
    if (!found) return null;
    const state = `${found.ino} ${found.size} ${found.mtimeNs}`;
    if (this.#read?.state === state) return this.#read.file;
    try {
      this.#read = { state, file: schema.parse(JSON.parse(readFileSync(this.#path, 'utf8'))) };
      return this.#read.file;
    } catch (cause) {
      const sentence = `${this.#path} cannot be understood, so no device is let in: remove it and pair the devices again.`;
      throw new BroadsheetError('damagedFile', sentence, { path: this.#path }, { cause });
    }
  }

  async #write(file: DeviceFile): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true });
    await writeDurably(this.#path, `${JSON.stringify(file, null, 2)}\n`);
  }
}

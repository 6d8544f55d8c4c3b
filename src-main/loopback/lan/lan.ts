import { mkdir, readFile } from 'node:fs/promises';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '#core/disk/files/durableWrite.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { type LoopbackServer, startServer } from '../server.ts';
import { type Certificate, certificateFingerprint, isGoodFor, makeCertificate } from './certificate.ts';
import { Devices } from './devices.ts';
import { lanGate } from './lanGate.ts';

export interface LanOptions {
  readonly port: number;
  /** Devices may change what they read. */
  readonly mayChange: boolean;
  readonly now: () => Date;
  /** Shows the code that lets the next device in. */
  readonly onCode: (code: string) => void;
  /** The addresses of this computer in its network. */
  readonly addresses: readonly string[];
}

/** What other devices find. */
export interface Lan {
  readonly server: LoopbackServer;
  /** What a person compares before trusting the address, see `fingerprintOf`. */
  readonly fingerprint: string;
  /** Makes the code another one, which is shown. */
  newCode(): void;
}

/** Opens the app to other devices of the network: encrypted, by pairing. `folder` keeps the certificate and the list of devices. */
export async function openToLan(options: LanOptions, folder: string, rendererFolder: string): Promise<Lan> {
  const { port, addresses, now } = options;
  if (addresses.length === 0) {
    throw new BroadsheetError(
      'notOnThisHost',
      'This computer is in no network that other devices could reach it by: connect it, or leave --lan out.',
    );
  }
  // Nobody else on this computer reads the key.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const devices = await Devices.open(devicesFile(folder));
  const certificate = await keptCertificate(join(folder, 'certificate.json'), addresses, now());
  const gate = lanGate({ ...options, devices });
  const listening = { address: '0.0.0.0', names: [...addresses, localName()], certificate };
  const server = await startServer({ port, rendererFolder, gate, listening }).catch((cause: unknown) => {
    const sentence = `Port ${port} cannot be used for other devices; choose another with --lan-port.`;
    throw new BroadsheetError('internal', sentence, { port }, { cause });
  });
  return { server, fingerprint: certificateFingerprint(certificate), newCode: gate.newCode };
}

/** Where the list of devices lies below a folder of `openToLan`. */
export const devicesFile = (folder: string): string => join(folder, 'devices.json');

/** The IPv4 addresses of this computer that others can reach. */
export const lanAddresses = (): readonly string[] =>
  Object.values(networkInterfaces()).flatMap((found = []) =>
    found.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
  );

/** What this computer is called by multicast DNS, RFC 6762. */
const localName = (): string => `${(hostname().split('.')[0] ?? 'localhost').toLowerCase()}.local`;

const schema = z.object({ key: z.string(), cert: z.string() });

/** The certificate of another day, so that devices know it again; a new one where it fits no longer. */
async function keptCertificate(path: string, addresses: readonly string[], now: Date): Promise<Certificate> {
  const names = [...addresses, localName()];
  try {
    const kept = schema.parse(JSON.parse(await readFile(path, 'utf8')));
    if (isGoodFor(kept, names, now)) return kept;
  } catch {
    // There is none yet, or none that can be used.
  }
  const made = makeCertificate('Broadsheet', names, now);
  await writeDurably(path, JSON.stringify(made));
  return made;
}

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { ensureFolder, writeDurably } from '#core/disk/files/durableWrite.ts';
import { marksRoot } from '#core/disk/snapshots/folder.ts';

/** What a writer says of itself: `<library>/.broadsheet/hands/<writer>.json`, written by that writer only. */
export interface HandCard {
  readonly writer: string;
  /** What the person wants to be called; empty where they gave no name. */
  readonly name: string;
  /** The person's account on the computer. */
  readonly user: string;
  /** The computer's name. */
  readonly device: string;
  /** ISO 8601 in UTC. */
  readonly lastSeen: string;
}

const cardVersion = 1;
const cardName = /^([0-9a-z]+(?:-\d+)?)\.json$/;
/** A larger file is none of ours, in bytes. */
const mostBytes = 16_384;

const said = z.string().trim().max(200);
const schema = z.object({
  schemaVersion: z.int().positive(),
  name: said.catch(''),
  user: said.catch(''),
  device: said.catch(''),
  lastSeen: z.iso.datetime(),
});

/** Absolute path of the folder that the cards of a library lie in. */
export const handsFolder = (libraryPath: string) => join(marksRoot(libraryPath), 'hands');

/** All cards of a library. One that cannot be read costs a name, and nothing that anybody made: it is passed over. */
export async function readCards(libraryPath: string): Promise<readonly HandCard[]> {
  const folder = handsFolder(libraryPath);
  const names = await readdir(folder).catch(() => []);
  const cards = await Promise.all(names.map((name) => readCard(folder, name)));
  return cards.flatMap((card) => card ?? []);
}

async function readCard(folder: string, name: string): Promise<HandCard | null> {
  const writer = cardName.exec(name)?.[1];
  if (writer === undefined) return null;
  try {
    const path = join(folder, name);
    const found = await stat(path);
    if (!found.isFile() || found.size > mostBytes) return null;
    const { schemaVersion: _version, ...card } = schema.parse(JSON.parse(await readFile(path, 'utf8')));
    return { writer, ...card };
  } catch {
    return null;
  }
}

/** Throws what writing throws. */
export async function writeCard(libraryPath: string, { writer, ...card }: HandCard): Promise<void> {
  const text = JSON.stringify({ schemaVersion: cardVersion, ...card }, null, 2);
  const folder = handsFolder(libraryPath);
  await ensureFolder(folder, libraryPath);
  await writeDurably(join(folder, `${writer}.json`), `${text}\n`);
}

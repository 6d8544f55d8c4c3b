import { readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { saveReading } from '#core/archive/readings/saveReading.ts';
import type { UnreadPage } from '#shared/model/scans/pictureReading.ts';
import type { PagePoint } from '../pages/facsimile.ts';
import { root } from './process.ts';

/** The invented pages of tests/fixtures/machine-read; see tests/fixtures/drawMachineRead.mjs. */
export const machineRead = {
  folder: join(root, 'tests/fixtures/machine-read'),
  echo: {
    title: 'The Wexcombe Echo',
    folder: 'The Wexcombe Echo 1904-02-11',
    headline: 'The New Ferry Runs by Night',
  },
  chengxi: { title: '澄溪日報 1936-05-02', folder: '澄溪日報 1936-05-02', headline: '渡口夜航開行' },
} as const;

/** Middle of the first word of a page that was read like this. */
export function readWordPlace(folder: string, word: string): PagePoint {
  const alto = readFileSync(join(machineRead.folder, folder, '0001.xml'), 'utf8');
  const [width, height] = [attribute(alto, 'WIDTH'), attribute(alto, 'HEIGHT')];
  const string = new RegExp(`<String [^>]*CONTENT="${word}[^"]*"`, 'u').exec(alto)?.[0];
  if (!string) throw new Error(`${folder} has no ${word}.`);
  return {
    x: (attribute(string, 'HPOS') + attribute(string, 'WIDTH') / 2) / width,
    y: (attribute(string, 'VPOS') + attribute(string, 'HEIGHT') / 2) / height,
  };
}

const attribute = (xml: string, name: string): number =>
  Number(new RegExp(`\\s${name}="(\\d+)"`, 'u').exec(xml)?.[1]);

/** A picture of one pixel: nobody can read it. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
);

export const blank = { title: 'The Blank Times', date: 'Monday, 5 January 1903' } as const;

/** Puts an issue of two pictures that nobody can read into a library. */
export async function addBlankPages(library: string): Promise<void> {
  const folder = join(library, `${blank.title} 1903-01-05`);
  await mkdir(folder);
  // Not the same file twice.
  for (const page of [1, 2])
    await writeFile(join(folder, `000${page}.png`), Buffer.concat([pixel, Buffer.alloc(page)]));
}

/** Makes the pages of a library pictures, and what stood beside them what a machine has read from them. */
export async function keepAsReadings(library: string): Promise<void> {
  for (const { folder } of [machineRead.echo, machineRead.chengxi]) {
    const alto = join(library, folder, '0001.xml');
    await saveReading(library, { path: `${folder}/0001.jpg`, page: 1 }, await readFile(alto, 'utf8'));
    await rm(alto);
  }
}

/** What the application keeps of the pages that are to be read; paused, as nobody knows how fast this computer reads. */
export async function orderPaused(
  cacheFolder: string,
  issueId: string,
  unread: readonly UnreadPage[],
): Promise<void> {
  const pages = [1, 2].map((page) => ({ issueId, page }));
  const given = new Date().toISOString();
  const orders = [{ given, language: null, writing: null, pages }];
  const file = { schemaVersion: 1, isPaused: true, orders, unread };
  await writeFile(join(cacheFolder, 'picture-reading.json'), JSON.stringify(file));
}

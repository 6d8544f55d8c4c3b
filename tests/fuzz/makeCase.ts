import { type Door, doors, type FuzzCase } from './case.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { makeCalls } from './makeCalls.ts';
import { mutateFile } from './mutate/mutate.ts';
import { documentSeeds } from './seeds/documents.ts';
import { exchangeSeeds } from './seeds/exchange.ts';
import { markupSeeds } from './seeds/markup.ts';
import { pictureSeeds } from './seeds/pictures.ts';
import type { Seed } from './seeds/seed.ts';
import { storedSeeds } from './seeds/stored.ts';

const seeds: readonly Seed[] = [
  ...markupSeeds,
  ...documentSeeds,
  ...pictureSeeds,
  ...exchangeSeeds,
  ...storedSeeds,
];
const byDoor = new Map(doors.map((door) => [door, seeds.filter((seed) => seed.door === door)]));

/** Two processes run at a time: one reads files, the other starts the application, which takes a hundred times as long. */
export const lanes = {
  files: ['issue', 'issue', 'issue', 'issue', 'picture', 'exchange', 'exchange'],
  application: ['stored', 'calls'],
} as const satisfies Record<string, readonly Door[]>;
export type Lane = keyof typeof lanes;

/** The case of a lane and number; the same for the same seed. */
export function makeCase(seed: number, lane: Lane, number: number): FuzzCase {
  const mixed = Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b);
  const chance = chanceFrom(lane === 'files' ? mixed : ~mixed);
  const door: Door = chance.of<Door>(lanes[lane]);
  const name = (from: string) => `${from}: --seed ${seed} --case ${lane}:${number}`;
  if (door === 'calls') {
    const stored = storedSeeds[0];
    if (!stored) throw new Error('There is no library for calls.');
    const given = mutated(chance.of(exchangeSeeds), chance);
    const imported = Object.fromEntries(
      Object.entries(given).map(([path, bytes]) => [`given/${path}`, bytes]),
    );
    return {
      door,
      made: name('calls'),
      files: { ...stored.files, ...imported },
      calls: makeCalls(chance, Object.keys(given)),
    };
  }
  const source = chance.of(byDoor.get(door) ?? []);
  return { door, made: name(source.name), files: mutated(source, chance), calls: [] };
}

/** The seed with one of its files changed, or several. */
function mutated({ files, door }: Seed, chance: Chance): FuzzCase['files'] {
  const changed = { ...files };
  const paths = Object.keys(files).filter((path) => !path.includes('/images/'));
  for (let count = chance.of(door === 'stored' ? [1, 2, 4, 6] : [1, 1, 1, 2, 3]); count > 0; count--) {
    const path = chance.of(paths);
    const bytes = changed[path];
    if (bytes) changed[path] = mutateFile(path, bytes, chance);
  }
  // A file may be in another's place, as after a copy that went wrong.
  if (door === 'issue' && chance.often(0.03)) {
    const other = Object.values(chance.of(byDoor.get('issue') ?? []).files)[0];
    if (other) changed[chance.of(paths)] = other;
  }
  return changed;
}

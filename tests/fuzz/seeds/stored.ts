import { defaultSettings } from '#shared/model/settings.ts';
import { madeCedict } from '../../support/dictionaries.ts';
import { fileOf, folderOf, type Seed, seed } from './seed.ts';

const library = Object.fromEntries(
  Object.entries(folderOf('tests/fixtures/library-of-one-hand')).map(([path, bytes]) => [
    `library/${path}`,
    bytes,
  ]),
);

const profile = {
  'profile/config/settings.json': JSON.stringify({
    schemaVersion: 1,
    settings: { ...defaultSettings, typeSize: 17, author: 'Li Wen', citekeyPattern: '{author}{year}' },
    recentLibraries: [{ path: '/nowhere', name: 'nowhere' }],
  }),
  'profile/config/search-history.json': JSON.stringify({ schemaVersion: 1, queries: ['ferry'] }),
  'profile/config/dictionaries/made/cedict.u8': madeCedict,
};

/** What the program keeps in a library and in a person's folders, as a disk or another program may leave it. */
export const storedSeeds: readonly Seed[] = [
  seed('stored', library),
  seed('stored', { ...library, ...profile }),
  seed('stored', {
    ...library,
    'library/.broadsheet/annotations/2020-01-02-1a82589204.json': fileOf(
      'tests/fixtures/marks/version-2.json',
    ),
    'library/.broadsheet/descriptions.json': fileOf('tests/fixtures/descriptions/version-2.json'),
  }),
];

import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type RunningApp, startApp } from '../../../support/apps.ts';
import { eventually, temporaryFolder } from '../../../support/folders.ts';
import { copyCourier, copyOf, keptFiles, keptPath } from '../../../support/keptFiles.ts';
import { type Kind, kinds } from '../../../support/kinds.ts';

/** What may stand in the place of a file that the app knows. */
const strangers = {
  'from a newer version': (path: string) => writeFile(path, '{"schemaVersion":99,"new":["thing"]}'),
  'that is a folder': (path: string) => mkdir(path),
  'that cannot be read': (path: string) => symlink(basename(path), path),
} as const;
const strangerNames = Object.keys(strangers) as (keyof typeof strangers)[];

const isAsItWas = async (path: string, how: keyof typeof strangers): Promise<boolean> => {
  if (how === 'that is a folder') return (await stat(path)).isDirectory();
  if (how === 'that cannot be read')
    return await stat(path).then(
      () => false,
      ({ code }) => code === 'ELOOP',
    );
  return (await readFile(path, 'utf8')) === '{"schemaVersion":99,"new":["thing"]}';
};

async function startHere(profile: string): Promise<RunningApp> {
  const app = await startApp(profile);
  onTestFinished(() => app.close());
  return app;
}

/** A library in which one of every kind was made, and the file that each kind's went to. */
const full = { library: '', profile: '', files: new Map<Kind['name'], string>() };

async function putInPlace(library: string, path: string, how: keyof typeof strangers): Promise<void> {
  await rm(keptPath(library, path), { recursive: true, force: true });
  await mkdir(dirname(keptPath(library, path)), { recursive: true });
  await strangers[how](keptPath(library, path));
}

/** Opens a library with a strange file in it; the rest of what was made must be there. */
async function expectRest(
  library: string,
  path: string,
  how: keyof typeof strangers,
  without: readonly string[],
) {
  const app = await startHere(await copyOf(full.profile));
  await app.open(library);
  // An issue's marks are read behind the issue itself, without anybody opening it.
  await eventually(async () => {
    const problems = (await app.call('library.state', {}))?.problems ?? [];
    expect(problems.map(({ message }) => message)).toContainEqual(expect.stringContaining(basename(path)));
  });
  for (const kind of kinds.filter(({ name }) => !without.includes(name))) {
    expect(await kind.seen(app), kind.name).toHaveLength(1);
    await kind.make(app, 1);
    expect(await kind.seen(app), kind.name).toHaveLength(2);
  }
  await app.close();
  expect(await isAsItWas(keptPath(library, path), how)).toBe(true);
}

describe('a library with a file of the store', () => {
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'broadsheet-strange-'));
    full.library = join(folder, 'library');
    full.profile = join(folder, 'profile');
    await copyCourier(full.library);
    const app = await startApp(full.profile);
    await app.open(full.library);
    for (const kind of kinds) {
      const before = await keptFiles(full.library);
      await kind.make(app, 0);
      const now = await keptFiles(full.library);
      const [path] = [...now.keys()].filter((one) => before.get(one) !== now.get(one));
      full.files.set(kind.name, path ?? '');
    }
    await app.close();
    return () => rm(folder, { recursive: true, force: true });
  });

  describe.each(kinds.map(({ name }) => name))('of a %s', (name) => {
    it.each(strangerNames)('%s opens with all the rest, says so, and leaves the file alone', async (how) => {
      const library = await copyOf(full.library);
      const path = full.files.get(name) ?? '';
      const gone = kinds.filter((kind) => full.files.get(kind.name) === path).map((kind) => kind.name);
      await putInPlace(library, path, how);
      await expectRest(library, path, how, gone);
    });
  });
});

describe('a profile with a file', () => {
  const files = ['drafts.json', 'search-history.json'] as const;
  const each = files.flatMap((file) => strangerNames.map((how) => [file, how] as const));

  it.each(each)('%s %s starts, opens libraries, and leaves the file alone', async (file, how) => {
    const library = await temporaryFolder();
    await copyCourier(library);
    const profile = await temporaryFolder();
    const path = join(profile, 'config', file);
    await mkdir(dirname(path));
    await strangers[how](path);
    const app = await startHere(profile);
    await app.open(library);
    for (const kind of kinds) {
      const made = await kind.make(app, 0);
      expect(await kind.seen(app), kind.name).toEqual([made]);
    }
    await app.close();
    expect(await isAsItWas(path, how)).toBe(true);
  });
});

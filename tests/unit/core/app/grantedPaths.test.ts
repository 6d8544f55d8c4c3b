import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGrantedPaths } from '#core/app/grantedPaths.ts';
import { defaultExportOptions } from '#shared/model/exportOptions.ts';
import { startApp } from '../../../support/apps.ts';
import { temporaryFolder } from '../../../support/folders.ts';
import { courierLibrary } from '../../../support/keptFiles.ts';

const refused = expect.objectContaining({ code: 'pathNotChosen' });

describe('granted paths', () => {
  it.each([
    ['/home/me/papers', true],
    ['/home/me/papers/', true],
    ['/home/me/papers/1926/a.txt', true],
    ['/home/me/papers/../papers/a.txt', true],
    ['/home/me/papers-of-others', false],
    ['/home/me', false],
    ['/', false],
    ['/home/me/papers/../../you', false],
    ['papers', false],
    ['', false],
    ['/recent', true],
    ['/recent/below', false],
    ['/other/../recent', false],
  ])('%s may be named: %s', (path, may) => {
    const granted = createGrantedPaths(() => ['/recent']);
    granted.grant(['/home/me/papers']);
    if (may) expect(() => granted.check([path])).not.toThrow();
    else expect(() => granted.check([path])).toThrow(refused);
  });

  it('never reach above what was chosen, however a path is written', () => {
    const name = fc.constantFrom('..', '.', '', 'a', 'b', 'chosen');
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), (names) => {
        const granted = createGrantedPaths(() => []);
        granted.grant(['/a/chosen']);
        const real = join('/', ...names);
        const inside = real === '/a/chosen' || real.startsWith('/a/chosen/');
        const check = () => granted.check([`/${names.join('/')}`]);
        if (inside || real === '/a/chosen/') expect(check).not.toThrow();
        else expect(check).toThrow(refused);
      }),
    );
  });
});

it('a window opens, adds, imports and exports by no path that nobody chose', async () => {
  const outside = await temporaryFolder();
  await writeFile(join(outside, 'secret.csv'), 'quote,note\na,b\n');
  const app = await startApp(await temporaryFolder());
  onTestFinished(() => app.close());
  const library = await courierLibrary();
  await app.open(library);
  const file = join(outside, 'secret.csv');
  const calls = [
    () => app.call('library.open', { path: outside }),
    () => app.call('library.add', { paths: [file] }),
    () => app.call('exchange.importFiles', { paths: [file] }),
    () => app.call('exchange.tables', { paths: [file] }),
    () =>
      app.call('targets.add', {
        folder: outside,
        scope: { kind: 'library' },
        options: defaultExportOptions,
      }),
  ];
  for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'pathNotChosen' });
  expect(await readdir(outside)).toEqual(['secret.csv']);
  // A library that was open before is a person's choice already.
  expect(await app.call('library.open', { path: library })).toMatchObject({ path: library });
  app.grant(outside);
  await mkdir(join(outside, 'below'));
  expect(await app.call('exchange.tables', { paths: [file] })).toHaveLength(1);
});

it('files chosen in the host’s dialog may be named', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'annotations.csv');
  await writeFile(file, 'quote,note\na,b\n');
  const app = await startApp(await temporaryFolder(), { chooseFiles: async () => [file] });
  onTestFinished(() => app.close());
  await app.open(await courierLibrary());
  expect(await app.call('library.chooseFiles', { kind: 'files' })).toEqual([file]);
  expect(await app.call('exchange.tables', { paths: [file] })).toHaveLength(1);
});

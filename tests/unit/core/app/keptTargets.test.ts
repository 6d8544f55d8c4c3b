import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { defaultExportOptions, folderFormats } from '#shared/model/exportOptions.ts';
import { annotate, issueIn, notesOn, type RunningApp, startApp } from '../../../support/apps.ts';
import { eventually, temporaryFolder } from '../../../support/folders.ts';
import { courier, courierLibrary } from '../../../support/keptFiles.ts';

const rich = '> [!note] Look\n> here\n\nSee[^1].\n\n[^1]: A footnote.';

async function deviceAt(library: string, profile: string): Promise<RunningApp> {
  const app = await startApp(profile);
  onTestFinished(() => app.close());
  await app.open(library);
  return app;
}

/** A library with a note, and a vault beside it that its notes are kept in. */
async function keptVault() {
  const [library, profile, vault] = [
    await courierLibrary(),
    await temporaryFolder(),
    await temporaryFolder(),
  ];
  const app = await deviceAt(library, profile);
  const issueId = await issueIn(app, courier.flood);
  const annotationId = await annotate(app, issueId, 'procession of bedding', rich);
  app.grant(vault);
  const added = await app.call('targets.add', {
    folder: vault,
    scope: { kind: 'library' },
    options: defaultExportOptions,
  });
  if (!added) throw new Error('No folder was chosen.');
  const [name = ''] = await readdir(vault);
  const path = join(vault, name);
  return { library, profile, vault, path, app, issueId, annotationId, targetId: added.id, added };
}

const edit = async (path: string, from: string, to: string) =>
  await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));

it('writes when notes change, and brings back what is changed in the file once it may', async () => {
  const { app, path, issueId, annotationId, targetId, added } = await keptVault();
  expect(added).toMatchObject({ status: 'upToDate', fileCount: 1, edits: [], canTakeBack: true });
  await app.call('annotations.change', { issueId, annotationId, note: `${rich}\n\nMore.` });
  await eventually(async () => expect(await readFile(path, 'utf8')).toContain('\nMore.\n'));

  await edit(path, '[^1]: A footnote.', '[^1]: Another footnote.');
  const [waiting] = await eventually(async () => {
    const [target] = await app.call('targets.list', {});
    expect(target?.edits).toHaveLength(1);
    return target?.edits ?? [];
  });
  expect(waiting).toMatchObject({ annotationId, kind: 'edit' });
  expect(await notesOn(app, issueId)).toEqual([`${rich}\n\nMore.`]);
  await app.call('targets.accept', { targetId, editIds: [waiting?.id ?? ''] });
  const brought = `${rich}\n\nMore.`.replace('A footnote', 'Another footnote');
  expect(await notesOn(app, issueId)).toEqual([brought]);

  await app.call('targets.change', { targetId, bringBack: 'always' });
  await edit(path, 'More.', 'Most.');
  await eventually(async () =>
    expect(await notesOn(app, issueId)).toEqual([brought.replace('More', 'Most')]),
  );
  // It is a command like any other.
  await app.call('history.undo', {});
  expect(await notesOn(app, issueId)).toEqual([brought]);
  await eventually(async () => expect(await readFile(path, 'utf8')).toContain('\nMore.\n'));
});

it.each(['tag', 'collection'] as const)(
  'brings back what is changed in a file when nothing is in its %s any more',
  async (kind) => {
    const { app, issueId, annotationId } = await keptVault();
    await app.call('annotations.change', { issueId, annotationId, tags: ['flood'] });
    const pieces = [{ kind: 'annotation' as const, issueId, annotationId }];
    const { collectionId } = await app.call('collections.create', { name: 'Floods', pieces });
    const folder = await temporaryFolder();
    app.grant(folder);
    const added = await app.call('targets.add', {
      folder,
      scope: kind === 'tag' ? { kind, tag: 'flood' } : { kind, collectionId },
      options: defaultExportOptions,
    });
    const targetId = added?.id ?? '';
    const [name = ''] = await readdir(folder);
    const path = join(folder, name);
    await app.call('targets.change', { targetId, bringBack: 'always' });

    if (kind === 'tag') await app.call('annotations.change', { issueId, annotationId, tags: [] });
    else await app.call('collections.remove', { collectionId });
    await edit(path, 'A footnote.', 'Read on paper.');
    const edited = await readFile(path, 'utf8');
    const brought = rich.replace('A footnote.', 'Read on paper.');
    await eventually(async () => expect(await notesOn(app, issueId)).toEqual([brought]));
    // Nothing else becomes of the file, and it is said why nothing is written.
    await eventually(async () =>
      expect((await app.call('targets.list', {})).find(({ id }) => id === targetId)).toMatchObject({
        status: 'failed',
        failure: { code: kind === 'tag' ? 'nothingToExport' : 'collectionNotFound' },
        edits: [],
      }),
    );
    expect(await readFile(path, 'utf8')).toBe(edited);
  },
);

it('goes on after a restart, and takes back what was changed in between', async () => {
  const { library, profile, app, path, issueId, targetId } = await keptVault();
  await app.call('targets.change', { targetId, bringBack: 'always' });
  await app.close();
  await edit(path, 'A footnote.', 'Read on paper.');
  const again = await deviceAt(library, profile);
  await eventually(async () =>
    expect(await notesOn(again, issueId)).toEqual([rich.replace('A footnote.', 'Read on paper.')]),
  );
});

it('is paused, taken back, resumed and removed', async () => {
  const { app, vault, path, issueId, annotationId, targetId } = await keptVault();
  const first = await readFile(path, 'utf8');
  await app.call('annotations.change', { issueId, annotationId, note: 'second' });
  await app.call('targets.write', { targetId });
  expect(await readFile(path, 'utf8')).toContain('second');
  expect(await app.call('targets.takeBack', { targetId })).toEqual({ kept: [] });
  expect(await readFile(path, 'utf8')).toBe(first);
  expect(await app.call('targets.list', {})).toMatchObject([{ status: 'paused', canTakeBack: false }]);

  await app.call('targets.change', { targetId, isPaused: false });
  await eventually(async () => expect(await readFile(path, 'utf8')).toContain('second'));
  // What a person wrote since stays.
  await edit(path, 'second', 'mine');
  expect(await app.call('targets.takeBack', { targetId })).toEqual({ kept: await readdir(vault) });
  expect(await readFile(path, 'utf8')).toContain('mine');
  await app.call('targets.remove', { targetId });
  expect(await app.call('targets.list', {})).toEqual([]);
  expect(await readdir(vault)).toHaveLength(1);
  await expect(app.call('targets.write', { targetId })).rejects.toMatchObject({ code: 'targetNotFound' });
});

it('belongs to the computer: another one in the same library has none', async () => {
  const { library } = await keptVault();
  const there = await deviceAt(library, await temporaryFolder());
  expect(await there.call('targets.list', {})).toEqual([]);
});

it.each(folderFormats)(
  'keeps no export as %s: there is nothing in it to bring up to date',
  async (format) => {
    const { app, vault } = await keptVault();
    const before = await readdir(vault);
    const options = { ...defaultExportOptions, format };
    const add = app.call('targets.add', { folder: vault, scope: { kind: 'library' }, options });
    await expect(add).rejects.toMatchObject({ code: 'badArguments' });
    expect(await readdir(vault)).toEqual(before);
  },
);

import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { defaultExportOptions, type ExportFormatId } from '#shared/model/exportOptions.ts';
import type { NotebookFilters } from '#shared/model/notebook.ts';
import { annotate, issueIn, notesOn, type RunningApp, startApp } from '../../../support/apps.ts';
import { eventually, temporaryFolder } from '../../../support/folders.ts';
import { courier, courierLibrary, fileHolding } from '../../../support/keptFiles.ts';

const note = 'Owned by the mill until 1931.';

/** A library with a note on its paper, and one on its first issue. */
async function withPaperNote() {
  const library = await courierLibrary();
  const app = await startApp(await temporaryFolder());
  onTestFinished(() => app.close());
  await app.open(library);
  const issueId = await issueIn(app, courier.flood);
  const { annotation } = await app.call('annotations.create', {
    issueId,
    about: { kind: 'publication' },
    colour: 'green',
    note,
    tags: ['owners'],
  });
  const words = { issueId, colour: 'red', note: 'A dull day.' } as const;
  await app.call('annotations.create', { ...words, about: { kind: 'issue' }, tags: [] });
  return { library, app, issueId, annotationId: annotation.id };
}

const listed = async (app: RunningApp, filters: NotebookFilters) =>
  (
    await app.call('notebook.list', {
      query: { filters, sort: 'publication', descending: false, grouped: false },
      offset: 0,
      limit: 50,
    })
  ).entries;

const exported = async (app: RunningApp, format: ExportFormatId, per: 'issue' | 'library' = 'issue') =>
  await app.call('export.render', {
    scope: { kind: 'library' },
    options: { ...defaultExportOptions, format, per },
  });

it('is found by its words, its tag and its colour, and goes with its paper when that is given another name', async () => {
  const { app, issueId, annotationId } = await withPaperNote();
  for (const filters of [{ text: 'mill' }, { tag: 'owners' }, { colour: 'green' }] as const) {
    expect(await listed(app, filters)).toMatchObject([
      { state: 'placed', annotation: { id: annotationId, target: { about: 'publication' } } },
    ]);
  }
  await app.call('library.namePapers', {
    papers: [{ issueIds: [issueId], title: 'The Wexcombe Gazette' }],
  });
  await eventually(async () =>
    expect(await listed(app, { text: 'mill' })).toMatchObject([
      { issue: { publication: 'The Wexcombe Gazette' }, state: 'placed' },
    ]),
  );
});

it('is taken back, done again, and outlives the issue that it is kept with', async () => {
  const { app, library, issueId, annotationId } = await withPaperNote();
  await app.call('annotations.remove', { issueId, annotationIds: [annotationId] });
  expect(await notesOn(app, issueId)).toEqual(['A dull day.']);
  await app.call('history.undo', {});
  expect(await notesOn(app, issueId)).toEqual(['A dull day.', note]);
  await rm(join(library, courier.flood));
  await eventually(async () =>
    expect(await listed(app, { text: 'mill' })).toMatchObject([
      { issue: { publication: 'The Wexcombe Courier' }, state: 'waiting', annotation: { note } },
    ]),
  );
  const [markdown] = await exported(app, 'markdown');
  expect(markdown?.text).toContain(note);
});

it('is exported in a file of its paper, cited without a date, and not as the issue', async () => {
  const { app } = await withPaperNote();
  const markdown = await exported(app, 'markdown');
  expect(markdown.map(({ name }) => name).toSorted()).toEqual([
    'Broadsheet.md',
    'The Wexcombe Courier 1926-01-08.md',
    'The Wexcombe Courier.md',
  ]);
  const ofPaper = markdown.find(({ text }) => text.includes(note));
  expect(ofPaper?.name).toBe('The Wexcombe Courier.md');
  expect(ofPaper?.text).not.toContain('A dull day.');
  expect(ofPaper?.text).not.toMatch(/^date:|January/mu);
  const [ris] = await exported(app, 'ris', 'library');
  const ofPaperAlone = ris?.text.split('ER  -').find((record) => record.includes(note)) ?? '';
  expect(ofPaperAlone).toContain('The Wexcombe Courier');
  expect(ofPaperAlone).not.toMatch(/^(?:DA|PY|Y1|IS|SP) {2}-/mu);
  const [bibliography] = await exported(app, 'bibliography', 'library');
  expect(bibliography?.text.trim().split('\n')).toHaveLength(2);
  const [mixed] = await exported(app, 'markdown', 'library');
  expect(mixed?.text).toMatch(/^#+ The Wexcombe Courier$/mu);
  expect(mixed?.text).toMatch(/^#+ The Wexcombe Courier 1926-01-08$/mu);
});

it.each(['jsonld', 'csv'] as const)('leaves as %s and comes back', async (format) => {
  const { app, annotationId } = await withPaperNote();
  const [file] = await exported(app, format, 'library');
  expect(file?.text).toContain('publication');
  const path = join(await temporaryFolder(), file?.name ?? '');
  await writeFile(path, file?.text ?? '');
  const again = await startApp(await temporaryFolder());
  onTestFinished(() => again.close());
  await again.open(await courierLibrary());
  again.grant(path);
  await again.call('exchange.importFiles', { paths: [path] });
  expect(await listed(again, { text: 'mill' })).toMatchObject([
    { state: 'placed', annotation: { id: annotationId, note, target: { about: 'publication' } } },
  ]);
});

it('needs a newer program only in the file that it is in, and only as long as it is there', async () => {
  const { app, library, issueId, annotationId } = await withPaperNote();
  const other = await issueIn(app, courier.town);
  await annotate(app, other, 'the', 'Elsewhere.');
  const versionOf = async (words: string): Promise<unknown> => {
    const path = await fileHolding(library, words);
    return JSON.parse(await readFile(join(library, '.broadsheet', path), 'utf8')).schemaVersion;
  };
  expect(await versionOf(note)).toBe(3);
  expect(await versionOf('Elsewhere.')).toBe(2);
  await app.call('annotations.remove', { issueId, annotationIds: [annotationId] });
  expect(await versionOf('A dull day.')).toBe(2);
  await app.call('history.undo', {});
  await app.close();
  const again = await startApp(await temporaryFolder());
  onTestFinished(() => again.close());
  await again.open(library);
  expect(await notesOn(again, issueId)).toEqual(['A dull day.', note]);
});

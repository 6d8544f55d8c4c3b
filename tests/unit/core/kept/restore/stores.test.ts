import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import { createClipper } from '#core/kept/clippings/clipper.ts';
import { Collections } from '#core/kept/collections/collections.ts';
import { Corrections } from '#core/kept/corrections/corrections.ts';
import { Descriptions } from '#core/kept/descriptions/descriptions.ts';
import { Restoring } from '#core/kept/restore/restoring.ts';
import { SavedSearches } from '#core/kept/savedSearches/savedSearches.ts';
import type { SearchTask } from '#shared/model/search.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { issueShelf, madeUpIssue, openStore, pier, steppingClock } from '../annotations/support.ts';

const search: SearchTask = {
  query: 'bridge',
  order: 'relevance',
  filters: { kind: 'article' },
  match: 'any',
};
const issue = madeUpIssue('issue', pier);

/** Everything that is kept beside the annotations, on a library folder. */
async function open(libraryPath: string) {
  const clock = steppingClock().now;
  let ids = 0;
  const randomId = () => `id-${++ids}`;
  const snapshots = new Snapshots({ libraryPath, clock });
  const annotations = await openStore(libraryPath, { clock, snapshots });
  const { records } = annotations;
  onTestFinished(() => annotations.close());
  const searches = await SavedSearches.open({
    records,
    clock,
    randomId,
    search: async ({ query }) => ({
      query,
      total: 0,
      matchTotal: 0,
      hits: [],
      facets: { publications: [], years: [], kinds: [] },
      complete: true,
      milliseconds: 0,
    }),
  });
  const descriptions = await Descriptions.open({ records, clock });
  const { load } = issueShelf([issue]);
  const clipper = createClipper({ library: { summary: () => null, getIssue: load }, annotations });
  const collections = await Collections.open({ records, clock, randomId, clipper });
  const corrections = await Corrections.open({ records, clock, randomId });
  const described: string[] = [];
  descriptions.onChange((changed) => described.push(...changed));
  await records.begin(false);
  return {
    searches,
    descriptions,
    collections,
    corrections,
    snapshots,
    described,
    records,
    restoring: new Restoring({ records, snapshots, annotations }),
    correct: (from: string, replacement: string) => {
      const start = issue.text.indexOf(from);
      return corrections.make(issue, { kind: 'text', start, end: start + from.length, replacement }, '');
    },
  };
}

const stores = ['descriptions', 'searches', 'collections', 'corrections'] as const;

describe('what is kept beside the annotations', () => {
  it('goes back to a snapshot store by store, and forth by undoing that or by the snapshot taken before', async () => {
    const library = await open(await temporaryFolder());
    const { searches, descriptions, corrections, collections, snapshots, restoring, records } = library;
    await descriptions.describe(['issue'], { title: 'The Medway Herald' });
    await searches.save('Bridges', search);
    await collections.create({ name: 'first', pieces: [] });
    await library.correct('harbour', 'Harbour');
    const id = (await snapshots.take('manual'))?.id ?? '';
    await descriptions.describe(['issue', 'other'], { title: 'Another' });
    await searches.save('More bridges', search);
    await collections.create({ name: 'second', pieces: [] });
    await library.correct('engineer', 'Engineer');

    const differences = await restoring.compareStores(await restoring.read(id));
    expect(differences).toHaveLength(stores.length);
    for (const store of stores) expect(differences).toContainEqual({ store, current: 2, former: 1 });
    const state = async () => ({
      titles: ['issue', 'other'].map((one) => descriptions.get(one)?.values.title),
      searches: (await searches.list()).map(({ name }) => name),
      collections: collections.list().map(({ name }) => name),
      corrections: corrections.list(issue).map(({ correction: { change } }) => change),
    });
    const later = await state();
    await restoring.restoreStores(await restoring.read(id), ['searches']);
    expect(await state()).toEqual({ ...later, searches: ['Bridges'] });
    library.described.length = 0;
    await restoring.restoreStores(await restoring.read(id), stores);
    const former = {
      titles: ['The Medway Herald', undefined],
      searches: ['Bridges'],
      collections: ['first'],
      corrections: [{ kind: 'text', replacement: 'Harbour' }],
    };
    expect(await state()).toEqual(former);
    expect(library.described.toSorted()).toEqual(['issue', 'other']);

    await records.step('undo');
    await records.step('undo');
    expect(await state()).toEqual(later);
    await records.step('redo');
    await records.step('redo');
    expect(await state()).toEqual(former);
    const before = (await snapshots.list()).filter(({ reason }) => reason === 'restore').at(-1);
    await restoring.restoreStores(await restoring.read(before?.id ?? ''), stores);
    expect(await state()).toEqual(later);
  });

  it('that a snapshot does not have is empty after its restoring, and counted as nothing before', async () => {
    const { searches, collections, snapshots, restoring } = await open(await temporaryFolder());
    await collections.create({ name: 'first', pieces: [] });
    const id = (await snapshots.take('manual'))?.id ?? '';
    await searches.save('Bridges', search);
    expect(await restoring.compareStores(await restoring.read(id))).toEqual([
      { store: 'searches', current: 1, former: 0 },
    ]);
    await restoring.restoreStores(await restoring.read(id), ['searches']);
    expect(await searches.list()).toEqual([]);
  });
});

describe('conflict copies of sync tools', () => {
  /** A library whose stores hold one thing each, and copies of their files made elsewhere. */
  async function synced(copies: Readonly<Record<string, string>>) {
    const path = await temporaryFolder();
    const before = await open(path);
    await before.descriptions.describe(['issue'], { title: 'Ours' });
    await before.searches.save('Ours', search);
    await before.records.close();
    for (const [name, text] of Object.entries(copies)) {
      const file = join(path, '.broadsheet', name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    return { ...(await open(path)), root: join(path, '.broadsheet') };
  }

  it('are merged by key into the store that they are of, set aside and told', async () => {
    const { descriptions, searches, records, root } = await synced({
      'descriptions (conflicted copy 2026-11-24).json': JSON.stringify({
        schemaVersion: 1,
        issues: { issue: { title: 'Theirs' }, other: { title: 'Only theirs' } },
      }),
      'searches - Copy.json': JSON.stringify({
        schemaVersion: 1,
        searches: [{ id: 'theirs', name: 'Theirs', search }],
      }),
    });
    expect(descriptions.get('issue')?.values).toEqual({ title: 'Ours' });
    expect(descriptions.get('other')?.values).toEqual({ title: 'Only theirs' });
    expect((await searches.list()).map(({ name }) => name).toSorted()).toEqual(['Ours', 'Theirs']);
    expect(records.problems.map(({ code }) => code)).toEqual(['mergedMarks', 'mergedMarks']);
    expect((await readdir(root)).filter((name) => name.includes('merged-'))).toHaveLength(2);
    expect(await readFile(join(root, 'descriptions', 'own.json'), 'utf8')).toContain('Only theirs');
  });

  it('that nobody can merge are told with their paths, each time, and left as they are', async () => {
    const { records, root } = await synced({
      'descriptions (1).json': '{"half',
      'something (2).json': '{}',
      'corrections/issue_conflict-20261124.json': '{}',
      'snapshots/note (1).json': '{}',
    });
    expect(records.problems.map(({ path }) => path).toSorted()).toEqual(
      ['corrections/issue_conflict-20261124.json', 'descriptions (1).json', 'something (2).json'].map(
        (name) => join(root, name),
      ),
    );
    expect(await readFile(join(root, 'descriptions (1).json'), 'utf8')).toBe('{"half');
  });
});

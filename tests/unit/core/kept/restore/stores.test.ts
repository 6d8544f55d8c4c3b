import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { unmergedCopies } from '#core/disk/json/conflictCopies.ts';
import { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import { Corrections } from '#core/kept/corrections/corrections.ts';
import { Descriptions } from '#core/kept/descriptions/descriptions.ts';
import { keptRecords } from '#core/kept/records/keptRecords.ts';
import { RecordStore } from '#core/kept/records/recordStore.ts';
import { readKnown } from '#core/kept/restore/restore.ts';
import { compareStores, restoreStores } from '#core/kept/restore/stores.ts';
import { openSavedSearches } from '#core/kept/savedSearches/savedSearches.ts';
import type { FileProblem } from '#shared/model/library.ts';
import type { SearchTask } from '#shared/model/search.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { madeUpIssue, openStore, pier, steppingClock } from '../annotations/support.ts';

const search: SearchTask = {
  query: 'bridge',
  order: 'relevance',
  filters: { kind: 'article' },
  match: 'any',
};
const link = z.object({ id: z.string(), modified: z.string(), to: z.string() });
const issue = madeUpIssue('issue', pier);

/** Everything that is kept beside the annotations, on a library folder. */
async function open(libraryPath: string) {
  const clock = steppingClock().now;
  const problems: FileProblem[] = [];
  let ids = 0;
  const around = {
    libraryPath,
    clock,
    watch: false,
    mayWrite: () => true,
    ensureWriter: async () => undefined,
    onProblem: (problem: FileProblem) => void problems.push(problem),
    onChange: () => undefined,
    randomId: () => `id-${++ids}`,
  };
  const snapshots = new Snapshots({ libraryPath, clock, mayWrite: () => true });
  const annotations = await openStore(libraryPath, { clock, snapshots });
  onTestFinished(() => annotations.close());
  const searches = await openSavedSearches({
    ...around,
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
  const descriptions = await Descriptions.open(around);
  const links = await RecordStore.open({ ...around, name: 'links', schema: link });
  const corrections = await Corrections.open(around);
  const described: string[] = [];
  const keptStores = [
    descriptions.kept((changed) => void described.push(...changed)),
    searches.kept,
    keptRecords('links', link, links),
    corrections.kept,
  ];
  return {
    searches,
    descriptions,
    links,
    corrections,
    snapshots,
    problems,
    described,
    keptStores,
    restorable: { libraryPath, annotations, snapshots, keptStores },
    addLink: (id: string) =>
      links.change((_records, now) => [{ before: null, after: { id, modified: now, to: 'there' } }]),
    correct: (from: string, replacement: string) => {
      const start = issue.text.indexOf(from);
      return corrections.make(issue, { kind: 'text', start, end: start + from.length, replacement }, '');
    },
  };
}

describe('what is kept beside the annotations', () => {
  it('goes back to a snapshot store by store, and forth by the one taken before', async () => {
    const library = await open(await temporaryFolder());
    const { searches, descriptions, corrections, snapshots, restorable, described } = library;
    await descriptions.describe(['issue'], { title: 'The Medway Herald' });
    await searches.save('Bridges', search);
    await library.addLink('first');
    await library.correct('harbour', 'Harbour');
    const id = (await snapshots.take('manual'))?.id ?? '';
    await descriptions.describe(['issue', 'other'], { title: 'Another' });
    await searches.save('More bridges', search);
    await library.addLink('second');
    await library.correct('engineer', 'Engineer');

    expect(await compareStores(restorable, await readKnown(snapshots, id))).toEqual([
      { store: 'descriptions', current: 2, former: 1 },
      { store: 'searches', current: 2, former: 1 },
      { store: 'links', current: 2, former: 1 },
      { store: 'corrections', current: 2, former: 1 },
    ]);
    const state = async () => ({
      titles: ['issue', 'other'].map((one) => descriptions.get(one)?.values.title),
      searches: (await searches.list()).map(({ name }) => name),
      links: library.links.records.map((one) => one.id),
      corrections: corrections.list(issue).map(({ correction: { change } }) => change),
    });
    const later = await state();
    await restoreStores(restorable, await readKnown(snapshots, id), ['searches']);
    expect(await state()).toEqual({ ...later, searches: ['Bridges'] });
    described.length = 0;
    await restoreStores(restorable, await readKnown(snapshots, id), [
      'descriptions',
      'searches',
      'links',
      'corrections',
    ]);
    expect(await state()).toEqual({
      titles: ['The Medway Herald', undefined],
      searches: ['Bridges'],
      links: ['first'],
      corrections: [{ kind: 'text', replacement: 'Harbour' }],
    });
    expect(described.toSorted()).toEqual(['issue', 'other']);

    const before = (await snapshots.list()).filter(({ reason }) => reason === 'restore').at(-1);
    await restoreStores(restorable, await readKnown(snapshots, before?.id ?? ''), [
      'descriptions',
      'searches',
      'links',
      'corrections',
    ]);
    expect(await state()).toEqual(later);
  });

  it('that a snapshot does not have is empty after its restoring, and counted as nothing before', async () => {
    const { searches, snapshots, restorable, addLink } = await open(await temporaryFolder());
    await addLink('first');
    const id = (await snapshots.take('manual'))?.id ?? '';
    await searches.save('Bridges', search);
    expect(await compareStores(restorable, await readKnown(snapshots, id))).toEqual([
      { store: 'searches', current: 1, former: 0 },
    ]);
    await restoreStores(restorable, await readKnown(snapshots, id), ['searches']);
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
    for (const [name, text] of Object.entries(copies)) {
      const file = join(path, '.broadsheet', name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    await before.restorable.annotations.close();
    const library = await open(path);
    for (const store of library.keptStores) await store.takeInCopies();
    return { ...library, root: join(path, '.broadsheet') };
  }

  it('are merged by key into the store that they are of, set aside and told', async () => {
    const { descriptions, searches, problems, root } = await synced({
      'descriptions (conflicted copy 2026-11-24).json': JSON.stringify({
        schemaVersion: 1,
        issues: { issue: { title: 'Theirs' }, other: { title: 'Only theirs' } },
      }),
      'searches.sync-conflict-20261124-101112-ABCDEFG.json': JSON.stringify({
        schemaVersion: 1,
        searches: [{ id: 'theirs', name: 'Theirs', search }],
      }),
    });
    expect(descriptions.get('issue')?.values).toEqual({ title: 'Ours' });
    expect(descriptions.get('other')?.values).toEqual({ title: 'Only theirs' });
    expect((await searches.list()).map(({ name }) => name)).toEqual(['Ours', 'Theirs']);
    expect(problems.map(({ code }) => code)).toEqual(['mergedMarks', 'mergedMarks']);
    expect((await readdir(root)).filter((name) => name.includes('merged-'))).toHaveLength(2);
    expect(await unmergedCopies(root)).toEqual([]);
    expect(await readFile(join(root, 'descriptions.json'), 'utf8')).toContain('Only theirs');
  });

  it('that nobody can merge are told with their paths, each time, and left as they are', async () => {
    const { root } = await synced({
      'descriptions (1).json': '{"half',
      'something (2).json': '{}',
      'corrections/issue_conflict-20261124.json': '{}',
      'snapshots/note (1).json': '{}',
    });
    const told = await unmergedCopies(root);
    expect(told.map(({ code, path }) => [code, path]).toSorted()).toEqual(
      ['corrections/issue_conflict-20261124.json', 'descriptions (1).json', 'something (2).json'].map(
        (name) => ['unmergedCopy', join(root, name)],
      ),
    );
    expect(await readFile(join(root, 'descriptions (1).json'), 'utf8')).toBe('{"half');
  });
});

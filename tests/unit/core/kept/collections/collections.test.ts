import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Collections } from '#core/kept/collections/collections.ts';
import { madeUpIssue, steppingClock } from '../annotations/support.ts';
import { openRecords } from '../records/openRecords.ts';
import { openShelf } from './support.ts';

describe('collections', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>;
  let collections: Collections;

  beforeEach(async () => {
    shelf = await openShelf();
    collections = await Collections.open(shelf);
  });
  afterEach(async () => {
    await shelf.close();
  });

  const article = async (index = 0) => {
    const issue = shelf.shelf.get('issue');
    return { kind: 'article', issueId: 'issue', articleId: issue?.articles[index]?.id ?? '' } as const;
  };
  const headlines = async (id: string) =>
    (await collections.get(id)).members.map(({ clipping }) => clipping.text.slice(0, 11));

  it('gather articles and annotations in the order they were added, each once', async () => {
    const passage = await shelf.mark('northern pier', 'issue', 'Which one?');
    const id = await collections.create({ name: 'Harbour', pieces: [passage] });
    expect(await collections.add({ collectionId: id, pieces: [passage, await article(1)] })).toBe(1);

    const { members } = await collections.get(id);
    expect(members.map(({ clipping }) => [clipping.piece.kind, clipping.headline, clipping.state])).toEqual([
      ['annotation', 'Pier', 'placed'],
      ['article', '码头', 'placed'],
    ]);
    expect(members[0]?.clipping).toMatchObject({
      text: 'northern pier',
      colour: 'red',
      annotationNote: 'Which one?',
    });
    expect(collections.list()).toEqual([{ id, name: 'Harbour', memberCount: 2 }]);
  });

  it('are there when the library is opened again', async () => {
    const id = await collections.create({ name: 'Harbour', pieces: [await shelf.mark('harbour board')] });
    await collections.change({ collectionId: id, note: 'All about *it*.' });
    const again = await Collections.open({ ...shelf, records: await openRecords(shelf.libraryPath) });
    expect(await again.get(id)).toMatchObject({ name: 'Harbour', note: 'All about *it*.', memberCount: 1 });
  });

  it('are put in another order, also between two neighbours again and again', async () => {
    const pieces = [
      await shelf.mark('harbour'),
      await shelf.mark('engineer'),
      await shelf.mark('northern'),
      await shelf.mark('Tuesday'),
    ];
    const id = await collections.create({ name: 'Order', pieces });
    for (let round = 0; round < 70; round++) {
      const third = (await collections.get(id)).members[2];
      await collections.move({ collectionId: id, memberId: third?.id ?? '', to: 1 });
    }
    expect(await headlines(id)).toEqual(['harbour', 'engineer', 'northern', 'Tuesday']);
    const last = (await collections.get(id)).members[3];
    await collections.move({ collectionId: id, memberId: last?.id ?? '', to: 0 });
    expect(await headlines(id)).toEqual(['Tuesday', 'harbour', 'engineer', 'northern']);
    await collections.move({ collectionId: id, memberId: last?.id ?? '', to: 99 });
    expect(await headlines(id)).toEqual(['harbour', 'engineer', 'northern', 'Tuesday']);
  });

  it('take every step back and do it again', async () => {
    const id = await collections.create({ name: 'Harbour', pieces: [await shelf.mark('harbour')] });
    await collections.add({ collectionId: id, pieces: [await shelf.mark('engineer')] });
    const [first] = (await collections.get(id)).members;
    await collections.changeMember({ collectionId: id, memberId: first?.id ?? '', note: 'Said.' });
    await collections.removeMembers({ collectionId: id, memberIds: [first?.id ?? ''] });
    await collections.remove(id);
    expect(collections.list()).toEqual([]);
    await shelf.undo();
    expect(await headlines(id)).toEqual(['engineer']);
    await shelf.undo();
    expect((await collections.get(id)).members[0]?.note).toBe('Said.');
    await shelf.undo();
    expect((await collections.get(id)).members[0]?.note).toBe('');
    await shelf.redo();
    expect((await collections.get(id)).members[0]?.note).toBe('Said.');
  });

  it('keep what is gone, as what it was', async () => {
    const passage = await shelf.mark('northern pier');
    const other = await shelf.mark('engineer');
    const id = await collections.create({ name: 'Gone', pieces: [passage, other, await article()] });
    await shelf.annotations.remove({ issueId: 'issue', annotationIds: [passage.annotationId] });
    const before = (await collections.get(id)).members.map(({ clipping }) => clipping);
    expect(before.map(({ state }) => state)).toEqual(['gone', 'placed', 'placed']);
    expect(before[0]).toMatchObject({
      text: 'northern pier',
      headline: 'Pier',
      publication: 'Paper',
      date: '2020-01-01',
    });

    shelf.shelf.delete('issue');
    await shelf.annotations.issueChanged('issue');
    const after = (await collections.get(id)).members.map(({ clipping }) => clipping);
    expect(after.map(({ state }) => state)).toEqual(['gone', 'waiting', 'waiting']);
    expect(after.map(({ publication }) => publication)).toEqual(['Paper', 'Paper', 'Paper']);
    expect(after[2]?.headline).toBe('Pier');
  });

  it('find an article by its headline where another reading gave it another id', async () => {
    const id = await collections.create({ name: 'Read again', pieces: [await article(1)] });
    const issue = madeUpIssue('issue', ['New A new article stands before.', '码头 Another text.']);
    const renamed = issue.articles.map((one, index) => ({ ...one, id: `other-${index}` }));
    shelf.shelf.set('issue', { ...issue, articles: renamed });
    const [member] = (await collections.get(id)).members;
    expect(member?.clipping).toMatchObject({ state: 'placed', headline: '码头' });
    expect(member?.clipping.piece).toMatchObject({ articleId: 'other-1' });
  });

  /** Another hand on the same library, whose clock is an hour ahead. */
  const openOther = async () => {
    const clock = steppingClock(Date.parse('2026-01-02T04:04:05.000Z')).now;
    const records = await openRecords(shelf.libraryPath, { writer: 'other', clock });
    return { records, theirs: await Collections.open({ ...shelf, records, clock }) };
  };

  it('are filled by several hands at once, losing nothing', async () => {
    const id = await collections.create({ name: 'Shared', pieces: [await shelf.mark('harbour')] });
    const engineer = await shelf.mark('engineer');
    const { records, theirs } = await openOther();
    // Here the collection was removed, there a passage was added to it later.
    await collections.remove(id);
    await theirs.add({ collectionId: id, pieces: [engineer] });
    await records.lookAgain();
    await shelf.records.lookAgain();
    for (const one of [collections, theirs]) {
      expect(one.list()).toEqual([{ id, name: 'Shared', memberCount: 1 }]);
    }
    await collections.change({ collectionId: id, name: 'Ours again' });
    await records.lookAgain();
    expect(theirs.list()).toEqual([{ id, name: 'Ours again', memberCount: 1 }]);
    await records.close();
  });

  it('stay where a member was written about elsewhere after they were removed here', async () => {
    const id = await collections.create({ name: 'Kept', pieces: [await shelf.mark('harbour')] });
    const { records, theirs } = await openOther();
    const [member] = (await theirs.get(id)).members;
    await collections.remove(id);
    await theirs.changeMember({ collectionId: id, memberId: member?.id ?? '', note: 'Said.' });
    await shelf.records.lookAgain();
    expect(collections.list()).toEqual([{ id, name: 'Kept', memberCount: 1 }]);
    await records.close();
  });

  it('take in a copy that a sync tool left of a former program’s file', async () => {
    const id = await collections.create({ name: 'Ours', pieces: [] });
    await shelf.records.close();
    const head = { kind: 'collection', id: 'theirs', name: 'Theirs', note: '' };
    const time = '2026-01-01T00:00:00.000Z';
    const copy = { schemaVersion: 1, records: [{ ...head, created: time, modified: time }], deleted: [] };
    const folder = join(shelf.libraryPath, '.broadsheet');
    await writeFile(
      join(folder, "collections (Ann's conflicted copy 2026-11-24).json"),
      JSON.stringify(copy),
    );
    const records = await openRecords(shelf.libraryPath);
    collections = await Collections.open({ ...shelf, records });
    await records.begin(false);
    expect(collections.list().map((one) => one.id)).toEqual([id, 'theirs']);
    const names = await readdir(folder);
    expect(names.filter((name) => name.includes('conflicted'))).toEqual([expect.stringMatching(/\.merged-/)]);
    await records.close();
  });

  it('say what is wrong', async () => {
    await expect(collections.get('none')).rejects.toMatchObject({ code: 'collectionNotFound' });
    const pieces = [{ kind: 'article', issueId: 'issue', articleId: 'none' } as const];
    await expect(collections.create({ name: 'x', pieces })).rejects.toMatchObject({
      code: 'articleNotFound',
    });
    const marks = [{ kind: 'annotation', issueId: 'issue', annotationId: 'none' } as const];
    await expect(collections.create({ name: 'x', pieces: marks })).rejects.toMatchObject({
      code: 'annotationNotFound',
    });
    await expect(shelf.undo()).rejects.toMatchObject({ code: 'nothingToUndo' });
    expect(collections.list()).toEqual([]);
  });
});

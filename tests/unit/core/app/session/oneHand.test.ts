import { cp, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { LibrarySession } from '#core/app/session/session.ts';
import { openArchive } from './support.ts';

/** A library as it was written when one process held it: see docs/decisions/0046-many-hands.md. */
const fixture = resolve(import.meta.dirname, '../../../../fixtures/library-of-one-hand');

async function openFixture() {
  const archive = await openArchive({});
  await cp(fixture, archive.path, { recursive: true });
  return { ...archive, session: await archive.open() };
}

/** Everything that people made, as a person sees it. */
async function everything(session: LibrarySession) {
  const { library, annotations, corrections, collections, links, savedSearches } = session;
  const ids = new Map(library.summaries().map(({ path, id }) => [path, id]));
  const idOf = (path: string) => ids.get(path) ?? path;
  const [pier, ferry] = [idOf('pier.txt'), idOf('ferry.txt')];
  const marksOn = async (id: string) =>
    (await annotations.list(id)).map(({ annotation: { target, note, colour, tags }, anchor }) => [
      target.shown,
      note,
      colour,
      tags,
      anchor !== null,
    ]);
  const correctionsOn = async (id: string) =>
    corrections
      .list(await library.getPrinted(id))
      .flatMap(({ correction: { change, author, undone } }) => (undone ? [] : [{ change, author }]));
  const [book] = collections.list();
  const harbour = book && (await collections.get(book.id));
  const filledIn = async (id: string) =>
    (await library.filledIn(id)).map(({ field, value, author }) => [field, value, author]);
  return {
    pier: await marksOn(pier),
    ferry: await marksOn(ferry),
    corrections: [await correctionsOn(pier), await correctionsOn(ferry)],
    read: (await library.getIssue(pier)).articles[0]?.paragraphs[0]?.text,
    collections: collections.list().map(({ name, memberCount }) => [name, memberCount]),
    harbour: harbour && [
      harbour.note,
      harbour.members.map(({ clipping }) => [clipping.text, clipping.state]),
    ],
    links: (await links.of(pier)).map(({ here, there }) => [here.text, there.text]),
    filledIn: [await filledIn(pier), await filledIn(ferry)],
    searches: savedSearches.names().map(({ name }) => name),
    shown: (await library.getIssue(idOf('mill.pdf'))).alternatives?.find(({ isShown }) => isShown)?.path,
    problems: library.state().problems,
  };
}

const made = {
  pier: [
    ['the engineer', 'Who was the engineer?', 'yellow', ['people'], true],
    ['northern pier', 'Since demolished.', 'blue', ['places'], true],
    ['the ferry waited', 'removed, and brought back', 'yellow', [], true],
  ],
  ferry: [
    ['ran late', 'How late?', 'yellow', ['people', 'time'], true],
    ['first week', 'after the snapshot', 'yellow', [], true],
  ],
  corrections: [[{ change: { kind: 'text', replacement: 'Thursday' }, author: 'Ann' }], []],
  read: ' The harbour board met on Thursday to hear the engineer upon the state of the northern pier.',
  collections: [['Harbour', 2]],
  harbour: [
    'For the chapter on piers.',
    [
      ['the engineer', 'placed'],
      ['The tide stood high at noon and the ferry waited for it.', 'placed'],
    ],
  ],
  links: [['the engineer', 'ran late']],
  filledIn: [
    [],
    [
      ['title', 'The Wexcombe Courier', 'Ann'],
      ['place', 'Wexcombe', 'Ann'],
    ],
  ],
  searches: ['Ferries'],
  shown: 'mill.pdf',
  problems: [],
};

it('opens what was written while one process held a library, and finds everything that was made', async () => {
  const { session } = await openFixture();
  expect(await everything(session)).toEqual(made);
});

it('keeps all of it, and what the files said, once something new is made', async () => {
  const { path, session, open, close } = await openFixture();
  const ferry = session.library.summaries().find((one) => one.path === 'ferry.txt')?.id ?? '';
  const text = (await session.library.getByItself(ferry)).text;
  const start = text.indexOf('January');
  const { annotation } = await session.annotations.create({
    issueId: ferry,
    start,
    end: start + 7,
    colour: 'red',
    note: 'new',
    tags: [],
  });
  await close(session);
  const again = await open();
  const ferryMarks = [...made.ferry, ['January', 'new', 'red', [], true]];
  expect(await everything(again)).toEqual({ ...made, ferry: ferryMarks });
  await again.annotations.remove({ issueId: ferry, annotationIds: [annotation.id] });
  await close(again);
  expect(await everything(await open())).toEqual(made);
  const snapshots = await readdir(join(path, '.broadsheet', 'snapshots'));
  expect(snapshots.length).toBeGreaterThanOrEqual(2);
  const before = await readFile(join(fixture, '.broadsheet', 'collections.json'), 'utf8');
  expect(await readFile(join(path, '.broadsheet', 'collections.json'), 'utf8')).toBe(before);
});

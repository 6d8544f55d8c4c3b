import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LibrarySession } from '#core/app/session/session.ts';
import { eventually } from '../../../../support/folders.ts';
import { parseSimpleSource } from '../../archive/library/simpleIssue.ts';
import { request } from '../../search/support.ts';
import { mark, notesSeen, openArchive } from './support.ts';

const fire = 'Fire broke out in the mill at Wexcombe, where the night watch saw smoke over the river.';
const pier = 'Pier repairs begin on Monday, said the engineer who walked along the stones of the harbour.';
const fair =
  'Fair weather brought four thousand people to the green, and the band played until the lamps were lit.';
const head = 'Daily|2020-12-14||1';

const idAt = (session: LibrarySession, path: string) =>
  session.library.summaries().find((summary) => summary.path === path)?.id ?? '';

const partsOf = (session: LibrarySession) =>
  session.library.summaries().map(({ path, publication, partCount }) => [path, publication, partCount]);

const settledNotes = (session: LibrarySession, words: readonly string[]) =>
  eventually(async () => expect(await notesSeen(session)).toEqual(words.toSorted().map((w) => [w, w])));

describe('notes on a file of which another part comes while the library is closed', () => {
  it('are seen when it is opened again', async () => {
    const { open, close, write } = await openArchive({ 'b.txt': `${head}\n${pier}` });
    const session = await open();
    await mark(session, idAt(session, 'b.txt'), 'the harbour');
    await close(session);
    await write('a.txt', `${head}\n${fire}`);
    await settledNotes(await open(), ['the harbour']);
  });

  it('are seen again where an earlier version hid them', async () => {
    const { path, open, close } = await openArchive({
      'a.txt': `${head}\n${fire}`,
      'b.txt': `${head}\n${pier}`,
    });
    const session = await open();
    const whole = idAt(session, 'a.txt');
    await close(session);
    const { issues } = JSON.parse(await readIssues(path));
    const hidden = issues.find(({ sameAs }: { sameAs?: string }) => sameAs === whole).id as string;
    const target = {
      quote: { type: 'TextQuoteSelector', exact: 'the harbour', prefix: 'stones of ', suffix: '.' },
      position: { type: 'TextPositionSelector', start: 99, end: 110 },
      shown: 'the harbour',
      headline: 'Pier',
    };
    const time = '2026-01-02T03:04:05.678Z';
    const note = { id: 'n1', issueId: hidden, target, colour: 'yellow', note: 'the harbour', tags: [] };
    await mkdir(join(path, '.broadsheet', 'annotations'), { recursive: true });
    await writeFile(
      join(path, '.broadsheet', 'annotations', `${hidden}.json`),
      JSON.stringify({
        schemaVersion: 2,
        issue: null,
        annotations: [{ ...note, created: time, modified: time }],
        deleted: [],
      }),
    );
    await settledNotes(await open(), ['the harbour']);
  });

  it('leave their file to be a part again once all were deleted', async () => {
    const { open, close, write } = await openArchive({ 'b.txt': `${head}\n${pier}` });
    const session = await open();
    const issueId = idAt(session, 'b.txt');
    await mark(session, issueId, 'the harbour');
    const annotationIds = (await session.annotations.list(issueId)).map(({ annotation }) => annotation.id);
    await session.annotations.remove({ issueId, annotationIds });
    await close(session);
    await write('a.txt', `${head}\n${fire}`);
    const again = await open();
    await eventually(() => expect(partsOf(again)).toEqual([['a.txt', 'Daily', 2]]));
  });
});

/** The parser with papers that are called by their folder alone. */
const byFolder: typeof parseSimpleSource = async (request) => {
  const { issues, problems } = await parseSimpleSource(request);
  const called = issues.map((one) => ({
    ...one,
    issue: {
      ...one.issue,
      publication: one.issue.publication ?? 'crawl',
      masthead: { ...one.issue.masthead, title: one.issue.publication },
    },
  }));
  return { issues: called, problems };
};

const day = '|2020-12-14||';
const crawl = {
  'crawl/a.txt': `${day}\n${fire}`,
  'crawl/b.txt': `${day}\n${pier}`,
  'crawl/c.txt': `${day}\n${fair}`,
};
const all = ['crawl/a.txt', 'crawl/b.txt', 'crawl/c.txt'];

describe('files of one day whose paper a person fills in', () => {
  const fillIn = (session: LibrarySession, paths: readonly string[], title: string | null) =>
    session.library.describe(
      paths.map((path) => idAt(session, path)),
      { title },
      '',
    );

  it('become one issue, under which the ids of all of them are found, also when opened again', async () => {
    const { open, close } = await openArchive(crawl, byFolder);
    const session = await open();
    expect(partsOf(session)).toEqual(all.map((path) => [path, 'crawl', 1]));
    const ids = all.map((path) => idAt(session, path));
    expect(await fillIn(session, all, 'Wexcombe Courier')).toBe(3);
    expect(partsOf(session)).toEqual([['crawl/a.txt', 'Wexcombe Courier', 3]]);
    await close(session);
    const again = await open();
    expect(partsOf(again)).toEqual([['crawl/a.txt', 'Wexcombe Courier', 3]]);
    const [whole] = again.library.summaries();
    for (const id of ids) expect(again.library.summary(id)?.id).toBe(whole?.id);
    const { articles, publication } = await again.library.getIssue(ids[2] ?? '');
    expect([publication, ...articles.map(({ headline }) => headline?.text)]).toEqual([
      'Wexcombe Courier',
      'Fire',
      'Pier',
      'Fair',
    ]);
  });

  it('are found under the whole issue', async () => {
    const { open } = await openArchive(crawl, byFolder);
    const session = await open();
    await fillIn(session, all, 'Wexcombe Courier');
    await session.settled();
    await eventually(async () => {
      await session.settled();
      const { hits } = await session.search(request('Monday'));
      expect(hits.map(({ issueId }) => issueId)).toEqual([idAt(session, 'crawl/a.txt')]);
    });
  });

  it('go together with a file that names the paper itself', async () => {
    const files = {
      ...crawl,
      'crawl/d.txt': `Wexcombe Courier|2020-12-14||\nFrost lay on every field of the county for a week.`,
    };
    const { open } = await openArchive(files, byFolder);
    const session = await open();
    await fillIn(session, ['crawl/a.txt'], 'Wexcombe Courier');
    expect(partsOf(session).filter(([, publication]) => publication !== 'crawl')).toMatchObject([
      [expect.any(String), 'Wexcombe Courier', 2],
    ]);
  });

  it('stay apart where the paper or the day is another', async () => {
    const { open } = await openArchive({ ...crawl, 'crawl/c.txt': `|2020-12-15||\n${fair}` }, byFolder);
    const session = await open();
    await fillIn(session, ['crawl/a.txt', 'crawl/c.txt'], 'Wexcombe Courier');
    await fillIn(session, ['crawl/b.txt'], 'Wexcombe Gazette');
    expect(partsOf(session).map(([, , count]) => count)).toEqual([1, 1, 1]);
  });

  it('are renamed together, and come apart when the name is taken back', async () => {
    const { open } = await openArchive(crawl, byFolder);
    const session = await open();
    await fillIn(session, all, 'Wexcombe Courier');
    expect(await fillIn(session, ['crawl/a.txt'], 'Wexcombe Gazette')).toBe(1);
    expect(partsOf(session)).toEqual([['crawl/a.txt', 'Wexcombe Gazette', 3]]);
    await session.records.step('undo');
    expect(partsOf(session)).toEqual([['crawl/a.txt', 'Wexcombe Courier', 3]]);
    await session.records.step('undo');
    expect(partsOf(session)).toEqual(all.map((path) => [path, 'crawl', 1]));
  });

  it('join the one that has notes, which stay on their words', async () => {
    const { open, close } = await openArchive(crawl, byFolder);
    const session = await open();
    await mark(session, idAt(session, 'crawl/b.txt'), 'the harbour');
    await fillIn(session, all, 'Wexcombe Courier');
    expect(partsOf(session)).toEqual([['crawl/a.txt', 'Wexcombe Courier', 3]]);
    await settledNotes(session, ['the harbour']);
    await close(session);
    await settledNotes(await open(), ['the harbour']);
  });

  it('stay apart where several have notes, so that each keeps its own', async () => {
    const { open, close } = await openArchive(crawl, byFolder);
    const session = await open();
    await mark(session, idAt(session, 'crawl/b.txt'), 'the harbour');
    await mark(session, idAt(session, 'crawl/c.txt'), 'the band played');
    await fillIn(session, all, 'Wexcombe Courier');
    expect(
      partsOf(session)
        .map(([, , count]) => count)
        .toSorted(),
    ).toEqual([1, 2]);
    await settledNotes(session, ['the harbour', 'the band played']);
    await close(session);
    await settledNotes(await open(), ['the harbour', 'the band played']);
  });

  it('join the one that was corrected, which stays corrected', async () => {
    const { open, close } = await openArchive(crawl, byFolder);
    const session = await open();
    const printed = await session.library.getPrinted(idAt(session, 'crawl/c.txt'));
    const start = printed.text.indexOf('four thousand');
    const wanted = { kind: 'text', start, end: start + 13, replacement: 'five thousand' } as const;
    await session.corrections.make(printed, wanted, '');
    await fillIn(session, all, 'Wexcombe Courier');
    const shown = async (one: LibrarySession) => {
      const { articles } = await one.library.getIssue(idAt(one, 'crawl/a.txt'));
      return articles.map(({ paragraphs }) => paragraphs.map(({ text }) => text).join(' '));
    };
    const corrected = [expect.any(String), expect.any(String), expect.stringContaining('five thousand')];
    expect(await shown(session)).toEqual(corrected);
    await close(session);
    expect(await shown(await open())).toEqual(corrected);
  });

  it('stay one issue while it has notes, also when the name is taken back', async () => {
    const { open, close } = await openArchive(crawl, byFolder);
    const session = await open();
    await fillIn(session, all, 'Wexcombe Courier');
    await mark(session, idAt(session, 'crawl/a.txt'), 'the band played');
    await fillIn(session, ['crawl/a.txt'], null);
    await settledNotes(session, ['the band played']);
    await close(session);
    await settledNotes(await open(), ['the band played']);
  });

  it('keep a passage that is marked in the window before it hears that its file became a part', async () => {
    const { open } = await openArchive(crawl, byFolder);
    const session = await open();
    const id = idAt(session, 'crawl/b.txt');
    await fillIn(session, all, 'Wexcombe Courier');
    await mark(session, id, 'the harbour');
    await settledNotes(session, ['the harbour']);
  });

  it('lose and misplace no note, whatever is noted, filled in, taken back and opened again in between', async () => {
    const words = {
      'crawl/a.txt': 'night watch',
      'crawl/b.txt': 'the harbour',
      'crawl/c.txt': 'the band played',
    };
    const step = fc.oneof(
      fc.record({ kind: fc.constant('note' as const), words: fc.constantFrom(...Object.values(words)) }),
      fc.record({
        kind: fc.constant('fill' as const),
        which: fc.subarray([0, 1, 2], { minLength: 1 }),
        title: fc.constantFrom('Courier', 'Gazette', null),
      }),
      fc.constant({ kind: 'undo' as const }),
      fc.constant({ kind: 'reopen' as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const { open, close } = await openArchive(crawl, byFolder);
        let session = await open();
        const ids = all.map((path) => idAt(session, path));
        const noted: string[] = [];
        for (const one of steps) {
          if (one.kind === 'note') {
            for (const { id } of session.library.summaries()) {
              const { text } = await session.library.getIssue(id);
              if (!text.includes(one.words)) continue;
              await mark(session, id, one.words);
              noted.push(one.words);
            }
          } else if (one.kind === 'fill') {
            const issueIds = one.which.map((index) => ids[index] ?? '');
            await session.library.describe(issueIds, { title: one.title }, '');
          } else if (one.kind === 'undo') {
            const step = await session.records.step('undo').catch(() => null);
            // The last thing done may have been a note.
            if (step?.kind === 'annotations') noted.pop();
          } else {
            await close(session);
            session = await open();
          }
        }
        await settledNotes(session, noted);
        await close(session);
      }),
      { numRuns: 15 },
    );
  });
});

async function readIssues(path: string): Promise<string> {
  return await readFile(join(path, '.broadsheet', 'issues.json'), 'utf8');
}

import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { IssuePages, NamedPage } from '#core/archive/facsimile/issuePages.ts';
import type { AnnotationStore } from '#core/kept/annotations/store.ts';
import type { PercentBox } from '#shared/model/annotation.ts';
import type { WordBox } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { propertyRuns } from '../../../../support/propertyRuns.ts';
import { madeUpIssue, openStore, pier } from './support.ts';

const issue = madeUpIssue('issue', pier);
const { text } = issue;
const pierStart = text.indexOf('The harbour');

/** Every word of the English article in one line across the upper half of page one. */
const words: readonly WordBox[] = [...text.slice(0, text.indexOf('\n码头')).matchAll(/\S+/gu)]
  .filter(({ index }) => index >= pierStart)
  .map((match, at) => ({
    start: match.index,
    end: match.index + match[0].length,
    box: { left: at * 0.05, top: 0.1, width: 0.04, height: 0.02 },
  }));

const twoPages: readonly NamedPage[] = [
  { number: 1, label: 'A1', picture: 'scans/a.jpg', text: { start: 0, end: text.length } },
  { number: 2, label: null, picture: 'scans/b.jpg', text: null },
];

interface Scene {
  issue: Issue | null;
  pages: readonly NamedPage[];
}

async function setUp(library?: string, writer?: string) {
  const scene: Scene = { issue, pages: twoPages };
  const folder = library ?? (await temporaryFolder());
  const store = await openStore(folder, {
    ...(writer !== undefined && { writer }),
    load: async () => {
      if (scene.issue) return scene.issue;
      throw new Error('gone');
    },
    loadPages: async (): Promise<IssuePages> => ({
      pages: scene.pages,
      words: async (page) => (page === 0 ? words : []),
    }),
  });
  onTestFinished(() => store.close());
  return { library: folder, store, scene };
}

const said = { issueId: 'issue', colour: 'green', note: 'Look.', tags: ['ships'] } as const;
type Created = Parameters<AnnotationStore['create']>[0];
const mark = (store: AnnotationStore, on: Pick<Created, 'region' | 'about'>) =>
  store.create({ ...said, tags: [...said.tags], ...on });

describe('a rectangle on a page', () => {
  it('is kept with what names its page and with the words inside it', async () => {
    const { store } = await setUp();
    // The second to the fourth word.
    const { annotation, anchor } = await mark(store, {
      region: { page: 0, x: 5, y: 8, width: 14.5, height: 6 },
    });
    const { start } = words[1] ?? { start: -1 };
    expect(annotation).toMatchObject({ colour: 'green', note: 'Look.', tags: ['ships'] });
    expect(annotation.target).toMatchObject({
      quote: { exact: 'harbour board met' },
      position: { start },
      shown: 'harbour board met',
      headline: 'Pier',
      region: {
        page: 0,
        number: 1,
        label: 'A1',
        picture: 'scans/a.jpg',
        x: 5,
        y: 8,
        width: 14.5,
        height: 6,
      },
    });
    expect(anchor).toEqual({ start, end: start + 17, method: 'position', page: 0 });
  });

  it('is no orphan where nothing is written, and lies on its page', async () => {
    const { store } = await setUp();
    const { annotation, anchor } = await mark(store, {
      region: { page: 1, x: 10, y: 20, width: 30, height: 40 },
    });
    expect(annotation.target).toMatchObject({
      quote: { exact: '' },
      shown: '',
      position: { start: 0, end: 0 },
    });
    expect(anchor).toEqual({ start: 0, end: 0, method: 'place', page: 1 });
  });

  it('follows its page when pages come before it, and is an orphan only when the page is gone', async () => {
    const { store, scene } = await setUp();
    await mark(store, { region: { page: 1, x: 10, y: 20, width: 30, height: 40 } });
    const cover: NamedPage = { number: 0, label: null, picture: 'scans/cover.jpg', text: null };
    scene.pages = [cover, ...twoPages];
    expect(await store.issueChanged('issue')).toMatchObject({ moved: 1, lost: 0 });
    expect((await store.list('issue'))[0]?.anchor).toMatchObject({ page: 2 });
    scene.pages = [cover];
    expect(await store.issueChanged('issue')).toMatchObject({ lost: 1 });
    expect((await store.list('issue'))[0]?.anchor).toBeNull();
    scene.pages = twoPages.map((page) => ({ ...page, picture: `${page.picture}.tif` }));
    expect(await store.issueChanged('issue')).toMatchObject({ lost: 0 });
    expect((await store.list('issue'))[0]?.anchor).toMatchObject({ page: 1 });
  });

  it('stays on its words when the picture goes, and on its page when the words do', async () => {
    const { store, scene } = await setUp();
    await mark(store, { region: { page: 0, x: 5, y: 8, width: 14.5, height: 6 } });
    scene.pages = [];
    await store.issueChanged('issue');
    const onWords = (await store.list('issue'))[0]?.anchor;
    expect(onWords).toMatchObject({ start: words[1]?.start, method: 'position' });
    expect(onWords?.page).toBeUndefined();
    scene.pages = twoPages;
    scene.issue = madeUpIssue('issue', ['Other Nothing of it is left here.']);
    await store.issueChanged('issue');
    expect((await store.list('issue'))[0]?.anchor).toEqual({ start: 0, end: 0, method: 'place', page: 0 });
  });

  it('moves and is taken back', async () => {
    const { store } = await setUp();
    const { annotation } = await mark(store, { region: { page: 0, x: 5, y: 8, width: 14.5, height: 6 } });
    const moved = await store.change({
      issueId: 'issue',
      annotationId: annotation.id,
      region: { page: 1, x: 1, y: 2, width: 3, height: 4 },
    });
    expect(moved.anchor).toMatchObject({ page: 1, method: 'place' });
    expect(moved.annotation.note).toBe('Look.');
    expect(moved.annotation.target.region).toMatchObject({ number: 2, picture: 'scans/b.jpg', x: 1 });
    await store.undo();
    const [back] = await store.list('issue');
    expect(back?.annotation.target).toEqual(annotation.target);
    expect(back?.anchor).toMatchObject({ page: 0, method: 'position' });
  });

  it('can be put on a passage instead, and a passage cannot be moved as one', async () => {
    const { store } = await setUp();
    const { annotation } = await mark(store, { region: { page: 1, x: 1, y: 2, width: 3, height: 4 } });
    const change = { issueId: 'issue', annotationId: annotation.id };
    const passage = await store.reattach({ ...change, start: pierStart, end: pierStart + 11 });
    expect(passage.annotation.target.region).toBeUndefined();
    await expect(
      store.change({ ...change, region: { page: 0, x: 1, y: 2, width: 3, height: 4 } }),
    ).rejects.toMatchObject({ code: 'badArguments' });
    await expect(mark(store, { region: { page: 2, x: 1, y: 2, width: 3, height: 4 } })).rejects.toMatchObject(
      { code: 'pageNotFound' },
    );
  });
});

describe('a whole', () => {
  it('page, article and issue is annotated without selecting anything', async () => {
    const { store, scene } = await setUp();
    const page = await mark(store, { about: { kind: 'page', page: 1 } });
    const [article] = issue.articles;
    const whole = await mark(store, { about: { kind: 'article', articleId: article?.id ?? '' } });
    const all = await mark(store, { about: { kind: 'issue' } });
    expect(page.annotation.target).toMatchObject({
      about: 'page',
      shown: '',
      region: { page: 1, x: 0, y: 0, width: 100, height: 100 },
    });
    expect(whole.annotation.target).toMatchObject({ about: 'article', shown: 'Pier', headline: 'Pier' });
    expect(all.annotation.target).toMatchObject({ about: 'issue', shown: '' });
    scene.issue = madeUpIssue('issue', ['Other Nothing of it is left here.']);
    await store.issueChanged('issue');
    const left = (await store.list('issue')).map(({ annotation, anchor }) => [
      annotation.target.about,
      anchor !== null,
    ]);
    expect(left).toEqual(
      expect.arrayContaining([
        ['page', true],
        ['article', false],
        ['issue', true],
      ]),
    );
    scene.issue = null;
    await store.issueChanged('issue');
    expect((await store.list('issue')).every(({ anchor }) => anchor === null)).toBe(true);
  });

  it('refuses an article and a page that are not there', async () => {
    const { store } = await setUp();
    await expect(mark(store, { about: { kind: 'article', articleId: 'no' } })).rejects.toMatchObject({
      code: 'articleNotFound',
    });
    await expect(mark(store, { about: { kind: 'page', page: 9 } })).rejects.toMatchObject({
      code: 'pageNotFound',
    });
  });
});

/** Any rectangle that a hand can draw. */
const boxes: fc.Arbitrary<PercentBox> = fc
  .record({
    x: fc.double({ min: 0, max: 99.9, noNaN: true }),
    y: fc.double({ min: 0, max: 99.9, noNaN: true }),
    across: fc.double({ min: 0.001, max: 1, noNaN: true }),
    down: fc.double({ min: 0.001, max: 1, noNaN: true }),
  })
  .map(({ x, y, across, down }) => ({ x, y, width: (100 - x) * across, height: (100 - y) * down }));

it('any rectangle is the same after the library was closed and opened', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(boxes, { minLength: 1, maxLength: 5 }), async (drawn) => {
      const first = await setUp();
      for (const box of drawn) await mark(first.store, { region: { page: 1, ...box } });
      const before = await first.store.list('issue');
      await first.store.close();
      const { store } = await setUp(first.library);
      expect(store.problems).toEqual([]);
      const after = await store.list('issue');
      const regions = (list: typeof after) => list.map(({ annotation }) => annotation.target.region);
      expect(regions(after)).toEqual(regions(before));
      expect(after.map(({ anchor }) => anchor)).toEqual(before.map(({ anchor }) => anchor));
      for (const region of regions(after)) {
        expect((region?.x ?? 0) + (region?.width ?? 0)).toBeLessThanOrEqual(100.000001);
        expect(drawn.some((box) => Math.abs(box.x - (region?.x ?? -1)) < 0.001)).toBe(true);
      }
    }),
    { numRuns: propertyRuns(25) },
  );
});

it('two hands keep what the other did: one moves a rectangle while the other writes the note', async () => {
  await fc.assert(
    fc.asyncProperty(boxes, boxes, fc.string({ minLength: 1, maxLength: 20 }), async (drawn, moved, note) => {
      const library = await temporaryFolder();
      const ann = await setUp(library, 'ann');
      const { annotation } = await mark(ann.store, { region: { page: 1, ...drawn } });
      await ann.store.close();
      const change = { issueId: 'issue', annotationId: annotation.id };
      const li = await setUp(library, 'li');
      const again = await setUp(library, 'ann');
      // Neither sees what the other does now.
      await again.store.change({ ...change, region: { page: 0, ...moved } });
      await li.store.change({ ...change, note });
      await again.store.close();
      await li.store.close();
      const { store } = await setUp(library, 'third');
      const [merged] = await store.list('issue');
      expect(merged?.annotation.note).toBe(note);
      expect(merged?.annotation.target.region).toMatchObject({ number: 1, picture: 'scans/a.jpg' });
      expect(Math.abs((merged?.annotation.target.region?.x ?? -1) - moved.x)).toBeLessThan(0.001);
    }),
    { numRuns: propertyRuns(20) },
  );
});

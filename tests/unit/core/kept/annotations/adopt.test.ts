import { describe, expect, it, onTestFinished } from 'vitest';
import { listSnapshots } from '#core/disk/snapshots/folder.ts';
import type { ForeignAnnotation } from '#core/kept/annotations/adopt.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { madeUpIssue, openStore, pier } from './support.ts';

async function setUp() {
  const library = await temporaryFolder();
  const store = await openStore(library);
  onTestFinished(() => store.close());
  return { library, store };
}

const { text } = madeUpIssue('issue', pier);
const time = '2020-05-06T07:08:09.000Z';

function foreign(exact: string, changes: Partial<ForeignAnnotation> = {}): ForeignAnnotation {
  return {
    id: `their-${exact}`,
    quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
    position: null,
    shown: null,
    headline: undefined,
    colour: 'red',
    note: 'theirs',
    tags: ['a', 'a'],
    created: time,
    modified: time,
    creator: 'Ann',
    ...changes,
  };
}

describe('annotations made elsewhere', () => {
  it('are taken in with their ids, times and creators, and stand on their passages', async () => {
    const { store } = await setUp();
    const result = await store.adopt([
      { issueId: 'issue', issue: null, annotations: [foreign('the engineer')] },
    ]);
    expect(result).toEqual({ added: ['their-the engineer'], updated: [], kept: [], orphans: [] });
    const [item] = await store.list('issue');
    const start = text.indexOf('the engineer');
    expect(item?.anchor).toMatchObject({ start, end: start + 12 });
    expect(item?.annotation).toMatchObject({
      id: 'their-the engineer',
      issueId: 'issue',
      note: 'theirs',
      tags: ['a'],
      created: time,
      modified: time,
      creator: 'Ann',
      target: {
        shown: 'the engineer',
        headline: 'Pier',
        quote: { suffix: ' upon the state of the northern ' },
      },
    });
  });

  it('are kept as orphans where their passage is not there, or nobody can tell which it is', async () => {
    const { store } = await setUp();
    const annotations = [foreign('the lighthouse'), foreign('the')];
    const { added, orphans } = await store.adopt([{ issueId: 'issue', issue: null, annotations }]);
    expect(added).toHaveLength(2);
    expect(orphans.toSorted()).toEqual(['their-the', 'their-the lighthouse']);
  });

  it('wait for an issue that is not in the library', async () => {
    const { store } = await setUp();
    const issue = {
      id: 'far',
      publication: 'Far Herald',
      date: null,
      edition: null,
      issueNumber: null,
      path: '',
    };
    const { orphans } = await store.adopt([{ issueId: 'far', issue, annotations: [foreign('anything')] }]);
    expect(orphans).toEqual(['their-anything']);
    expect(await store.issueOf('far')).toEqual(issue);
  });

  it('keep the newer of two forms', async () => {
    const { store } = await setUp();
    const adopt = (changes: Partial<ForeignAnnotation>) =>
      store.adopt([{ issueId: 'issue', issue: null, annotations: [foreign('the engineer', changes)] }]);
    await adopt({});
    expect((await adopt({ note: 'older', modified: '2019-01-01T00:00:00.000Z' })).kept).toHaveLength(1);
    expect((await adopt({ note: 'newer', modified: '2021-01-01T00:00:00.000Z' })).updated).toHaveLength(1);
    expect((await store.list('issue'))[0]?.annotation.note).toBe('newer');
  });

  it('come and go in one step, over several issues, with a snapshot before it', async () => {
    const { store, library } = await setUp();
    await store.create({ issueId: 'issue', start: 20, end: 30, colour: 'blue', note: 'own', tags: [] });
    await store.adopt([
      { issueId: 'issue', issue: null, annotations: [foreign('the engineer')] },
      { issueId: 'far', issue: null, annotations: [foreign('anything')] },
    ]);
    expect((await listSnapshots(library)).length).toBeGreaterThan(0);
    await store.undo();
    expect((await store.list('issue')).map(({ annotation }) => annotation.note)).toEqual(['own']);
    expect(await store.list('far')).toEqual([]);
    await store.redo();
    expect((await store.list('far')).map(({ annotation }) => annotation.id)).toEqual(['their-anything']);
    expect(await store.list('issue')).toHaveLength(2);
  });

  it('are refused, all of them, where one could not be read again', async () => {
    const { store } = await setUp();
    const annotations = [foreign('the engineer'), foreign('harbour', { modified: 'yesterday' })];
    await expect(store.adopt([{ issueId: 'issue', issue: null, annotations }])).rejects.toMatchObject({
      code: 'badArguments',
      message: expect.stringContaining('their-harbour'),
    });
    expect(await store.list('issue')).toEqual([]);
  });
});

describe('an orphan', () => {
  it('is shown places that resemble it, and is put where a person says', async () => {
    const { store } = await setUp();
    const lost = 'the engineer upon the shape of the northern peer';
    await store.adopt([{ issueId: 'issue', issue: null, annotations: [foreign(lost)] }]);
    const at = { issueId: 'issue', annotationId: `their-${lost}` };
    expect((await store.list('issue'))[0]?.anchor).toBeNull();
    const [best] = await store.candidates(at);
    expect(best?.text).toBe('the engineer upon the state of the northern pier');
    expect(best?.before.endsWith('Tuesday to hear ')).toBe(true);
    expect(best?.headline).toBe('Pier');
    expect(best?.score).toBeGreaterThan(0.3);

    const { start = 0, end = 0 } = best ?? {};
    const placed = await store.reattach({ ...at, start, end });
    expect(placed.anchor).toMatchObject({ start, end });
    expect(placed.annotation).toMatchObject({
      note: 'theirs',
      created: time,
      target: { quote: { exact: best?.text } },
    });
    await store.undo();
    expect((await store.list('issue'))[0]?.anchor).toBeNull();
    await store.redo();
    expect((await store.list('issue'))[0]?.anchor).toMatchObject({ start, end });
  });

  it('has no candidates where nothing resembles it', async () => {
    const { store } = await setUp();
    const lost = 'something quite different was written here';
    await store.adopt([{ issueId: 'issue', issue: null, annotations: [foreign(lost)] }]);
    expect(await store.candidates({ issueId: 'issue', annotationId: `their-${lost}` })).toEqual([]);
  });
});

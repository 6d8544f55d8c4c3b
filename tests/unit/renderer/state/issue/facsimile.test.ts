import { describe, expect, it } from 'vitest';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { FacsimileSheet } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';
import { createFacsimile } from '../../../../../src-renderer/state/issue/facsimile.ts';
import { viewOf } from '../../../../../src-renderer/state/navigation/issueView.ts';
import { connect } from '../../support.ts';

const sheet = (number: number, hasWords = true): FacsimileSheet => ({
  number,
  label: null,
  name: null,
  width: 100,
  height: 140,
  image: null,
  words: [],
  zones: [],
  pictureUrl: null,
  hasWords,
});

const issue = (id: string, path = `${id}.xml`): Issue =>
  ({ id, source: { path, contentHash: path }, articles: [], notices: [] }) as unknown as Issue;

const zone = { articleId: 'a1', box: { left: 0, top: 0, width: 1, height: 1 } };

const word = { start: 0, end: 4, box: { left: 0, top: 0, width: 0.1, height: 0.1 } };

describe('the printed pages', () => {
  it('come once for an issue, and again when another source of it is read', async () => {
    const asked: string[] = [];
    const { peer } = connect({
      'facsimile.pages': ({ issueId }) => {
        asked.push(issueId);
        return [sheet(1), sheet(2)];
      },
    });
    const facsimile = createFacsimile(peer, () => undefined);
    await facsimile.open(issue('a'));
    await facsimile.open(issue('a'));
    expect(asked).toEqual(['a']);
    expect(facsimile.store.getState().sheets).toHaveLength(2);
    await facsimile.open(issue('a', 'a.pdf'));
    expect(asked).toEqual(['a', 'a']);
  });

  it('stay while the issue is corrected, with their words, and take other zones', async () => {
    let round = 0;
    const asked: number[] = [];
    const { peer } = connect({
      'facsimile.pages': () => [{ ...sheet(1), zones: round++ === 0 ? [] : [zone] }],
      'facsimile.words': ({ page }) => {
        asked.push(page);
        return [word];
      },
    });
    const facsimile = createFacsimile(peer, () => undefined);
    await facsimile.open(issue('a'));
    await facsimile.loadWords(1);
    const corrected = facsimile.open({ ...issue('a'), corrections: 'one' });
    expect(facsimile.store.getState().sheets).toHaveLength(1);
    await corrected;
    expect(facsimile.store.getState().sheets?.[0]?.zones).toEqual([zone]);
    await facsimile.loadWords(1);
    expect(asked).toEqual([1]);
  });

  it('take other words when the pages were read again', async () => {
    let isRead = false;
    const { peer } = connect({
      'facsimile.pages': () => [sheet(1, isRead)],
      'facsimile.words': () => [word],
    });
    const facsimile = createFacsimile(peer, () => undefined);
    await facsimile.open(issue('a'));
    expect(await facsimile.loadWords(1)).toEqual([]);
    isRead = true;
    await facsimile.open({ ...issue('a'), text: 'Read at last.' });
    expect(await facsimile.loadWords(1)).toEqual([word]);
    expect(facsimile.store.getState().words.get(1)).toEqual([word]);
  });

  it('bring their words page by page, each once', async () => {
    const asked: number[] = [];
    const { peer } = connect({
      'facsimile.pages': () => [sheet(1), sheet(2), sheet(3, false)],
      'facsimile.words': ({ page }) => {
        asked.push(page);
        return [word];
      },
    });
    const facsimile = createFacsimile(peer, () => undefined);
    await facsimile.open(issue('a'));
    const [first, again] = await Promise.all([facsimile.loadWords(2), facsimile.loadWords(2)]);
    expect(first).toEqual([word]);
    expect(again).toEqual([word]);
    expect(await facsimile.loadWords(3)).toEqual([]);
    expect(asked).toEqual([2]);
    expect(facsimile.store.getState().words.get(2)).toEqual([word]);
  });

  it('forget the words of an issue that was left meanwhile', async () => {
    const answer = Promise.withResolvers<readonly (typeof word)[]>();
    const { peer } = connect({
      'facsimile.pages': () => [sheet(1)],
      'facsimile.words': () => answer.promise,
    });
    const facsimile = createFacsimile(peer, () => undefined);
    await facsimile.open(issue('a'));
    const waiting = facsimile.loadWords(1);
    await facsimile.open(issue('b'));
    answer.resolve([word]);
    await waiting;
    expect(facsimile.store.getState().words.size).toBe(0);
  });

  it('say why they cannot come, and are asked for again; words that fail are reported', async () => {
    let fails = true;
    const fail = () => {
      throw new BroadsheetError('issueFileVanished', 'It is gone.');
    };
    const reported: unknown[] = [];
    const { peer } = connect({
      'facsimile.pages': () => (fails ? fail() : [sheet(1)]),
      'facsimile.words': fail,
    });
    const facsimile = createFacsimile(peer, (error) => reported.push(error));
    await facsimile.open(issue('a'));
    expect(facsimile.store.getState().failure).toMatchObject({ code: 'issueFileVanished' });
    fails = false;
    await facsimile.open(issue('a'));
    expect(facsimile.store.getState()).toMatchObject({ failure: null, sheets: [{ number: 1 }] });
    expect(await facsimile.loadWords(1)).toEqual([]);
    expect(reported).toHaveLength(1);
  });
});

describe('the view of an issue', () => {
  const pages = { facsimile: [sheet(1)] } as unknown as Partial<Issue>;
  const text = { articles: [{}] } as unknown as Partial<Issue>;

  it('is the one asked for where there is one', () => {
    expect(viewOf('beside', { ...issue('a'), ...pages, ...text })).toBe('beside');
    expect(viewOf('reading', { ...issue('a'), ...pages, ...text })).toBe('reading');
  });

  it('is the text where nothing was printed, and the print where nothing can be read', () => {
    expect(viewOf('facsimile', { ...issue('a'), ...text })).toBe('page');
    expect(viewOf('page', { ...issue('a'), ...pages })).toBe('facsimile');
  });
});

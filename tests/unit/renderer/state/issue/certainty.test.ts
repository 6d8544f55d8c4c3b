import { describe, expect, it } from 'vitest';
import type { FacsimileSheet, WordBox } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { makeFlow } from '#shared/text/flow.ts';
import {
  certaintyOf,
  isDoubtful,
  isSpanCorrected,
  isUnsure,
} from '../../../../../src-renderer/state/issue/certainty.ts';
import { createFacsimile } from '../../../../../src-renderer/state/issue/facsimile.ts';
import { connect } from '../../support.ts';

const word = (start: number, end: number, confidence?: number): WordBox => ({
  start,
  end,
  box: { left: 0, top: 0, width: 0.1, height: 0.1 },
  ...(confidence === undefined ? {} : { confidence }),
});
const untouched = () => false;
const corrected = makeFlow(
  [
    { start: 0, end: 4, glue: '' },
    { start: 4, end: 8, glue: '', replacement: 'gale' },
  ],
  indexCodePoints('The ga1e').slice,
);

describe('how sure a machine was', () => {
  it('is told of words that it read, by their length', () => {
    expect(isDoubtful(word(0, 4, 0.59))).toBe(true);
    expect(isDoubtful(word(0, 4, 0.6))).toBe(false);
    expect(isDoubtful(word(0, 4))).toBe(false);
    const words = [word(0, 3, 0.5), word(3, 4, 0.9), word(4, 8, 0.1)];
    expect(certaintyOf(words, { start: 0, end: 4 }, untouched)).toBeCloseTo(0.6);
    expect(certaintyOf([word(0, 4)], { start: 0, end: 4 }, untouched)).toBeNull();
  });

  it('does not matter for what a person corrected', () => {
    expect(isSpanCorrected({ start: 4, end: 8 }, corrected)).toBe(true);
    expect(isSpanCorrected({ start: 0, end: 3 }, corrected)).toBe(false);
    expect(isSpanCorrected({ start: 0, end: 3 }, null)).toBe(false);
    expect(certaintyOf([word(4, 8, 0.2)], { start: 4, end: 8 }, () => true)).toBe(1);
  });
});

describe('a passage that is cited', () => {
  const asked: number[] = [];
  const { peer } = connect({
    'facsimile.pages': () => [1, 2].map((number) => ({ number, hasWords: true }) as FacsimileSheet),
    'facsimile.words': ({ page }) => {
      asked.push(page);
      return page === 1 ? [word(0, 4, 0.95), word(4, 8, 0.4)] : [word(10, 14, 0.4)];
    },
  });
  const facsimile = createFacsimile(peer, () => undefined);
  const issue = {
    id: 'a',
    text: 'The ga1e  rose',
    source: { path: 'a.xml', contentHash: 'a' },
    pages: [
      { number: 1, start: 0, end: 9 },
      { number: 2, start: 9, end: 14 },
    ],
    facsimile: [{}],
    masthead: { parts: [] },
    imprint: { parts: [] },
    articles: [],
    notices: [corrected],
  } as unknown as Issue;

  it('is to be checked where the words of its page are doubtful; other pages are not asked for', async () => {
    expect(await isUnsure(facsimile, { ...issue, notices: [] }, [{ start: 0, end: 8 }])).toBe(true);
    expect(await isUnsure(facsimile, issue, [{ start: 0, end: 4 }])).toBe(false);
    expect(asked).toEqual([1]);
  });

  it('needs no check once a person has corrected it, nor where nothing is cited', async () => {
    expect(await isUnsure(facsimile, issue, [{ start: 4, end: 8 }])).toBe(false);
    expect(await isUnsure(facsimile, issue, [])).toBe(false);
  });
});

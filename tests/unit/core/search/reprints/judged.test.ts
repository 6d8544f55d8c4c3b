import { describe, expect, it } from 'vitest';
import { findAll, judge, storeOf } from '../../../../support/judgeReprints.ts';
import { makeArchive } from '../../../../support/madeArchive.ts';

const archiveOf = (language: 'zh' | 'en', changed: number) =>
  makeArchive({
    language,
    seed: 11,
    papers: 3,
    issuesOfPaper: 4,
    textsOfIssue: 8,
    copies: 30,
    changed,
  });

describe.each(['zh', 'en'] as const)('reprints planted in a made archive, in %s', (language) => {
  it.each([0, 0.05])('are found with %d of their letters changed, and nothing else is', async (changed) => {
    const archive = archiveOf(language, changed);
    const { precision, recall, covered } = await judge(archive, await storeOf(archive));
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(covered).toBeGreaterThan(0.95);
  });

  it('are not confused with what papers print in every issue', async () => {
    const archive = archiveOf(language, 0.05);
    const found = await findAll(archive, await storeOf(archive));
    const advertisements = found.filter(({ textId }) => textId.includes('advertisement'));
    expect(advertisements.length).toBeGreaterThan(10);
    expect(new Set(advertisements.map(({ kind }) => kind))).toEqual(new Set(['standing']));
  });
});

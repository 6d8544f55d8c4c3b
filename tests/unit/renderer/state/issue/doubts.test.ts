import { describe, expect, it } from 'vitest';
import type { Article, Issue } from '#shared/model/issue.ts';
import { doubtsOf, doubtsOfArticle } from '../../../../../src-renderer/state/issue/doubts.ts';

const decision = (what: string, confidence: number) => ({ what, reason: 'setApart', confidence, start: 0 });

const sure = { id: 'sure', decisions: [decision('headline', 0.9)] } as unknown as Article;
const unsure = {
  id: 'unsure',
  decisions: [decision('join', 0.6), decision('headline', 0.95), decision('headOrder', 0.4)],
} as unknown as Article;

describe('doubts', () => {
  it('are the weak decisions about an article, the weakest first', () => {
    expect(doubtsOfArticle(sure)).toEqual([]);
    expect(doubtsOfArticle(unsure).map(({ what }) => what)).toEqual(['headOrder', 'join']);
  });

  it('of an issue name each article once, by its weakest decision', () => {
    const doubts = doubtsOf({ articles: [sure, unsure] } as unknown as Issue);
    expect(doubts).toEqual([{ article: unsure, decision: unsure.decisions[2] }]);
  });
});

import type { Article } from '#shared/model/issue.ts';
import type { Level } from '../types.ts';

/** An article as the front page sees it. */
export interface Story {
  readonly article: Article;
  /** Lines of its text in one column. */
  readonly lines: number;
}

/** What counts for a place on the front page: what is printed first, what has a headline, what is long. */
const weights = { order: 2, orderFades: 9, headline: 1.2, length: 1, longLines: 40 } as const;

/** A headline that says something: scans leave shreds of a few letters. */
const saysSomething = /\p{L}[\p{L}\p{M}’'-]{2}|\p{Script=Han}{2}/u;

export const hasHeadline = ({ headline }: Article): boolean =>
  headline !== null && saysSomething.test(headline.text);

/** What a story weighs as the one printed at an index, from 0 up. */
export function weigh({ article, lines }: Story, index: number): number {
  return (
    weights.order * Math.exp(-index / weights.orderFades) +
    (hasHeadline(article) ? weights.headline : 0) +
    weights.length * Math.min(1, lines / weights.longLines)
  );
}

/** Lines of a text without a headline that are no story: a filler, or a shred of a scan. */
const shred = 3;

/** Whether an article may stand on a front page: one that is only a headline leaves a hole there. */
export const isStory = ({ article, lines }: Story): boolean =>
  lines >= shred || (hasHeadline(article) && lines > 0);

/** The stories of most weight, in printed order. */
export function chooseStories(stories: readonly Story[], count: number): readonly Story[] {
  return stories
    .map((story, index) => ({ story, index, weight: weigh(story, index) }))
    .filter(({ story }) => isStory(story))
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .slice(0, count)
    .sort((a, b) => a.index - b.index)
    .map(({ story }) => story);
}

/** The first story leads where it has a headline; where it has none, the weightiest one that has is set larger. */
export function storyLevels(stories: readonly Story[]): ReadonlyMap<string, Level> {
  const [first] = stories;
  if (!first) return new Map();
  if (hasHeadline(first.article)) return new Map([[first.article.id, 'lead']]);
  const [leading] = stories
    .map((story, index) => ({ story, weight: weigh(story, index) }))
    .filter(({ story }) => hasHeadline(story.article))
    .sort((a, b) => b.weight - a.weight);
  return leading ? new Map([[leading.story.article.id, 'pageLead']]) : new Map();
}

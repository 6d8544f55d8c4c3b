import { normalText } from '#core/search/text/normalForm.ts';
import { articleNumber, inventedIssues } from './corpus.ts';
import type { Answer } from './product.ts';

/** The articles that contain each text, found by reading all of them. */
export function scanFor(articles: number, texts: readonly string[]): readonly ReadonlySet<number>[] {
  const phrases = texts.map(normalText);
  const found = texts.map(() => new Set<number>());
  for (const { documents } of inventedIssues(articles)) {
    for (const { articleId, fields } of documents) {
      const normals = fields.map(({ flow }) => normalText(flow.text));
      phrases.forEach((phrase, at) => {
        if (normals.some((normal) => normal.includes(phrase))) found[at]?.add(articleNumber(articleId));
      });
    }
  }
  return found;
}

export interface Exactness {
  readonly precision: number;
  readonly recall: number;
}

/** Where an answer was too long to be asked for as a whole, its number of hits stands for the rest. */
export function compare(answers: readonly Answer[], truth: readonly ReadonlySet<number>[]): Exactness {
  let found = 0;
  let wanted = 0;
  let right = 0;
  answers.forEach(({ total, articles }, at) => {
    const expected = truth[at] ?? new Set();
    const distinct = new Set(articles);
    const rightHere = [...distinct].filter((article) => expected.has(article)).length;
    const wrongHere = articles.length - rightHere;
    const unseen = total - articles.length;
    found += total;
    wanted += expected.size;
    right += rightHere + Math.max(0, Math.min(unseen, expected.size - rightHere) - wrongHere);
  });
  return { precision: right / Math.max(1, found), recall: right / Math.max(1, wanted) };
}

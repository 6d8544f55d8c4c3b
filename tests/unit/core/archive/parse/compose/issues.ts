import { expect } from 'vitest';
import { coverage } from '#core/archive/parse/compose/articles/coverage.ts';
import { type ComposedIssue, parseIssueFile } from '#core/archive/parse/parse.ts';
import type { Flow } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';

/** Composes a text as a file of that name would be. */
export const composeText = (text: string, path = 'Paper/issue.txt'): ComposedIssue =>
  parseIssueFile(path, new TextEncoder().encode(text));

/** Every flow that an issue shows. */
export function flowsOf(issue: ComposedIssue): Flow[] {
  return [
    ...issue.masthead.parts,
    ...issue.imprint.parts,
    ...issue.articles.flatMap((article) => [
      article.kicker,
      article.headline,
      article.deck,
      article.bylineLine,
      ...article.continuationMarks,
      ...article.paragraphs,
    ]),
    ...issue.notices,
  ].filter((flow): flow is Flow => flow !== null);
}

/** What holds for every composed issue, whatever it was read from. */
export function expectSound(issue: ComposedIssue): void {
  const index = indexCodePoints(issue.text);
  const { lost, doubled } = coverage(issue);
  expect(lost.map(({ start, end }) => index.slice(start, end))).toEqual([]);
  expect(doubled).toEqual([]);
  for (const flow of flowsOf(issue)) {
    expect(flow.text).toBe(
      flow.pieces.map((piece) => piece.glue + index.slice(piece.start, piece.end)).join(''),
    );
    expect(flow.start).toBe(flow.pieces[0]?.start);
    expect(flow.end).toBe(flow.pieces.at(-1)?.end);
    let at = 0;
    for (const piece of flow.pieces) {
      expect(piece.start).toBeGreaterThanOrEqual(at);
      expect(piece.end).toBeGreaterThan(piece.start);
      at = piece.end;
    }
    expect(flow.end).toBeLessThanOrEqual(index.length);
  }
  for (const { start, end, text } of issue.dropped) expect(text).toBe(index.slice(start, end));
  for (const article of issue.articles) {
    for (const byline of article.bylines) {
      const printed = index
        .slice(byline.start, byline.end)
        .toLowerCase()
        .replace(/[^\p{L}]/gu, '');
      expect(printed).toBe(byline.name.toLowerCase().replace(/[^\p{L}]/gu, ''));
    }
  }
  expect(new Set(issue.articles.map((article) => article.id)).size).toBe(issue.articles.length);
  expect(new Set(issue.notices.map((notice) => notice.id)).size).toBe(issue.notices.length);
}

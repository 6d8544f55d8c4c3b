import { beforeEach, expect, it, onTestFinished } from 'vitest';
import type { PrintedArticle, PrintScope } from '#shared/contract/calls/print.ts';
import type { Article, Issue } from '#shared/model/issue.ts';
import { annotate, type RunningApp, spanOf, startApp } from '../../../../support/apps.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { courierLibrary } from '../../../../support/keptFiles.ts';

const textOf = ({ paragraphs }: PrintedArticle) =>
  paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n');

let app: RunningApp;
let issue: Issue;
let article: Article;

beforeEach(async () => {
  app = await startApp(await temporaryFolder());
  onTestFinished(() => app.close());
  await app.open(await courierLibrary());
  const [first] = await app.call('library.issues', {});
  if (!first) throw new Error('The library is empty.');
  issue = await app.call('issue.get', { issueId: first.id });
  const long = issue.articles.find(({ paragraphs }) => paragraphs.length > 2);
  if (!long) throw new Error('No article has three paragraphs.');
  article = long;
});

const print = (scope: PrintScope) => app.call('print.content', { scope });

it('prints an article with its highlights, its numbered notes and its citation', async () => {
  const words = article.paragraphs[1]?.text.split(' ').slice(0, 2).join(' ') ?? '';
  await annotate(app, issue.id, words, 'Compare the *minutes*.');
  const { parts, references, title, place } = await print({
    kind: 'article',
    issueId: issue.id,
    articleId: article.id,
  });
  expect(title).toBe(article.headline?.text.trim());
  expect(place?.publication).toBe(issue.publication);
  const [printed] = parts;
  if (printed?.kind !== 'article' || parts.length !== 1) throw new Error('It printed something else.');
  expect(textOf(printed)).toBe(article.paragraphs.map(({ text }) => text).join('\n'));
  expect(printed.notes.map(({ number, note }) => [number, note])).toEqual([[1, 'Compare the *minutes*.']]);
  const runs = printed.paragraphs.flatMap((paragraph) => paragraph.runs);
  expect(
    runs
      .filter(({ colours }) => colours.includes('yellow'))
      .map(({ text }) => text)
      .join(''),
  ).toBe(words);
  expect(references).toHaveLength(1);
  expect(references[0]).toContain(issue.publication);
  await expect(print({ kind: 'article', issueId: issue.id, articleId: 'gone' })).rejects.toMatchObject({
    code: 'articleNotFound',
  });
});

it('prints a passage below the head of its article and says that the rest is left out', async () => {
  const [, second] = article.paragraphs;
  const words = second?.text.split(' ').slice(0, 3).join(' ') ?? '';
  const span = await spanOf(app, issue.id, words);
  const { parts } = await print({ kind: 'passage', ...span });
  const [printed] = parts;
  if (printed?.kind !== 'article') throw new Error('It printed something else.');
  expect(printed.headline.map(({ text }) => text).join('')).toBe(article.headline?.text);
  expect(textOf(printed)).toBe(words);
  expect([printed.cutBefore, printed.cutAfter]).toEqual([true, true]);
});

it('prints every article of an issue once, and what the notebook shows in its order', async () => {
  const { parts } = await print({ kind: 'issue', issueId: issue.id });
  const headlines = parts.flatMap((part) =>
    part.kind === 'article' && part.headline.length > 0 ? part.headline.map(({ text }) => text).join('') : [],
  );
  const wanted = issue.articles.flatMap(({ headline }) => headline?.text ?? []);
  expect(headlines.toSorted()).toEqual(wanted.toSorted());

  const word = article.paragraphs[0]?.text.split(' ')[0] ?? '';
  await annotate(app, issue.id, word, 'first');
  await annotate(app, issue.id, article.paragraphs[2]?.text.split(' ').slice(0, 3).join(' ') ?? '', 'second');
  const notes = await print({
    kind: 'notebook',
    query: { filters: {}, sort: 'created', descending: true, grouped: false },
  });
  expect(notes.parts.map((part) => part.kind === 'quote' && part.note.note)).toEqual(['second', 'first']);
  expect(notes.left).toBe(0);
});

import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { Article, Issue } from '#shared/model/issue.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import type { Flow } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { isCorrected, plainFlow, printedFlow } from '#shared/text/flow.ts';
import type { SearchDocument, SearchFieldName } from '../engine.ts';

/** What hits say of the issue they are in. */
export type IndexedIssueNames = Pick<IssueSummary, 'id' | 'publication' | 'date' | 'edition' | 'issueNumber'>;

type Field = SearchDocument['fields'][number];

/** All of an issue's text that people read: its articles, its notices, and its masthead and imprint as one. */
export function documentsOfIssue(issue: Issue): readonly SearchDocument[] {
  const common = descriptionOf(issue);
  const articles = issue.articles.map(
    (article): SearchDocument => ({
      ...common,
      kind: 'article',
      articleId: article.id,
      page: article.page,
      section: article.section ?? pageName(issue, article.page),
      headline: article.headline?.text ?? null,
      bylines: [...new Set(article.bylines.map(({ name }) => name))],
      fields: articleFields(article),
    }),
  );
  const notices = issue.notices.map(
    (notice): SearchDocument => ({
      ...common,
      kind: 'notice',
      page: notice.page,
      section: pageName(issue, notice.page),
      fields: [field('body', notice)],
    }),
  );
  const parts = [...issue.masthead.parts, ...issue.imprint.parts].sort((a, b) => a.start - b.start);
  const head: SearchDocument = {
    ...common,
    kind: 'notice',
    fields: parts.map((part) => field('body', part)),
  };
  const documents = [...(parts.length > 0 ? [head] : []), ...articles, ...notices];
  return issue.corrections === undefined ? documents : documents.map(withPrinted(issue.text));
}

/** What is corrected is found by what is printed, too. */
function withPrinted(text: string): (document: SearchDocument) => SearchDocument {
  const { slice } = indexCodePoints(text);
  return (document) => {
    const printed = document.fields
      .filter(({ flow }) => isCorrected(flow))
      .flatMap(({ flow }) => printedFlow(flow, slice) ?? [])
      .map((flow) => field('printed', flow));
    return printed.length === 0 ? document : { ...document, fields: [...document.fields, ...printed] };
  };
}

function pageName({ pages }: Issue, number: number | null): string | null {
  return number === null ? null : (pages.find((page) => page.number === number)?.name ?? null);
}

function articleFields(article: Article): Field[] {
  const optional = (name: SearchFieldName, flow: Flow | null): Field[] =>
    flow === null ? [] : [field(name, flow)];
  return [
    ...optional('kicker', article.kicker),
    ...optional('headline', article.headline),
    ...optional('deck', article.deck),
    ...optional('byline', article.bylineLine),
    ...article.paragraphs.map((paragraph) => field('body', paragraph)),
    ...article.continuationMarks.map((mark) => field('body', mark)),
  ];
}

/** The notes, tags and quotes of an issue's annotations, orphans too. */
export function documentsOfNotes(
  issue: IndexedIssueNames,
  annotations: readonly AnchoredAnnotation[],
): readonly SearchDocument[] {
  return annotations.map(({ annotation, anchor }): SearchDocument => {
    const { note, tags, target } = annotation;
    return {
      ...descriptionOf(issue),
      kind: 'note',
      annotationId: annotation.id,
      headline: target.headline,
      colour: annotation.colour,
      fields: [
        ...(note === '' ? [] : [field('note', plainFlow(note))]),
        ...tags.map((tag) => field('tag', plainFlow(tag))),
        ...(target.shown === '' ? [] : [field('quote', plainFlow(target.shown))]),
      ],
      passage: anchor && { start: anchor.start, end: anchor.end },
    };
  });
}

function descriptionOf(issue: IndexedIssueNames) {
  return {
    issueId: issue.id,
    publication: issue.publication,
    date: issue.date,
    edition: issue.edition,
    issueNumber: issue.issueNumber,
    articleId: null,
    annotationId: null,
    page: null,
    section: null,
    headline: null,
    bylines: [],
    colour: null,
    passage: null,
  };
}

/** Only the flow of what may be a paragraph or a masthead part: the rest is not for the index. */
function field(name: SearchFieldName, { text, start, end, pieces }: Flow): Field {
  return { name, flow: { text, start, end, pieces } };
}

import type { SearchHit } from '#shared/model/search.ts';

/** An article that was found, with no more known of it than `changes` say. */
export function searchHit(changes: Partial<SearchHit> = {}): SearchHit {
  return {
    kind: 'article',
    issueId: 'issue',
    articleId: null,
    annotationId: null,
    publication: null,
    date: null,
    edition: null,
    issueNumber: null,
    page: null,
    headline: null,
    bylines: [],
    colour: null,
    headlineSnippet: null,
    snippets: [],
    matches: [],
    score: 1,
    ...changes,
  };
}

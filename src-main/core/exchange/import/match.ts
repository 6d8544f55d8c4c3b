import { placeOf } from '#core/kept/annotations/adopt.ts';
import { condense } from '#shared/anchoring/condense.ts';
import { prepareText } from '#shared/anchoring/index.ts';
import type { IssueMatch } from '#shared/model/exchange.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import type { SearchRequest, SearchResult } from '#shared/model/search.ts';
import type { IncomingAnnotation, IncomingSource } from '../annotationFiles/incoming.ts';

/** What matching asks of a library. */
export interface MatchingLibrary {
  summary(id: string): IssueSummary | null;
  summaries(): readonly IssueSummary[];
  getIssue(id: string): Promise<Issue>;
  search(request: SearchRequest): Promise<SearchResult>;
}

export interface MatchedIssue {
  readonly issueId: string;
  readonly matchedBy: IssueMatch;
}

/** Quotes with fewer characters (layout not counted) do not tell which issue they are from. */
const shortestTelling = 12;
/** Quotes of one source that speak for its issue; those of them that are searched for, longest first. */
const mostQuotes = 100;
const mostSearches = 3;
/** A quote that stands in more issues does not tell either. */
const mostCandidates = 20;
/** Characters of a quote that are asked for. */
const askedLength = 40;

/** Finds issues for sources, one library at one time. */
export class IssueMatcher {
  readonly #library: MatchingLibrary;
  readonly #byNames = new Map<string, IssueSummary[]>();

  constructor(library: MatchingLibrary) {
    this.#library = library;
    for (const summary of library.summaries()) {
      const key = nameKey(summary);
      if (key !== null) this.#byNames.set(key, [...(this.#byNames.get(key) ?? []), summary]);
    }
  }

  /**
   * The issue that annotations of one source are on: by its id; by publication and date, with number and
   * edition as far as both sides know them; by the text, where more than half of the quotes stand in one
   * issue and fewer in any other. Null when it is not certain.
   */
  async find(
    source: IncomingSource,
    quotes: readonly Pick<IncomingAnnotation['annotation'], 'quote'>[],
  ): Promise<MatchedIssue | null> {
    if (source.issueId !== null && this.#library.summary(source.issueId)) {
      return { issueId: source.issueId, matchedBy: 'id' };
    }
    const named = this.#findByNames(source);
    if (named) return { issueId: named.id, matchedBy: 'names' };
    const issueId = await this.#findByText(quotes.map(({ quote }) => quote));
    return issueId === null ? null : { issueId, matchedBy: 'text' };
  }

  #findByNames(source: IncomingSource): IssueSummary | null {
    const key = nameKey(source);
    if (key === null) return null;
    const sameDay = (this.#byNames.get(key) ?? []).filter(
      (summary) => agree(summary.issueNumber, source.issueNumber) && agree(summary.edition, source.edition),
    );
    const exact = sameDay.filter(
      ({ issueNumber, edition }) =>
        plain(issueNumber) === plain(source.issueNumber) && plain(edition) === plain(source.edition),
    );
    return theOnly(exact) ?? theOnly(originals(exact)) ?? theOnly(sameDay) ?? theOnly(originals(sameDay));
  }

  async #findByText(quotes: readonly IncomingAnnotation['annotation']['quote'][]): Promise<string | null> {
    const heard = quotes.slice(0, mostQuotes);
    const telling = heard
      .filter(({ exact }) => condense(exact).text.length >= shortestTelling)
      .toSorted((a, b) => b.exact.length - a.exact.length);
    const candidates = new Set<string>();
    for (const { exact } of telling.slice(0, mostSearches)) {
      const found = await this.#library.search({
        query: `"${askedPart(exact)}"`,
        limit: mostCandidates + 1,
        offset: 0,
        order: 'relevance',
        filters: {},
      });
      for (const { kind, issueId } of found.hits) if (kind !== 'note') candidates.add(issueId);
      if (candidates.size > mostCandidates) return null;
    }
    let best: { readonly issueId: string; readonly placed: number } | null = null;
    let isTied = false;
    for (const issueId of candidates) {
      const issue = await this.#library.getIssue(issueId).catch(() => null);
      if (!issue) continue;
      const text = prepareText(issue.text);
      const placed = telling.filter((quote) => placeOf(quote, issue, text) !== null).length;
      isTied = placed === best?.placed || (isTied && placed < (best?.placed ?? 0));
      if (placed > (best?.placed ?? 0)) best = { issueId, placed };
    }
    return best && !isTied && best.placed * 2 > heard.length ? best.issueId : null;
  }
}

/** The longest line of a quote, cut to a length that tells enough, without what a query would take for its own. */
function askedPart(exact: string): string {
  const lines = exact.split(/[\r\n"“”]+/u).map((line) => line.trim());
  const longest = lines.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const part = [...longest].slice(0, askedLength).join('');
  // A word that was cut is no word of the text.
  return longest.length > part.length
    ? part.replace(/[\p{Script=Latin}\p{M}\d]+$/u, '').trim() || part
    : part;
}

const nameKey = ({ publication, date }: Pick<IssueSummary, 'publication' | 'date'>): string | null =>
  publication === null || date === null ? null : JSON.stringify([plain(publication), date]);

const plain = (name: string | null): string | null =>
  name === null ? null : name.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();

const agree = (a: string | null, b: string | null) => a === null || b === null || plain(a) === plain(b);

const theOnly = <T>(list: readonly T[]): T | null => (list.length === 1 ? (list[0] ?? null) : null);

/** Of several files of one issue, the one that the others are copies of. */
const originals = (list: readonly IssueSummary[]) => list.filter(({ duplicateOf }) => duplicateOf === null);

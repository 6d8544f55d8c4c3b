import type { SearchReader } from '#core/search/engine.ts';
import { parseQuery } from '#core/search/query/query.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { SearchHit, SearchResult } from '#shared/model/search.ts';
import { searchTogether } from './manyServers.ts';

/** Issues that were indexed while an answer was made are asked for again, so often at most. */
const mostRounds = 3;

/**
 * Searches an archive on a server together with the issues that are indexed on this computer, which are those with something
 * of a person's on them: what is found is what one index of everything would find, notes, tags and corrected words
 * too. Every issue is searched in one of both: `held` names those of this computer. Where the server is away the answer
 * is of those alone, and says so.
 */
export function searchBeside(
  archive: (elsewhere: () => readonly string[]) => SearchReader,
  local: SearchReader,
  held: () => readonly string[],
): SearchReader {
  const together = searchTogether([archive(held), { ...local, search: inServersOrder(local) }]);
  /** An issue must not be in both halves of an answer, nor in none. */
  const settled = async <T>(ask: () => Promise<T>): Promise<T> => {
    for (let round = 1; ; round++) {
      const before = held();
      const answer = await ask();
      if (held() === before || round === mostRounds) return answer;
    }
  };
  return {
    async search(request, signal) {
      try {
        return await settled(() => together.search(request, signal));
      } catch (error) {
        if (!isAway(error)) throw error;
        return withoutServer(await local.search(request), error);
      }
    },
    compare: (request) => settled(() => together.compare(request)),
  };
}

const isAway = (error: unknown): error is BroadsheetError =>
  error instanceof BroadsheetError && error.code === 'serverAway';

const withoutServer = (result: SearchResult, { details }: BroadsheetError): SearchResult => ({
  ...result,
  notes: [...(result.notes ?? []), { code: 'archiveAway', text: String(details.server ?? '') }],
});

/** Scores as a server gives them: how many of the terms stand in a headline; people's notes stand before that. */
function inServersOrder(local: SearchReader): SearchReader['search'] {
  return async (request, signal) => {
    const result = await local.search(request, signal);
    const terms = parseQuery(request.query, { fuzzy: request.fuzzy }).terms.length;
    return { ...result, hits: result.hits.map((hit) => ({ ...hit, score: scoreOf(hit, terms) })) };
  };
}

function scoreOf({ kind, headlineSnippet }: SearchHit, terms: number): number {
  if (kind === 'note') return beforeAll;
  return Math.min(terms, headlineSnippet?.matches.length ?? 0);
}

/** More than there can be terms. */
const beforeAll = 1_000;

import { mkdir } from 'node:fs/promises';
import type { IssueHandle } from '#core/archive/library/library.ts';
import { createExchange, type Exchange } from '#core/exchange/import/exchange.ts';
import type { MatchingLibrary } from '#core/exchange/import/match.ts';
import type { PictureLibrary } from '#core/exchange/import/pictures.ts';
import { createClipper } from '#core/kept/clippings/clipper.ts';
import { Links } from '#core/kept/links/links.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import { summary } from '../../../../support/summary.ts';
import { parseSimple } from '../../archive/library/simpleIssue.ts';
import { issueShelf, type OpenedStore, openStore, steppingClock } from '../../kept/annotations/support.ts';
import { searchHit } from '../../search/searchHit.ts';

/** A made-up issue: its names, and an article on every line. */
export function issueOf(id: string, names: string, ...lines: readonly string[]): Issue {
  return { id, ...parseSimple(`${id}.txt`, new TextEncoder().encode([names, ...lines].join('\n'))) };
}

/** A library of made-up issues with marks of its own, into which issues can come. */
export interface TestLibrary {
  readonly annotations: OpenedStore;
  readonly exchange: Exchange;
  readonly links: Links;
  /** The issues that are here. */
  readonly issues: ReadonlyMap<string, Issue>;
  /** A new issue is read. */
  come(issue: Issue): Promise<void>;
  close(): Promise<void>;
}

export async function openLibrary(
  folder: string,
  issues: readonly Issue[],
  pictures: Partial<Pick<PictureLibrary, 'getWords'>> = {},
): Promise<TestLibrary> {
  await mkdir(folder, { recursive: true });
  const { shelf, load } = issueShelf(issues);
  const listeners = new Set<(issue: IssueHandle) => void>();
  const clock = steppingClock().now;
  const annotations = await openStore(folder, { load, clock, prefix: 'own' });
  const summary = (id: string) => summaryOf(shelf.get(id));
  const links = await Links.open({
    records: annotations.records,
    clock,
    clipper: createClipper({ library: { summary, getIssue: load }, annotations }),
    annotations,
  });
  const exchange = createExchange({
    library: {
      summary,
      summaries: () => [...shelf.values()].flatMap((issue) => summaryOf(issue) ?? []),
      getIssue: load,
      getByItself: load,
      getFacsimile: async (id) => ({
        pages: (await load(id)).facsimile ?? [],
        isOfShownText: true,
        version: '1',
        root: folder,
        files: ((await load(id)).facsimile ?? []).flatMap(({ image }) => image?.path ?? []),
      }),
      getWords: pictures.getWords ?? (async () => []),
      onIssue(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    search: scan(shelf),
    annotations,
    links,
    settled: async () => undefined,
    clock,
  });
  return {
    annotations,
    exchange,
    links,
    issues: shelf,
    async come(issue) {
      shelf.set(issue.id, issue);
      await annotations.issueChanged(issue.id);
      for (const listener of listeners) listener({ id: issue.id, version: '1', load: () => load(issue.id) });
      await exchange.attachWaiting();
    },
    async close() {
      await exchange.close();
      await annotations.close();
    },
  };
}

export function summaryOf(issue: Issue | undefined): IssueSummary | null {
  if (!issue) return null;
  const { id, source, publication, date, edition, issueNumber, pageCount, language } = issue;
  const { path, format } = source;
  const hasFacsimile = issue.facsimile !== undefined;
  return summary({
    id,
    path,
    format,
    publication,
    date,
    edition,
    issueNumber,
    pageCount,
    language,
    hasFacsimile,
  });
}

/** Search as reading everything would answer it. */
function scan(shelf: ReadonlyMap<string, Issue>): MatchingLibrary['search'] {
  return async ({ query }) => {
    const wanted = query.replaceAll('"', '');
    const hits = [...shelf.values()]
      .filter((issue) => issue.text.includes(wanted))
      .map(({ id, publication, date, edition, issueNumber }) =>
        searchHit({ issueId: id, publication, date, edition, issueNumber }),
      );
    return {
      query,
      total: hits.length,
      matchTotal: hits.length,
      hits,
      facets: { publications: [], years: [], kinds: [] },
      complete: true,
      milliseconds: 0,
    };
  };
}

import { normalText } from '#core/search/text/normalForm.ts';
import { byDay, daysBetween } from '#shared/model/finding/byDay.ts';
import {
  type ChainOrder,
  type ChainPrinting,
  type ChainsRequest,
  mostPrintings,
  type ReprintChain,
  type ReprintChains,
} from '#shared/model/finding/reprints.ts';
import type { IsoDate } from '#shared/model/issue.ts';
import { standingFrom } from '../finding.ts';
import { clustersOf } from './clusters.ts';
import type { ReprintLink } from './links.ts';

/** What a chain tells of an issue. */
export interface ChainIssue {
  readonly publication: string | null;
  readonly date: IsoDate | null;
  readonly edition: string | null;
}

/** The chains that links make, without standing matter; `issueOf` answers undefined for an issue that is gone. */
export function chainsOfLinks(
  links: readonly ReprintLink[],
  issueOf: (issueId: string) => ChainIssue | undefined,
): readonly ReprintChain[] {
  return clustersOf(links).flatMap(({ passages, opening }): ReprintChain[] => {
    const printings = passages.flatMap(({ issueId, articleId, span, headline }): ChainPrinting[] => {
      const issue = issueOf(issueId);
      if (!issue) return [];
      const { publication, date, edition } = issue;
      return [{ issueId, articleId, publication, date, edition, headline, span }];
    });
    const papers = Map.groupBy(printings, ({ publication, issueId }) => publication ?? issueId);
    const isStanding = [...papers.values()].some(
      (own) => new Set(own.map(({ issueId }) => issueId)).size >= standingFrom,
    );
    if (papers.size < 2 || isStanding) return [];
    const ordered = printings.toSorted(byDate);
    const dates = ordered.flatMap(({ date }) => date ?? []);
    return [
      {
        printings: ordered.slice(0, mostPrintings),
        printingCount: ordered.length,
        paperCount: papers.size,
        days: dates.length < 2 ? null : daysBetween(dates[0], dates.at(-1)),
        characters: Math.max(...ordered.map(({ span }) => span.end - span.start)),
        opening,
      },
    ];
  });
}

/** Those with all words of a text in their papers' names, headlines or opening, in an order. */
export function pickChains(
  chains: readonly ReprintChain[],
  { text, order, limit }: ChainsRequest,
): Omit<ReprintChains, 'complete'> {
  const words = text
    .split(/\s+/u)
    .map((word) => normalText(word).trim())
    .filter((word) => word !== '');
  const found =
    words.length === 0
      ? chains
      : chains.filter((chain) => {
          const told = toldBy(chain);
          return words.every((word) => told.includes(word));
        });
  return { chains: found.toSorted(comparing[order]).slice(0, limit), total: found.length };
}

const tolds = new WeakMap<ReprintChain, string>();

/** What a chain is found by, in the normal form of searches. */
function toldBy(chain: ReprintChain): string {
  const known = tolds.get(chain);
  if (known !== undefined) return known;
  const parts = chain.printings.flatMap(({ publication, headline }) => [publication ?? '', headline ?? '']);
  const told = [...new Set(parts), chain.opening].map((part) => normalText(part)).join('\n');
  tolds.set(chain, told);
  return told;
}

type Comparing = (a: ReprintChain, b: ReprintChain) => number;

const byFirstDate: Comparing = (a, b) => byDay(a.printings[0]?.date ?? null, b.printings[0]?.date ?? null);
const most =
  (of: (chain: ReprintChain) => number): Comparing =>
  (a, b) =>
    of(b) - of(a) || b.printingCount - a.printingCount || byFirstDate(a, b);

const comparing: Readonly<Record<ChainOrder, Comparing>> = {
  printings: most(({ printingCount }) => printingCount),
  days: most(({ days }) => days ?? -1),
  characters: most(({ characters }) => characters),
  date: byFirstDate,
};

const byDate = (a: ChainPrinting, b: ChainPrinting): number =>
  byDay(a.date, b.date) || (a.issueId < b.issueId ? -1 : Number(a.issueId > b.issueId));

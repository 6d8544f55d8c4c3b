import type { ReprintKind } from '#shared/model/finding/reprints.ts';
import type { ReprintStore, SharedPassage, TextOfIssue } from './reprintStore.ts';
import type { Candidate } from './sketch/sketchIndex.ts';

/** An issue's texts, and what tells reprints from a paper's own repetitions. */
export interface TextsOfIssue {
  readonly issueId: string;
  /** Null papers are each their own. */
  readonly publication: string | null;
  readonly texts: readonly TextOfIssue[];
}

/** A text of another issue that shares passages with one of this. */
export interface FoundReprint {
  readonly textId: string;
  readonly otherIssueId: string;
  readonly otherTextId: string;
  readonly kind: ReprintKind;
  readonly passages: readonly SharedPassage[];
}

export interface FindingOptions {
  readonly store: Pick<ReprintStore, 'candidates' | 'compare'>;
  /** The paper of an issue that is in the library; undefined for what is not. */
  readonly publicationOf: (issueId: string) => string | null | undefined;
  /** These texts of an issue; null where it is gone. */
  readonly textsOf: (issueId: string, textIds: ReadonlySet<string>) => Promise<TextsOfIssue | null>;
  /** So many texts are compared with each of the issue's, at most. */
  readonly most: number;
  /** And so many with all of them together, though three with each; no limit where it is absent. */
  readonly budget?: number;
  /** The issues whose texts are compared; all where it is absent. */
  readonly among?: (issueId: string) => boolean;
}

/** So many texts are compared with each, whatever the budget. */
const leastOfText = 3;
/** What stands in so many issues of one paper is no news: an advertisement, a notice, a heading. */
export const standingFrom = 3;

/** The texts of other issues that share a passage with these, and how many more may: those were not compared. */
export async function findReprints(
  issue: TextsOfIssue,
  { store, publicationOf, textsOf, most, budget = Number.POSITIVE_INFINITY, among }: FindingOptions,
): Promise<{ readonly found: readonly FoundReprint[]; readonly notCompared: number }> {
  const known = await store.candidates(issue.issueId, issue.texts);
  const asked = among
    ? known.map(({ textId, candidates }) => ({
        textId,
        candidates: candidates.filter(({ issueId }) => among(issueId)),
      }))
    : known;
  const asking = asked.filter(({ candidates }) => candidates.length > 0).length;
  const mostOfText = Math.min(most, Math.max(leastOfText, Math.floor(budget / Math.max(1, asking))));
  const chosen = asked.map(({ textId, candidates }) => ({
    textId,
    all: candidates.length,
    candidates: choose(candidates, mostOfText, ({ issueId }) =>
      samePaper(issue, issueId, publicationOf(issueId)),
    ),
  }));
  const others = await loadAll(
    chosen.flatMap(({ candidates }) => candidates),
    textsOf,
  );
  const found: FoundReprint[] = [];
  for (const { textId, candidates } of chosen) {
    const left = textIn(issue, textId);
    const there = candidates.flatMap((candidate) => {
      const text = textIn(others.get(candidate.issueId), candidate.textId);
      return text === null ? [] : [{ candidate, text }];
    });
    if (left === null || there.length === 0) continue;
    const compared = await store.compare(
      left,
      there.map(({ text }) => text),
    );
    const shared = there.flatMap(({ candidate }, at) => {
      const passages = compared[at] ?? [];
      return passages.length === 0 ? [] : [{ candidate, passages }];
    });
    const kindOf = kindsOf(
      issue,
      shared.map(({ candidate: { issueId } }) => ({ issueId, publication: publicationOf(issueId) ?? null })),
    );
    for (const { candidate, passages } of shared) {
      found.push({
        textId,
        otherIssueId: candidate.issueId,
        otherTextId: candidate.textId,
        kind: kindOf(candidate.issueId),
        passages,
      });
    }
  }
  const notCompared = chosen.reduce((sum, { all, candidates }) => sum + all - candidates.length, 0);
  return { found, notCompared };
}

const samePaper = (issue: TextsOfIssue, otherId: string, publication: string | null | undefined): boolean =>
  (publication ?? otherId) === (issue.publication ?? issue.issueId);

/** The surest candidates; a paper's own repetitions take no more than half of the places. */
function choose(
  candidates: readonly Candidate[],
  most: number,
  isOwn: (candidate: Candidate) => boolean,
): readonly Candidate[] {
  if (candidates.length <= most) return candidates;
  const own = candidates.filter(isOwn).slice(0, Math.ceil(most / 2));
  const other = candidates.filter((candidate) => !isOwn(candidate)).slice(0, most - own.length);
  return [...own, ...other];
}

async function loadAll(
  candidates: readonly Candidate[],
  textsOf: FindingOptions['textsOf'],
): Promise<ReadonlyMap<string, TextsOfIssue>> {
  const loaded = new Map<string, TextsOfIssue>();
  for (const [issueId, own] of Map.groupBy(candidates, (candidate) => candidate.issueId)) {
    const texts = await textsOf(issueId, new Set(own.map(({ textId }) => textId)));
    if (texts) loaded.set(issueId, texts);
  }
  return loaded;
}

const textIn = (issue: TextsOfIssue | undefined, textId: string): string | null =>
  issue?.texts.find(({ id }) => id === textId)?.text ?? null;

/** What a text's standing in other issues is: news of another paper, or what the same paper prints again. */
function kindsOf(
  issue: TextsOfIssue,
  others: readonly { readonly issueId: string; readonly publication: string | null }[],
): (issueId: string) => ReprintKind {
  const paperOf = (issueId: string, publication: string | null) => publication ?? issueId;
  const own = paperOf(issue.issueId, issue.publication);
  const issuesOf = new Map<string, Set<string>>([[own, new Set([issue.issueId])]]);
  const papers = new Map<string, string>();
  for (const { issueId, publication } of others) {
    const paper = paperOf(issueId, publication);
    papers.set(issueId, paper);
    issuesOf.set(paper, (issuesOf.get(paper) ?? new Set()).add(issueId));
  }
  const isStanding = [...issuesOf.values()].some(({ size }) => size >= standingFrom);
  return (issueId) => {
    if (isStanding) return 'standing';
    return papers.get(issueId) === own ? 'repeat' : 'reprint';
  };
}

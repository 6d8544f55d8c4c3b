import { type FoundReprint, findReprints } from '#core/search/reprints/finding.ts';
import { SketchStore } from '#core/search/reprints/store.ts';
import type { MadeArchive, MadePlace } from './madeArchive.ts';

/** What was found of planted copies. */
export interface Judgement {
  /** Of what is called a reprint, how much was planted. */
  readonly precision: number;
  /** Of the planted copies, how many are found from either side, their passages in place. */
  readonly recall: number;
  /** What is called a reprint and was not planted. */
  readonly wrong: readonly FoundReprint[];
  readonly missed: MadeArchive['planted'];
  /** Of the found passages: the mean share of the planted span that they cover, in both texts. */
  readonly covered: number;
}

/** A store with the archive's issues. */
export async function storeOf({ issues }: MadeArchive): Promise<SketchStore> {
  const store = new SketchStore();
  await store.open(null);
  for (const { issueId, texts } of issues) await store.put(issueId, '1', texts);
  return store;
}

/** Everything that is found of an archive. */
export async function findAll(archive: MadeArchive, store: SketchStore, most = 24) {
  const byId = new Map(archive.issues.map((issue) => [issue.issueId, issue]));
  const all: (FoundReprint & { readonly issueId: string })[] = [];
  for (const issue of archive.issues) {
    const { found } = await findReprints(issue, {
      store,
      publicationOf: (id) => byId.get(id)?.publication,
      textsOf: async (id) => byId.get(id) ?? null,
      most,
    });
    all.push(...found.map((one) => ({ ...one, issueId: issue.issueId })));
  }
  return all;
}

export async function judge(archive: MadeArchive, store: SketchStore): Promise<Judgement> {
  const found = (await findAll(archive, store)).filter(({ kind }) => kind === 'reprint');
  const key = (a: string, b: string, c: string, d: string) => [a, b, c, d].join('|');
  const known = new Map(
    found.map((one) => [key(one.issueId, one.textId, one.otherIssueId, one.otherTextId), one]),
  );
  const right = new Set<string>();
  const covered: number[] = [];
  const missed = archive.planted.filter(({ from, to }) => {
    const ways = [
      [from, to],
      [to, from],
    ] as const;
    const shares = ways.map(([here, there]) => {
      const place = key(here.issueId, here.textId, there.issueId, there.textId);
      const one = known.get(place);
      if (!one) return 0;
      right.add(place);
      return Math.min(
        shareIn(
          here,
          one.passages.map(({ left }) => left),
        ),
        shareIn(
          there,
          one.passages.map(({ right: other }) => other),
        ),
      );
    });
    covered.push(...shares.filter((share) => share > 0));
    return shares.some((share) => share < 0.6);
  });
  const wrong = found.filter(
    (one) => !right.has(key(one.issueId, one.textId, one.otherIssueId, one.otherTextId)),
  );
  return {
    precision: found.length === 0 ? 1 : 1 - wrong.length / found.length,
    recall: 1 - missed.length / archive.planted.length,
    wrong,
    missed,
    covered: covered.reduce((sum, share) => sum + share, 0) / Math.max(1, covered.length),
  };
}

/** How much of a planted place spans cover. */
function shareIn(
  { start, end }: MadePlace,
  spans: readonly { readonly start: number; readonly end: number }[],
): number {
  const within = spans.reduce(
    (sum, span) => sum + Math.max(0, Math.min(end, span.end) - Math.max(start, span.start)),
    0,
  );
  return within / (end - start);
}

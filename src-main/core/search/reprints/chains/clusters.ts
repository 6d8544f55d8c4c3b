import type { Span } from '#shared/model/span.ts';
import type { LinkedPassage, ReprintLink } from './links.ts';

/** The printings of one passage: of an article that has it in several stretches, the whole of them. */
export interface PassageCluster {
  readonly passages: readonly LinkedPassage[];
  readonly opening: string;
}

/** Two stretches of an article are one passage where they share so much of the shorter one. */
const sharedForOne = 0.5;

/**
 * Passages that belong together over any number of links. An article may have several passages, each with a way of its
 * own: its stretches count as one where they overlap by half of the shorter (Smith, Cordell and Mullen 2015,
 * "Computational Methods for Uncovering Reprinted Texts in Antebellum Newspapers").
 */
export function clustersOf(links: readonly ReprintLink[]): readonly PassageCluster[] {
  const passages = links.flatMap(({ here, there }) => [here, there]);
  const sets = disjointSets(passages.length);
  for (let at = 0; at < passages.length; at += 2) sets.join(at, at + 1);
  const byArticle = Map.groupBy(passages.keys(), (at) => articleKey(passages[at]));
  for (const own of byArticle.values()) joinOverlapping(own, passages, sets.join);
  const members = Map.groupBy(passages.keys(), sets.find);
  return [...members.values()].map((own) => ({
    passages: oncePerArticle(own.flatMap((at) => passages[at] ?? [])),
    opening: links[Math.floor((own[0] ?? 0) / 2)]?.opening ?? '',
  }));
}

const articleKey = (passage: LinkedPassage | undefined): string =>
  `${passage?.issueId}\n${passage?.articleId}`;

/** Joins the stretches of one article that are one passage: each is compared with those that reach into it. */
function joinOverlapping(
  own: readonly number[],
  passages: readonly LinkedPassage[],
  join: (a: number, b: number) => void,
): void {
  const spanOf = (at: number) => passages[at]?.span ?? { start: 0, end: 0 };
  const ordered = own.toSorted((a, b) => spanOf(a).start - spanOf(b).start);
  let open: number[] = [];
  for (const at of ordered) {
    const { start, end } = spanOf(at);
    open = open.filter((other) => spanOf(other).end > start);
    let isKnown = false;
    for (const other of open) {
      const before = spanOf(other);
      const shared = Math.min(before.end, end) - start;
      if (shared < sharedForOne * Math.min(end - start, before.end - before.start)) continue;
      join(other, at);
      isKnown ||= before.start === start && before.end === end;
    }
    // The same stretch once more tells nothing further.
    if (!isKnown) open.push(at);
  }
}

function oncePerArticle(passages: readonly LinkedPassage[]): readonly LinkedPassage[] {
  return [...Map.groupBy(passages, articleKey).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    return [{ ...first, span: hullOf(own.map(({ span }) => span)) }];
  });
}

/** The span from the first beginning to the last end. */
export const hullOf = (spans: readonly Span[]): Span => ({
  start: Math.min(...spans.map(({ start }) => start)),
  end: Math.max(...spans.map(({ end }) => end)),
});

/** Union and find with halved paths. */
function disjointSets(size: number) {
  const parents = Uint32Array.from({ length: size }, (_, at) => at);
  const find = (of: number): number => {
    let at = of;
    for (;;) {
      const parent = parents[at] ?? at;
      if (parent === at) return at;
      at = parents[at] = parents[parent] ?? parent;
    }
  };
  return {
    find,
    join(a: number, b: number): void {
      parents[find(b)] = find(a);
    },
  };
}

import type { SearchRequest } from '#shared/model/search.ts';
import type { SearchFieldName } from './engine.ts';
import type { Match } from './matching.ts';

/**
 * The score of a document is that of BM25 with every kind of field saturated on its own:
 *
 *     score = Σ over kinds of field  weight · tf / (tf + k1 · norm)
 *     norm  = 1 − b + b · length / averageLength   for body, note and quote; 1 for the short fields
 *
 * where tf is the number of verified matches in fields of that kind, k1 = 1.2 and b = 0.75 as usual
 * (Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009). The inverse
 * document frequency is left out: with one phrase it is the same for every document. Since a kind of
 * field never brings more than its weight, and one match in a short field at least weight / 2.2, a match
 * in the headline outranks any number of matches in the body alone, and one in the deck likewise.
 */
const k1 = 1.2;
const b = 0.75;

/** Kinds of field with their weights; the position in this list is the kind's number. */
const kinds: readonly {
  readonly name: SearchFieldName;
  readonly weight: number;
  readonly isLong: boolean;
}[] = [
  { name: 'headline', weight: 8, isLong: false },
  { name: 'tag', weight: 6, isLong: false },
  { name: 'kicker', weight: 4, isLong: false },
  { name: 'deck', weight: 4, isLong: false },
  { name: 'byline', weight: 2.5, isLong: false },
  { name: 'note', weight: 2, isLong: true },
  { name: 'quote', weight: 1, isLong: true },
  { name: 'body', weight: 1, isLong: true },
];
const kindNumbers = new Map(kinds.map(({ name }, number) => [name, number]));
/** Filled anew for every document: scoring a frequent character makes tens of thousands of them. */
const frequencies = new Float64Array(kinds.length);

/** The score of a document; `averageLength` is that of all documents, in the normal form. */
export function scoreOf({ counts, length, meta }: Match, averageLength: number): number {
  frequencies.fill(0);
  for (let field = 0; field < counts.length; field++) {
    const count = counts[field] ?? 0;
    const kind = count === 0 ? undefined : kindNumbers.get(meta.fieldNames[field] ?? 'body');
    if (kind !== undefined) frequencies[kind] = (frequencies[kind] ?? 0) + count;
  }
  const norm = 1 - b + (b * length) / Math.max(1, averageLength);
  let score = 0;
  for (let number = 0; number < kinds.length; number++) {
    const frequency = frequencies[number] ?? 0;
    const kind = kinds[number];
    if (frequency > 0 && kind)
      score += (kind.weight * frequency) / (frequency + k1 * (kind.isLong ? norm : 1));
  }
  return score;
}

export interface RankedMatch extends Match {
  readonly score: number;
}

/** Best first; equal ones by date, newest first and undated last, then in the order of the paper. */
function byRelevance(left: RankedMatch, right: RankedMatch): number {
  return right.score - left.score || byDate(left, right);
}

function byDate(left: Match, right: Match): number {
  return (
    compareText(right.meta.date ?? '', left.meta.date ?? '') ||
    compareText(left.meta.issueId, right.meta.issueId) ||
    Number(left.meta.kind === 'note') - Number(right.meta.kind === 'note') ||
    left.meta.sequence - right.meta.sequence
  );
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The matches of one page of results, in order. */
export function pageOf<M extends RankedMatch>(
  matches: readonly M[],
  request: Pick<SearchRequest, 'order' | 'offset' | 'limit'>,
): readonly M[] {
  const end = request.offset + request.limit;
  const compare = request.order === 'date' ? byDate : byRelevance;
  return firstOf(matches, end, compare).slice(request.offset, end);
}

/** The first `count` in order, without sorting the many that no one will see. */
function firstOf<T>(items: readonly T[], count: number, compare: (a: T, b: T) => number): readonly T[] {
  if (items.length <= count * 4) return items.toSorted(compare);
  let kept: T[] = [];
  let worst: T | undefined;
  for (const item of items) {
    if (worst !== undefined && compare(item, worst) >= 0) continue;
    kept.push(item);
    if (kept.length >= count * 2) {
      kept = kept.sort(compare).slice(0, count);
      worst = kept.at(-1);
    }
  }
  return kept.sort(compare).slice(0, count);
}

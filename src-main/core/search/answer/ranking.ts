import { decimalAt, intAt } from '../index/bytes/checkedRead.ts';
import { type FieldKindName, fieldKindNames } from '../text/fields.ts';

/**
 * The score of a term in a document is that of BM25 with every kind of field saturated on its own:
 *
 *     score = Σ over kinds of field  weight · tf / (tf + k1 · norm)
 *     norm  = 1 − b + b · length / averageLength   for body, note and quote; 1 for the short fields
 *
 * where tf is the number of verified matches in fields of that kind, k1 = 1.2 and b = 0.75 as usual
 * (Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009). Since a kind of
 * field never brings more than its weight, and one match in a short field at least weight / 2.2, a match
 * in the headline outranks any number of matches in the body alone, and one in the deck likewise.
 *
 * Several terms add up. Where all must occur, each is in every document found and weighs the same; where
 * any will do, a term weighs by how rare it is among the n documents found, log2(1 + n / df). A document
 * in which the terms stand together as they were typed gains the score of that phrase, as often as there
 * are terms, so that a phrase outranks the same words scattered.
 */
const k1 = 1.2;
const b = 0.75;

/** What each kind of field brings at most, and whether its length counts. */
const weights: Readonly<Record<FieldKindName, { readonly weight: number; readonly isLong: boolean }>> = {
  headline: { weight: 8, isLong: false },
  tag: { weight: 6, isLong: false },
  kicker: { weight: 4, isLong: false },
  deck: { weight: 4, isLong: false },
  byline: { weight: 2.5, isLong: false },
  note: { weight: 2, isLong: true },
  quote: { weight: 1, isLong: true },
  body: { weight: 1, isLong: true },
};
/** By the kind's number. */
const kinds = fieldKindNames.map((name) => weights[name]);

/** The length norm; `averageLength` is that of all documents, in the normal form. */
export const normOf = (length: number, averageLength: number): number =>
  1 - b + (b * length) / Math.max(1, averageLength);

/** The score of a term by its number of matches in each kind of field. */
export function scoreOf(frequencies: Float64Array, norm: number): number {
  let score = 0;
  for (let number = 0; number < kinds.length; number++) {
    const frequency = decimalAt(frequencies, number);
    const kind = kinds[number];
    if (frequency > 0 && kind) {
      score += (kind.weight * frequency) / (frequency + k1 * (kind.isLong ? norm : 1));
    }
  }
  return score;
}

/** Adds what one kind of field brings to the scores of many documents; `norms` are those of all documents. See `scoreOf`. */
export function addKindScores(
  scores: Float64Array,
  counts: Int32Array,
  kind: number,
  ordinals: Int32Array,
  norms: Float64Array,
): void {
  const { weight, isLong } = kinds[kind] ?? { weight: 0, isLong: false };
  for (let i = 0; i < scores.length; i++) {
    const frequency = intAt(counts, i);
    if (frequency === 0) continue;
    const norm = isLong ? decimalAt(norms, intAt(ordinals, i)) : 1;
    scores[i] = decimalAt(scores, i) + (weight * frequency) / (frequency + k1 * norm);
  }
}

/** How much a term weighs that `having` of `found` documents have, where any term will do. */
export const rarityOf = (found: number, having: number): number => Math.log2(1 + found / Math.max(1, having));

/**
 * The `count`-th largest of the values of several lists, and the least where there are fewer. The largest so far are
 * kept in a heap, which hardly any of many values enters; most of the values are kept in order by selection instead.
 */
export function leastOfLargest(lists: readonly Float64Array[], count: number): number {
  const total = lists.reduce((sum, { length }) => sum + length, 0);
  if (count * heapShare > total) return valueAtRank(joined(lists, total), Math.min(count, total) - 1);
  // The heap's first is its least: a value that is not above it is not among the largest.
  const heap = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  let least = Number.NEGATIVE_INFINITY;
  for (const values of lists) {
    for (let i = 0; i < values.length; i++) {
      const value = decimalAt(values, i);
      if (value <= least) continue;
      replaceLeast(heap, value);
      least = decimalAt(heap, 0);
    }
  }
  return least;
}

/** One value in so many at most is kept in a heap. */
const heapShare = 8;

function joined(lists: readonly Float64Array[], total: number): Float64Array {
  const values = new Float64Array(total);
  let at = 0;
  for (const list of lists) {
    values.set(list, at);
    at += list.length;
  }
  return values;
}

/** Takes the first out of a heap and lets the value sink to its place. */
function replaceLeast(heap: Float64Array, value: number): void {
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && decimalAt(heap, child + 1) < decimalAt(heap, child)) child++;
    const least = decimalAt(heap, child);
    if (least >= value) break;
    heap[at] = least;
    at = child;
  }
  heap[at] = value;
}

/** The value that `rank` others are at least as large as (0: the largest), by selection (Hoare's FIND). The values change places. */
function valueAtRank(sorted: Float64Array, rank: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const pivot = decimalAt(sorted, (low + high) >> 1);
    let i = low;
    let j = high;
    while (i <= j) {
      while (decimalAt(sorted, i) > pivot) i++;
      while (decimalAt(sorted, j) < pivot) j--;
      if (i > j) break;
      const other = decimalAt(sorted, i);
      sorted[i++] = decimalAt(sorted, j);
      sorted[j--] = other;
    }
    if (rank <= j) high = j;
    else if (rank >= i) low = i;
    else break;
  }
  return sorted[rank] ?? Number.NEGATIVE_INFINITY;
}

import { decimalAt, intAt } from '../index/bytes/checkedRead.ts';
import { intersect, unite } from '../index/postings/ordinals.ts';
import type { CountedDocuments } from '../index/postings/postingList.ts';
import type { Segment } from '../index/segment.ts';
import type { Matcher } from '../query/matching.ts';
import { fieldKindNumber } from '../text/fields.ts';
import { type Missed, type Parted, parter } from './filtering.ts';
import { addKindScores, normOf } from './ranking.ts';
import type { Found, Phrase, Task } from './task.ts';
import { countPhrase, frequencies } from './textCounts.ts';

/** So few texts are read sooner than a frequent term is counted. */
export const fewTexts = 500;

const noScores = new Float64Array(0);
const noneBeside: Parted['beside'] = new Map();

/**
 * Finds by what the index counted of every term, almost without reading a text; null where the texts have to be
 * read. `missedOf` is null where every document is wanted.
 */
export function findCounted(
  segment: Segment,
  task: Task,
  missedOf: ((ordinal: number) => Missed) | null,
): Found | null {
  if (![...task.terms, ...task.without].every(isCountable)) return null;
  const terms = countedEach(segment, task.terms, !task.isAny);
  const without = terms && countedEach(segment, task.without, false);
  if (!terms || !without) return null;
  const [only, ...more] = terms;
  if (only && more.length === 0 && without.length === 0 && missedOf === null) {
    return {
      segment,
      beside: noneBeside,
      ...scored(segment, only, task.averageLength),
      termScores: noScores,
    };
  }
  const together = task.together && countedPhrase(segment, task.together);
  if (task.together && !together) return null;
  const parted = leftOf(segment, documentsOf(segment, task, terms), without, missedOf);
  const { ordinals } = parted;
  const columns = terms.map((term) => scored(segment, at(term, ordinals), task.averageLength));
  const phrase = together && scored(segment, at(together, ordinals), task.averageLength);
  return {
    segment,
    ...parted,
    ...added(ordinals.length, columns, phrase),
    termScores: task.isAny ? besideEachOther(ordinals.length, columns, phrase) : noScores,
  };
}

/** One folded phrase is what an index may have counted. */
function isCountable({ isFolded, term }: Matcher): boolean {
  return isFolded && term.kind === 'phrase';
}

/** Null also where all are to occur and one occurs in so few documents that the others need no counting. */
function countedEach(
  segment: Segment,
  terms: readonly Matcher[],
  areAllNeeded: boolean,
): CountedDocuments[] | null {
  const each = new Map<Matcher, CountedDocuments>();
  for (const matcher of rarestFirst(terms)) {
    const { plan, term } = matcher;
    const counted = countedPhrase(segment, { plan, normal: term.normal });
    if (!counted) return null;
    if (areAllNeeded && terms.length > 1 && counted.ordinals.length <= fewTexts) return null;
    each.set(matcher, term.fields === null ? counted : inKinds(counted, term.fields.map(fieldKindNumber)));
  }
  return terms.flatMap((matcher) => each.get(matcher) ?? []);
}

/** Which is the rarest is not known before it is looked up; long ones mostly are. */
export const rarestFirst = (terms: readonly Matcher[]): Matcher[] =>
  [...terms].sort((a, b) => b.term.normal.length - a.term.normal.length);

function countedPhrase(segment: Segment, phrase: Phrase): CountedDocuments | null {
  return segment.counted(phrase.plan) ?? readFew(segment, phrase);
}

/** Counts a phrase in the texts that can have it; null where these are many. */
function readFew(segment: Segment, { plan, normal }: Phrase): CountedDocuments | null {
  const candidates = segment.candidates(plan);
  if (candidates === null || candidates.length > fewTexts) return null;
  const having: number[] = [];
  const counts: Float64Array[] = [];
  for (let i = 0; i < candidates.length; i++) {
    const ordinal = intAt(candidates, i);
    if (countPhrase(segment, ordinal, segment.normal(ordinal), normal, null) === 0) continue;
    having.push(ordinal);
    counts.push(frequencies.slice());
  }
  return {
    ordinals: Int32Array.from(having),
    counts: Array.from(frequencies, (_none, kind) =>
      Int32Array.from(counts, (each) => decimalAt(each, kind)),
    ),
  };
}

/** Only the matches in some kinds of field, and the documents that have one. */
function inKinds({ ordinals, counts }: CountedDocuments, kinds: readonly number[]): CountedDocuments {
  const kept = counts.map((column, kind) => (kinds.includes(kind) ? column : null));
  const having = ordinals.filter((_ordinal, place) =>
    kept.some((column) => column !== null && intAt(column, place) > 0),
  );
  return at({ ordinals, counts: kept }, having);
}

/** All that have every term, or any of them; without terms, all that there are. */
function documentsOf(segment: Segment, { isAny }: Task, terms: readonly CountedDocuments[]): Int32Array {
  const lists = terms.map(({ ordinals }) => ordinals).sort((a, b) => a.length - b.length);
  const [first, ...others] = lists;
  if (!first) return Int32Array.from({ length: segment.size }, (_none, ordinal) => ordinal);
  if (isAny) return unite(lists, segment.size);
  return others.reduce<Int32Array>(intersect, first);
}

function leftOf(
  segment: Segment,
  ordinals: Int32Array,
  without: readonly CountedDocuments[],
  missedOf: ((ordinal: number) => Missed) | null,
): Parted {
  if (without.length === 0 && missedOf === null) return { ordinals, beside: noneBeside };
  const excluded = new Uint8Array(segment.size);
  for (const term of without) for (const ordinal of term.ordinals) excluded[ordinal] = 1;
  const parts = parter();
  for (const ordinal of ordinals) {
    const missed = missedOf?.(ordinal) ?? 'nothing';
    if (missed !== 'more' && !excluded[ordinal]) parts.add(ordinal, missed);
  }
  return parts.parted();
}

/** The same for other documents, which may be without a match. */
function at({ ordinals, counts }: CountedDocuments, wanted: Int32Array): CountedDocuments {
  const places = new Int32Array(wanted.length);
  let place = 0;
  for (let i = 0; i < wanted.length; i++) {
    const ordinal = intAt(wanted, i);
    while ((ordinals[place] ?? ordinal) < ordinal) place++;
    places[i] = ordinals[place] === ordinal ? place : -1;
  }
  return {
    ordinals: wanted,
    counts: counts.map((column) => column && places.map((from) => (from < 0 ? 0 : intAt(column, from)))),
  };
}

type Scored = Pick<Found, 'ordinals' | 'totals' | 'scores'>;

function scored(segment: Segment, { ordinals, counts }: CountedDocuments, averageLength: number): Scored {
  const norms = normsOf(segment, averageLength);
  const scores = new Float64Array(ordinals.length);
  counts.forEach((column, kind) => {
    if (column !== null) addKindScores(scores, column, kind, ordinals, norms);
  });
  return { ordinals, totals: totalsOf(counts, ordinals.length), scores };
}

const knownNorms = new WeakMap<Segment, { readonly averageLength: number; readonly norms: Float64Array }>();

/** The length norms of all documents; only the growing segment, which counts nothing, gets new ones. */
function normsOf(segment: Segment, averageLength: number): Float64Array {
  const known = knownNorms.get(segment);
  if (known?.averageLength === averageLength) return known.norms;
  const lengths = segment.facts.columns.length.values;
  const norms = new Float64Array(segment.size);
  for (let ordinal = 0; ordinal < norms.length; ordinal++) {
    norms[ordinal] = normOf(intAt(lengths, ordinal), averageLength);
  }
  knownNorms.set(segment, { averageLength, norms });
  return norms;
}

/** Matches of all kinds; a term that stands in one kind only, as most do, needs no sum. */
function totalsOf(counts: CountedDocuments['counts'], documents: number): Int32Array {
  const [first, ...others] = counts.filter((column) => column !== null);
  if (!first || others.length === 0) return first ?? new Int32Array(documents);
  const totals = first.slice();
  for (const column of others) {
    for (let i = 0; i < totals.length; i++) totals[i] = intAt(totals, i) + intAt(column, i);
  }
  return totals;
}

/** The matches and scores of all terms; where they stand as one phrase, its score as often as there are terms. */
function added(
  documents: number,
  terms: readonly Scored[],
  phrase: Scored | null,
): Pick<Found, 'totals' | 'scores'> {
  const totals = new Int32Array(documents);
  const scores = new Float64Array(documents);
  for (let i = 0; i < documents; i++) {
    let total = 0;
    let score = 0;
    for (const term of terms) {
      total += intAt(term.totals, i);
      score += decimalAt(term.scores, i);
    }
    totals[i] = total;
    scores[i] = phrase ? score + terms.length * decimalAt(phrase.scores, i) : score;
  }
  return { totals, scores };
}

/** The score of each term, and of the phrase, document by document. */
function besideEachOther(documents: number, terms: readonly Scored[], phrase: Scored | null): Float64Array {
  const columns = terms.length + Number(phrase !== null);
  const all = new Float64Array(documents * columns);
  for (let i = 0; i < documents; i++) {
    terms.forEach(({ scores }, column) => {
      all[i * columns + column] = decimalAt(scores, i);
    });
    if (phrase) all[i * columns + terms.length] = terms.length * decimalAt(phrase.scores, i);
  }
  return all;
}

import type { Filter } from './filtering.ts';
import { decimals, numbers } from './growable.ts';
import { countInFields, type Matcher } from './matching.ts';
import { intersect, unite } from './ordinals.ts';
import type { CountedDocuments } from './postingList.ts';
import { addKindScores, fieldKindNumber, fieldKinds, normOf, rarityOf, scoreOf } from './ranking.ts';
import type { Segment } from './segment.ts';
import { fieldBreak } from './storedDocument.ts';

/** What to find in every segment. */
export interface Task {
  readonly terms: readonly Matcher[];
  readonly without: readonly Matcher[];
  readonly isAny: boolean;
  /** All terms as one phrase in the normal form; null where that says nothing more. */
  readonly together: string | null;
  readonly averageLength: number;
}

/** The documents found in a segment, side by side. */
export interface Found {
  readonly segment: Segment;
  /** Ascending. */
  readonly ordinals: Int32Array;
  /** Number of matches. */
  readonly totals: Int32Array;
  readonly scores: Float64Array;
  /** Where any term will do: the score of each term, document by document. */
  readonly termScores: Float64Array;
}

const noScores = new Float64Array(0);

/** Number of matches of the term at hand by kind of field; filled anew for each. */
const frequencies = new Float64Array(fieldKinds);

/** Finds in one segment; every candidate is verified in its text, or in counts that were taken from it. */
export function findIn(segment: Segment, task: Task, filter: Filter | null): Found {
  const isWanted = (ordinal: number) => segment.isAlive(ordinal) && (filter === null || filter(ordinal));
  const counted = countedIn(segment, task);
  if (counted) {
    const areAllWanted = filter === null && segment.documents === segment.size;
    return scored(segment, areAllWanted ? counted : keep(counted, isWanted), task.averageLength);
  }
  const verified = verifier(segment, task);
  const candidates = task.isAny ? anyCandidates(segment, task.terms) : allCandidates(segment, task.terms);
  const count = candidates?.length ?? segment.size;
  for (let i = 0; i < count; i++) {
    const ordinal = candidates ? (candidates[i] ?? -1) : i;
    if (isWanted(ordinal)) verified.read(ordinal);
  }
  return verified.found();
}

/** One folded phrase and nothing else is what an index may have counted. */
function countedIn(segment: Segment, { terms, without }: Task): CountedDocuments | null {
  const [only, ...more] = terms;
  if (!only || more.length > 0 || without.length > 0) return null;
  if (!only.isFolded || only.term.kind !== 'phrase' || only.term.fields !== null) return null;
  return segment.counted(only.plan);
}

function keep({ ordinals, counts }: CountedDocuments, isWanted: Filter): CountedDocuments {
  const places: number[] = [];
  for (let i = 0; i < ordinals.length; i++) if (isWanted(ordinals[i] ?? -1)) places.push(i);
  const kept = (column: Int32Array) => Int32Array.from(places, (place) => column[place] ?? 0);
  return { ordinals: kept(ordinals), counts: counts.map((column) => column && kept(column)) };
}

function scored(segment: Segment, { ordinals, counts }: CountedDocuments, averageLength: number): Found {
  const lengths = segment.facts.columns.length.values;
  const norms = new Float64Array(ordinals.length);
  for (let i = 0; i < ordinals.length; i++) norms[i] = normOf(lengths[ordinals[i] ?? 0] ?? 0, averageLength);
  const totals = new Int32Array(ordinals.length);
  const scores = new Float64Array(ordinals.length);
  counts.forEach((column, kind) => {
    if (column === null) return;
    addKindScores(scores, column, kind, norms);
    for (let i = 0; i < totals.length; i++) totals[i] = (totals[i] ?? 0) + (column[i] ?? 0);
  });
  return { segment, ordinals, totals, scores, termScores: noScores };
}

function allCandidates(segment: Segment, terms: readonly Matcher[]): ArrayLike<number> | null {
  let all: ArrayLike<number> | null = null;
  for (const { plan } of terms) {
    const candidates = segment.candidates(plan);
    if (candidates) all = all ? intersect(all, candidates) : candidates;
  }
  return all;
}

function anyCandidates(segment: Segment, terms: readonly Matcher[]): ArrayLike<number> | null {
  const lists: ArrayLike<number>[] = [];
  for (const { plan } of terms) {
    const candidates = segment.candidates(plan);
    if (!candidates) return null;
    lists.push(candidates);
  }
  return unite(lists, segment.size);
}

/** Reads documents one by one and keeps those that the task asks for. */
function verifier(segment: Segment, task: Task) {
  const { length } = segment.facts.columns;
  const ordinals = numbers();
  const totals = numbers();
  const scores = decimals();
  const termScores = decimals();
  const keep = (ordinal: number, total: number, score: number) => {
    ordinals.push(ordinal);
    totals.push(total);
    scores.push(score);
  };
  return {
    read(ordinal: number): void {
      const normal = segment.normal(ordinal);
      for (const matcher of task.without) if (countMatches(segment, ordinal, normal, matcher) > 0) return;
      const norm = normOf(length.values[ordinal] ?? 0, task.averageLength);
      let total = 0;
      let score = 0;
      const each: number[] = [];
      for (const matcher of task.terms) {
        const count = countMatches(segment, ordinal, normal, matcher);
        if (count === 0 && !task.isAny) return;
        const termScore = count === 0 ? 0 : scoreOf(frequencies, norm);
        total += count;
        score += termScore;
        if (task.isAny) each.push(termScore);
      }
      if (total === 0 && task.terms.length > 0) return;
      if (task.together !== null) {
        const isThere = countPhrase(segment, ordinal, normal, task.together, null) > 0;
        const togetherScore = isThere ? task.terms.length * scoreOf(frequencies, norm) : 0;
        score += togetherScore;
        if (task.isAny) each.push(togetherScore);
      }
      keep(ordinal, total, score);
      for (const termScore of each) termScores.push(termScore);
    },
    found: (): Found => ({
      segment,
      ordinals: ordinals.values.subarray(0, ordinals.length),
      totals: totals.values.subarray(0, totals.length),
      scores: scores.values.subarray(0, scores.length),
      termScores: termScores.values.subarray(0, termScores.length),
    }),
  };
}

/** Counts a term's matches and leaves them by kind in `frequencies`. */
function countMatches(segment: Segment, ordinal: number, normal: string, matcher: Matcher): number {
  const { kind, normal: phrase, fields } = matcher.term;
  if (matcher.isFolded && kind === 'phrase') return countPhrase(segment, ordinal, normal, phrase, fields);
  const ranges = matcher.matches(normal);
  if (ranges.length === 0) return 0;
  frequencies.fill(0);
  if (matcher.isFolded) {
    const counter = kindCounter(segment, ordinal, normal, fields);
    for (const { start } of ranges) counter(start);
  } else {
    countInFields(segment.document(ordinal).fields, matcher).forEach((count, field) => {
      const kind = kindOf(segment, ordinal, field);
      frequencies[kind] = (frequencies[kind] ?? 0) + count;
    });
  }
  return frequencies.reduce((sum, count) => sum + count, 0);
}

/** The same for a phrase in the normal form, which most texts are read for. */
function countPhrase(
  segment: Segment,
  ordinal: number,
  normal: string,
  phrase: string,
  fields: Matcher['term']['fields'],
): number {
  let at = normal.indexOf(phrase);
  if (at < 0) return 0;
  frequencies.fill(0);
  const count = kindCounter(segment, ordinal, normal, fields);
  let total = 0;
  for (; at >= 0; at = normal.indexOf(phrase, at + phrase.length)) total += count(at);
  return total;
}

/** Counts matches by the kind of field that they are in; they come in order. */
function kindCounter(
  segment: Segment,
  ordinal: number,
  normal: string,
  wanted: Matcher['term']['fields'],
): (at: number) => 0 | 1 {
  let field = 0;
  let fieldEnd = endOfField(normal, 0);
  return (at) => {
    while (at > fieldEnd) {
      field++;
      fieldEnd = endOfField(normal, fieldEnd + 1);
    }
    const kind = kindOf(segment, ordinal, field);
    if (wanted !== null && !wanted.some((name) => fieldKindNumber(name) === kind)) return 0;
    frequencies[kind] = (frequencies[kind] ?? 0) + 1;
    return 1;
  };
}

function kindOf(segment: Segment, ordinal: number, field: number): number {
  const { fields, fieldStarts } = segment.facts.columns;
  return fields.values[(fieldStarts.values[ordinal] ?? 0) + field] ?? 0;
}

function endOfField(normal: string, from: number): number {
  const end = normal.indexOf(fieldBreak, from);
  return end < 0 ? normal.length : end;
}

/** Where any term will do, a term weighs by its rarity among all that was found. */
export function weighByRarity(all: readonly Found[], columns: number, terms: number): void {
  if (columns === 0) return;
  const having = new Float64Array(columns);
  let documents = 0;
  for (const { ordinals, termScores } of all) {
    documents += ordinals.length;
    for (let i = 0; i < termScores.length; i++) {
      if ((termScores[i] ?? 0) > 0) having[i % columns] = (having[i % columns] ?? 0) + 1;
    }
  }
  const weights = Array.from(having, (count, column) => (column < terms ? rarityOf(documents, count) : 1));
  for (const { scores, termScores } of all) {
    for (let i = 0; i < scores.length; i++) {
      let score = 0;
      for (let column = 0; column < columns; column++) {
        score += (termScores[i * columns + column] ?? 0) * (weights[column] ?? 1);
      }
      scores[i] = score;
    }
  }
}

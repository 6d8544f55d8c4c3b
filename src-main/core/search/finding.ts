import type { Filter } from './filtering.ts';
import { countInFields, type Matcher, occurrences } from './matching.ts';
import { bodyScoreOf, fieldKindNumber, fieldKinds, normOf, rarityOf, scoreOf } from './ranking.ts';
import { readText, type Segment } from './segment.ts';
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
  readonly ordinals: number[];
  /** Number of matches. */
  readonly totals: number[];
  readonly scores: number[];
  /** Where any term will do: the score of each term, document by document. */
  readonly termScores: number[];
}

/** Number of matches of the term at hand by kind of field; filled anew for each. */
const frequencies = new Float64Array(fieldKinds);

/** Finds in one segment; every candidate is verified in its text, or in counts that were taken from it. */
export function findIn(segment: Segment, task: Task, filter: Filter | null): Found {
  const found: Found = { segment, ordinals: [], totals: [], scores: [], termScores: [] };
  const { length } = segment.facts.columns;
  const norm = (ordinal: number) => normOf(length.values[ordinal] ?? 0, task.averageLength);
  const isWanted = (ordinal: number) => segment.isAlive(ordinal) && (filter === null || filter(ordinal));
  const read = (ordinal: number) => {
    if (isWanted(ordinal)) verify(segment, ordinal, task, norm(ordinal), found);
  };

  const counted = countedIn(segment, task);
  if (counted) {
    const { ordinals, counts } = counted;
    for (let i = 0; i < ordinals.length; i++) {
      const ordinal = ordinals[i] ?? -1;
      const count = counts[i] ?? readText;
      if (count === readText) read(ordinal);
      else if (isWanted(ordinal)) {
        found.ordinals.push(ordinal);
        found.totals.push(count);
        found.scores.push(bodyScoreOf(count, norm(ordinal)));
      }
    }
    return found;
  }
  const candidates = task.isAny ? anyCandidates(segment, task.terms) : allCandidates(segment, task.terms);
  if (candidates) for (let i = 0; i < candidates.length; i++) read(candidates[i] ?? -1);
  else for (let ordinal = 0; ordinal < segment.size; ordinal++) read(ordinal);
  return found;
}

/** One folded phrase and nothing else is what an index may have counted. */
function countedIn(segment: Segment, { terms, without }: Task) {
  const [only, ...more] = terms;
  if (!only || more.length > 0 || without.length > 0) return null;
  if (!only.isFolded || only.term.kind !== 'phrase' || only.term.fields !== null) return null;
  return segment.counted(only.plan, only.term.normal);
}

function allCandidates(segment: Segment, terms: readonly Matcher[]): ArrayLike<number> | null {
  let fewest: ArrayLike<number> | null = null;
  for (const { plan } of terms) {
    const candidates = segment.candidates(plan);
    if (candidates && (!fewest || candidates.length < fewest.length)) fewest = candidates;
  }
  return fewest;
}

function anyCandidates(segment: Segment, terms: readonly Matcher[]): ArrayLike<number> | null {
  const lists: ArrayLike<number>[] = [];
  for (const { plan } of terms) {
    const candidates = segment.candidates(plan);
    if (!candidates) return null;
    lists.push(candidates);
  }
  const [only, ...more] = lists;
  if (only && more.length === 0) return only;
  return [...new Set(lists.flatMap((list) => Array.from(list)))].sort((a, b) => a - b);
}

function verify(segment: Segment, ordinal: number, task: Task, norm: number, found: Found): void {
  const normal = segment.normal(ordinal);
  for (const matcher of task.without) if (countMatches(segment, ordinal, normal, matcher) > 0) return;
  let total = 0;
  let score = 0;
  const termScores: number[] = [];
  for (const matcher of task.terms) {
    const count = countMatches(segment, ordinal, normal, matcher);
    if (count === 0 && !task.isAny) return;
    const termScore = count === 0 ? 0 : scoreOf(frequencies, norm);
    total += count;
    score += termScore;
    termScores.push(termScore);
  }
  if (total === 0 && task.terms.length > 0) return;
  if (task.together !== null && normal.includes(task.together)) {
    const places = occurrences(normal, task.together);
    countByKind(segment, ordinal, normal, places, null);
    score += task.terms.length * scoreOf(frequencies, norm);
    if (task.isAny) termScores.push(task.terms.length * scoreOf(frequencies, norm));
  } else if (task.isAny && task.together !== null) termScores.push(0);
  found.ordinals.push(ordinal);
  found.totals.push(total);
  found.scores.push(score);
  if (task.isAny) for (const each of termScores) found.termScores.push(each);
}

/** Counts a term's matches and leaves them by kind in `frequencies`. */
function countMatches(segment: Segment, ordinal: number, normal: string, matcher: Matcher): number {
  const ranges = matcher.matches(normal);
  if (ranges.length === 0) return 0;
  if (matcher.isFolded) {
    return countByKind(
      segment,
      ordinal,
      normal,
      ranges.map(({ start }) => start),
      matcher.term.fields,
    );
  }
  frequencies.fill(0);
  let total = 0;
  countInFields(segment.fields(ordinal), matcher).forEach((count, field) => {
    const kind = kindOf(segment, ordinal, field);
    frequencies[kind] = (frequencies[kind] ?? 0) + count;
    total += count;
  });
  return total;
}

function kindOf(segment: Segment, ordinal: number, field: number): number {
  const { fields, fieldStarts } = segment.facts.columns;
  return fields.values[(fieldStarts.values[ordinal] ?? 0) + field] ?? 0;
}

function countByKind(
  segment: Segment,
  ordinal: number,
  normal: string,
  places: readonly number[],
  wanted: Matcher['term']['fields'],
): number {
  frequencies.fill(0);
  let total = 0;
  let field = 0;
  let fieldEnd = endOfField(normal, 0);
  for (const at of places) {
    while (at > fieldEnd) {
      field++;
      fieldEnd = endOfField(normal, fieldEnd + 1);
    }
    const kind = kindOf(segment, ordinal, field);
    if (wanted !== null && !wanted.some((name) => fieldKindNumber(name) === kind)) continue;
    frequencies[kind] = (frequencies[kind] ?? 0) + 1;
    total++;
  }
  return total;
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

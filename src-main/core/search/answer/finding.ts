import { decimalAt, intAt } from '../index/bytes/checkedRead.ts';
import { decimals, numbers } from '../index/bytes/growable.ts';
import { intersect, unite } from '../index/postings/ordinals.ts';
import type { Segment } from '../index/segment.ts';
import type { Matcher } from '../query/matching.ts';
import { fewTexts, findCounted, rarestFirst } from './countedFinding.ts';
import { isOpen, type Missed, missedBy, parter, type Selection } from './filtering.ts';
import { normOf, rarityOf, scoreOf } from './ranking.ts';
import type { Found, Task } from './task.ts';
import { countMatches, countPhrase, frequencies } from './textCounts.ts';

/** Finds in one segment; every candidate is verified in its text, or in counts that were taken from it. */
export function findIn(segment: Segment, task: Task, selection: Selection): Found {
  const missedOf = (ordinal: number): Missed =>
    segment.isAlive(ordinal) ? missedBy(selection, ordinal) : 'more';
  const areAllWanted = isOpen(selection) && segment.documents === segment.size;
  const counted = findCounted(segment, task, areAllWanted ? null : missedOf);
  if (counted) return counted;
  const verified = verifier(segment, task);
  const candidates = task.isAny ? anyCandidates(segment, task.terms) : allCandidates(segment, task.terms);
  const count = candidates?.length ?? segment.size;
  for (let i = 0; i < count; i++) {
    const ordinal = candidates ? intAt(candidates, i) : i;
    const missed = missedOf(ordinal);
    if (missed !== 'more') verified.read(ordinal, missed);
  }
  return verified.found();
}

function allCandidates(segment: Segment, terms: readonly Matcher[]): Int32Array | null {
  let all: Int32Array | null = null;
  for (const { plan } of rarestFirst(terms)) {
    const candidates = segment.candidates(plan);
    if (candidates) all = all ? intersect(all, candidates) : candidates;
    if (all && all.length <= fewTexts) break;
  }
  return all;
}

function anyCandidates(segment: Segment, terms: readonly Matcher[]): Int32Array | null {
  const lists: Int32Array[] = [];
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
  const parts = parter();
  const totals = numbers();
  const scores = decimals();
  const termScores = decimals();
  return {
    read(ordinal: number, missed: Exclude<Missed, 'more'>): void {
      const normal = segment.normal(ordinal);
      for (const matcher of task.without) if (countMatches(segment, ordinal, normal, matcher) > 0) return;
      const norm = normOf(intAt(length.values, ordinal), task.averageLength);
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
      parts.add(ordinal, missed);
      if (missed !== 'nothing') return;
      if (task.together !== null) {
        const isThere = countPhrase(segment, ordinal, normal, task.together.normal, null) > 0;
        const togetherScore = isThere ? task.terms.length * scoreOf(frequencies, norm) : 0;
        score += togetherScore;
        if (task.isAny) each.push(togetherScore);
      }
      totals.push(total);
      scores.push(score);
      for (const termScore of each) termScores.push(termScore);
    },
    found: (): Found => ({
      segment,
      ...parts.parted(),
      totals: totals.values.subarray(0, totals.length),
      scores: scores.values.subarray(0, scores.length),
      termScores: termScores.values.subarray(0, termScores.length),
    }),
  };
}

/** Where any term will do, a term weighs by its rarity among all that was found. */
export function weighByRarity(all: readonly Found[], columns: number, terms: number): void {
  if (columns === 0) return;
  const having = new Float64Array(columns);
  let documents = 0;
  for (const { ordinals, termScores } of all) {
    documents += ordinals.length;
    for (let i = 0; i < termScores.length; i++) {
      if (decimalAt(termScores, i) > 0) having[i % columns] = decimalAt(having, i % columns) + 1;
    }
  }
  const weights = Array.from(having, (count, column) => (column < terms ? rarityOf(documents, count) : 1));
  for (const { scores, termScores } of all) {
    for (let i = 0; i < scores.length; i++) {
      let score = 0;
      for (let column = 0; column < columns; column++) {
        score += decimalAt(termScores, i * columns + column) * (weights[column] ?? 1);
      }
      scores[i] = score;
    }
  }
}

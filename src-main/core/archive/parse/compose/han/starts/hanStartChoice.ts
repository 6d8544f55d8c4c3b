import type { HanForm } from './hanForms.ts';

/** An article may begin here from this probability on. */
const even = 0.5;
const justBelow = 0.49;

/** Keeps the logarithm of the odds finite. */
const surest = 1 - 1e-9;

/**
 * The most likely set of starts in which no headline is directly followed by another article: of two lines
 * that would both begin one, the first without any text, one is a deck or a subhead. Found by Viterbi's
 * algorithm over the odds of the lines; only the lines that the choice decides otherwise change.
 */
export function chooseStarts(forms: readonly HanForm[], probabilities: Float64Array): Float64Array {
  const size = probabilities.length;
  /** Whether the best way to a start, and to a line that is none, comes from a start. */
  const startFromStart = new Uint8Array(size);
  const lineFromStart = new Uint8Array(size);
  let start = 0;
  let line = 0;
  for (let at = 0; at < size; at++) {
    const before = forms[at - 1]?.head ? Number.NEGATIVE_INFINITY : start;
    startFromStart[at] = before >= line ? 1 : 0;
    lineFromStart[at] = start >= line ? 1 : 0;
    const nextStart = Math.max(before, line) + logOdds(probabilities[at] ?? 0);
    line = Math.max(start, line);
    start = nextStart;
  }
  const chosen = probabilities.slice();
  let begins = start >= line;
  for (let at = size - 1; at >= 0; at--) {
    const probability = probabilities[at] ?? 0;
    if (begins && probability < even) chosen[at] = even;
    if (!begins && probability >= even) chosen[at] = justBelow;
    begins = (begins ? startFromStart[at] : lineFromStart[at]) === 1;
  }
  return chosen;
}

function logOdds(probability: number): number {
  const bounded = Math.min(surest, Math.max(1 - surest, probability));
  return Math.log(bounded / (1 - bounded));
}

import { type Evidence, WeightTables } from './hanEvidence.ts';
import { type HanForm, hanForms } from './hanForms.ts';
import { chooseStarts } from './hanStartChoice.ts';
import { startContext } from './hanStartContext.ts';
import { startEvidence, startKinds } from './hanStartEvidence.ts';
import { startLeads } from './hanStartLeads.ts';
import startWeights from './hanStartWeights.json' with { type: 'json' };

/** Weights of both passes by the name of the evidence. */
export interface StartWeights {
  readonly first: Readonly<Record<string, number>>;
  readonly second: Readonly<Record<string, number>>;
}
const shippedWeights: StartWeights = startWeights;

/**
 * Tells at which lines of a text without marks, indents or separating blank lines an article begins. A
 * logistic model over named evidence in the lines around (weights trained by tests/bench/structure/train.ts);
 * a second pass also sees how likely the neighbours are, and what contradicts itself is settled at the end.
 */
export const articleStarts = (texts: readonly string[]): Float64Array =>
  startProbabilities(texts, hanForms(texts), shippedWeights);

/** The same with other weights, as the measurements need it. */
export function startProbabilities(
  texts: readonly string[],
  forms: readonly HanForm[],
  weights: StartWeights,
): Float64Array {
  const first = score(texts, forms, weights.first);
  const second = score(
    texts,
    forms,
    weights.second,
    (index, add) => startContext(texts, forms, first, index, add),
    (index) => (isOpen(first[index] ?? 0) ? null : (first[index] ?? 0)),
  );
  return chooseStarts(forms, second);
}

/** Whether the first pass left it open what a line is: only then is the second asked. */
const isOpen = (probability: number): boolean => probability > 0.004 && probability < 0.996;

/**
 * The probability at every line, for one set of weights. `more` adds evidence; `known` answers the probability
 * of a line that is settled already.
 */
export function score(
  texts: readonly string[],
  forms: readonly HanForm[],
  weights: Readonly<Record<string, number>>,
  more: (index: number, add: Evidence) => void = () => undefined,
  known: (index: number) => number | null = () => null,
): Float64Array {
  const tables = tablesOf(weights);
  const bias = tables.named('bias');
  const result = new Float64Array(forms.length);
  let sum = 0;
  const add: Evidence = (kind, a = 0, b = 0, c = 0) => {
    sum += tables.weight(kind, a, b, c);
  };
  for (let index = 0; index < forms.length; index++) {
    const settled = known(index);
    if (settled !== null) {
      result[index] = settled;
      continue;
    }
    sum = bias;
    startEvidence(texts, forms, index, add);
    startLeads(forms, index, add);
    more(index, add);
    result[index] = 1 / (1 + Math.exp(-sum));
  }
  return result;
}

const made = new WeakMap<object, WeightTables>();

/** The tables of a set of weights, made once. */
function tablesOf(weights: Readonly<Record<string, number>>): WeightTables {
  const known = made.get(weights);
  if (known) return known;
  const tables = new WeightTables(startKinds.all, weights);
  made.set(weights, tables);
  return tables;
}

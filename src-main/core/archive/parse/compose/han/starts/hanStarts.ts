import { type Evidence, WeightTables } from './hanEvidence.ts';
import { chooseStarts } from './hanStartChoice.ts';
import { startContext } from './hanStartContext.ts';
import { startEvidence, startKinds } from './hanStartEvidence.ts';
import { startLayout } from './hanStartLayout.ts';
import { startLeads } from './hanStartLeads.ts';
import type { StartSheet } from './hanStartSheet.ts';
import startWeights from './hanStartWeights.json' with { type: 'json' };

/** Weights of both passes by the name of the evidence. */
export interface StartWeights {
  readonly first: Readonly<Record<string, number>>;
  readonly second: Readonly<Record<string, number>>;
}
const shippedWeights: StartWeights = startWeights;

/**
 * Tells at which units of a Chinese text an article begins, whatever shape the text has. A logistic model over named
 * evidence in the lines around and in how they are set (weights trained by tests/bench/structure/train.ts); a second
 * pass also sees how likely the neighbours are, and what contradicts itself is settled at the end.
 */
export function startProbabilities(sheet: StartSheet, weights: StartWeights = shippedWeights): Float64Array {
  const first = score(sheet, weights.first);
  const second = score(
    sheet,
    weights.second,
    (index, add) => startContext(sheet.texts, sheet.forms, first, index, add),
    (index) => (isOpen(first[index] ?? 0) ? null : (first[index] ?? 0)),
  );
  return chooseStarts(sheet.forms, second);
}

/** Whether the first pass left it open what a line is: only then is the second asked. */
const isOpen = (probability: number): boolean => probability > 0.004 && probability < 0.996;

/**
 * The probability at every line, for one set of weights. `more` adds evidence; `known` answers the probability
 * of a line that is settled already.
 */
export function score(
  sheet: StartSheet,
  weights: Readonly<Record<string, number>>,
  more: (index: number, add: Evidence) => void = () => undefined,
  known: (index: number) => number | null = () => null,
): Float64Array {
  const tables = tablesOf(weights);
  const bias = tables.named('bias');
  const result = new Float64Array(sheet.forms.length);
  let sum = 0;
  const add: Evidence = (kind, a = 0, b = 0, c = 0) => {
    sum += tables.weight(kind, a, b, c);
  };
  for (let index = 0; index < result.length; index++) {
    const settled = known(index);
    if (settled !== null) {
      result[index] = settled;
      continue;
    }
    sum = bias;
    lineEvidence(sheet, index, add);
    more(index, add);
    result[index] = 1 / (1 + Math.exp(-sum));
  }
  return result;
}

/** What the first pass sees at a line. */
export function lineEvidence(sheet: StartSheet, index: number, add: Evidence): void {
  startEvidence(sheet.texts, sheet.forms, index, add);
  startLeads(sheet.forms, index, add);
  startLayout(sheet, index, add);
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

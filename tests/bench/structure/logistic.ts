/** A row of training: the names of its evidence and whether it is one. */
export interface Example {
  readonly evidence: readonly string[];
  readonly positive: boolean;
}

/** Logistic regression with L2 by Adam; evidence seen in fewer than `least` rows is left out. */
export function trainLogistic(
  examples: readonly Example[],
  { penalty = 1, rounds = 300, least = 3 } = {},
): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { evidence } of examples)
    for (const name of evidence) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= least).map(([name]) => name);
  const index = new Map(names.map((name, at) => [name, at]));
  const rows = examples.map(({ evidence }) =>
    Int32Array.from(evidence.map((name) => index.get(name) ?? -1).filter((at) => at >= 0)),
  );
  const size = names.length + 1;
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  const gradient = new Float64Array(size);
  for (let round = 1; round <= rounds; round++) {
    gradient.fill(0);
    rows.forEach((row, at) => {
      let sum = weights[size - 1] ?? 0;
      for (const name of row) sum += weights[name] ?? 0;
      const error = 1 / (1 + Math.exp(-sum)) - (examples[at]?.positive ? 1 : 0);
      for (const name of row) gradient[name] = (gradient[name] ?? 0) + error;
      gradient[size - 1] = (gradient[size - 1] ?? 0) + error;
    });
    const rate = 0.1 * (1 - (0.9 * round) / rounds);
    for (let at = 0; at < size; at++) {
      const slope = (gradient[at] ?? 0) + (at === size - 1 ? 0 : penalty * (weights[at] ?? 0));
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * slope * slope;
      const step = (mean[at] ?? 0) / (1 - 0.9 ** round);
      const scale = Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** round)) + 1e-8;
      weights[at] = (weights[at] ?? 0) - (rate * step) / scale;
    }
  }
  const result: Record<string, number> = { bias: round3(weights[size - 1] ?? 0) };
  names.forEach((name, at) => {
    const weight = round3(weights[at] ?? 0);
    if (weight !== 0) result[name] = weight;
  });
  return result;
}

const round3 = (value: number): number => Math.round(value * 1000) / 1000;

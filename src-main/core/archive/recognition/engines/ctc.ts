/** A character that a recogniser saw, and the time steps in which it did. */
export interface SeenCharacter {
  readonly text: string;
  /** Mean likelihood over its steps, 0 to 1. */
  readonly confidence: number;
  readonly firstStep: number;
  readonly lastStep: number;
}

/**
 * Best-path decoding of connectionist temporal classification (Graves et al. 2006): the likeliest class of each step,
 * repeats made one, blanks (class 0) left out. `likelihoods` has `steps` rows of `keys.length` classes.
 */
export function decodeCtc(
  likelihoods: Float32Array,
  steps: number,
  keys: readonly string[],
): readonly SeenCharacter[] {
  const classes = likelihoods.length / steps;
  const seen: SeenCharacter[] = [];
  let open: { key: number; first: number; sum: number; count: number } | null = null;
  const close = (last: number) => {
    if (!open) return;
    const text = keys[open.key] ?? '';
    if (text !== '') {
      seen.push({ text, confidence: open.sum / open.count, firstStep: open.first, lastStep: last });
    }
    open = null;
  };
  for (let step = 0; step < steps; step++) {
    const from = step * classes;
    let best = 0;
    for (let key = 1; key < classes; key++) {
      if ((likelihoods[from + key] as number) > (likelihoods[from + best] as number)) best = key;
    }
    const value = likelihoods[from + best] as number;
    if (open && open.key === best) {
      open.sum += value;
      open.count++;
      continue;
    }
    close(step - 1);
    if (best !== 0) open = { key: best, first: step, sum: value, count: 1 };
  }
  close(steps - 1);
  return seen;
}

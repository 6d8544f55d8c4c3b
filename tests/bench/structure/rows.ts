/** One line of the table: a measure over one set, with its worst cases by name. */
export interface Row {
  readonly set: string;
  readonly measure: string;
  /** Null where it could not be measured; `worst` says why. */
  readonly value: number | null;
  /** What issue 3 asks for, as a number to compare with and how it is worded. */
  readonly reach: number;
  readonly worst: readonly string[];
  /** `MB/s`, `MB`; a share where absent. */
  readonly unit?: string;
  /** Smaller values are better. */
  readonly atMost?: boolean;
}

/** Found, expected and both: what precision, recall and F1 are made of. */
export interface Counts {
  readonly found: number;
  readonly expected: number;
  readonly right: number;
}

export const noCounts: Counts = { found: 0, expected: 0, right: 0 };

export const sum = (counts: readonly Counts[]): Counts =>
  counts.reduce(
    (all, one) => ({
      found: all.found + one.found,
      expected: all.expected + one.expected,
      right: all.right + one.right,
    }),
    noCounts,
  );

export const precision = ({ found, right }: Counts): number => (found === 0 ? 1 : right / found);
export const recall = ({ expected, right }: Counts): number => (expected === 0 ? 1 : right / expected);
export const f1 = ({ found, expected, right }: Counts): number =>
  found + expected === 0 ? 1 : (2 * right) / (found + expected);

/** What one case of the fuzzer is: files that are given to the application, and what it is asked about them. */

/** Which door of the application a case goes through. */
export const doors = ['issue', 'picture', 'exchange', 'stored', 'calls'] as const;
export type Door = (typeof doors)[number];

/** One call of the contract; texts in it such as `{{issue}}` stand for what the library holds when it is made. */
export interface FuzzCall {
  readonly name: string;
  readonly input: unknown;
}

export interface FuzzCase {
  readonly door: Door;
  /** What it was made from, and how: for people. */
  readonly made: string;
  /** By the path below the folder that is given; of `stored` below the library or the `profile` beside it. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly calls: readonly FuzzCall[];
}

/** The bounds that hold whatever a file or a call says. */
export const bounds = ['crash', 'hang', 'memory', 'writesOutside', 'changesFiles'] as const;
export type Bound = (typeof bounds)[number];

/** A bound that a case broke. */
export interface Breach {
  readonly bound: Bound;
  /** One line: the error with the place that it comes from, or what was measured. */
  readonly what: string;
}

/** Processor time that one case may take, or of calls each one (milliseconds): the clock says more about the machine. */
export const mostTime = 5_000;
/** How often what waits for an answer looks whether it is there (milliseconds). */
export const lookEvery = 500;
/**
 * Looks after which nothing is expected any more: two minutes. They are counted, since a machine that is busy, or
 * stopped for a while, keeps those who look from looking as well.
 */
export const mostLooks = 240;
/** Growth of the process during one case (bytes). */
export const mostGrowth = 1024 * 1024 * 1024;

/** A case that took longer than it may. */
export class Hang extends Error {}

/** The same for findings of one cause: without numbers and names that differ between runs; a hang tells no more than its file. */
export const causeOf = ({ bound, what }: Breach, { made }: FuzzCase): string =>
  (bound === 'hang' || bound === 'memory'
    ? `${bound} ${made.split(':')[0]}`
    : `${bound} ${what.replaceAll(/[0-9a-f]{8,}|\d+/gu, '#').replaceAll(/["“'][^"”']*["”']/gu, '"')}`
  ).slice(0, 300);

/** How many of the last pages tell how long one takes. */
const remembered = 12;

/** Tells how long the pages that are left will take, by how long the last ones took. */
export class TimeLeft {
  readonly #taken: number[] = [];

  /** A page was read in so many milliseconds. */
  took(milliseconds: number): void {
    this.#taken.push(milliseconds);
    if (this.#taken.length > remembered) this.#taken.shift();
  }

  /** Seconds; null before the first page was read. `shares` is what is done of the pages at work. */
  seconds(pages: number, shares: readonly number[], atOnce: number): number | null {
    if (this.#taken.length === 0) return null;
    const usual = this.#taken.toSorted((a, b) => a - b)[Math.floor(this.#taken.length / 2)] ?? 0;
    const done = shares.reduce((sum, share) => sum + share, 0);
    return Math.ceil((Math.max(0, pages - done) * usual) / Math.max(1, atOnce) / 1000);
  }
}

/** Bits of the two hashes that stand for a word; two of a text's words with one pair of them do not occur. */
const firstSeed = 0x811c9dc5 | 0;
const secondSeed = 0x1b873593 | 0;
const firstFactor = 0x01000193;
const secondFactor = 0x85ebca6b;
const smallest = 1 << 12;

/**
 * A set of words that keeps no words: each is two hashes of 32 bits in a table, so that the words of a large
 * text cost neither strings nor much memory. Words are added letter by letter as they are read.
 */
export class WordSet {
  /** Pairs of hashes; two zeros are a free place. */
  private table = new Int32Array(2 * smallest);
  private size = 0;
  private first = firstSeed;
  private second = secondSeed;

  /** Takes the next UTF-16 unit of the word that is being read. */
  take(unit: number): void {
    this.first = Math.imul(this.first ^ unit, firstFactor);
    this.second = (Math.imul(this.second, secondFactor) + unit) | 0;
  }

  /** Adds the word that was read. */
  finish(): void {
    const place = this.placeOf(this.table, this.first, this.second);
    if (this.table[place] === 0 && this.table[place + 1] === 0) {
      this.table[place] = this.first;
      this.table[place + 1] = this.second;
      this.size++;
      if (this.size * 2 > this.table.length / 2) this.grow();
    }
    this.forget();
  }

  /** Begins anew without adding what was read. */
  forget(): void {
    this.first = firstSeed;
    this.second = secondSeed;
  }

  add(word: string): void {
    this.read(word);
    this.finish();
  }

  has(word: string): boolean {
    this.read(word);
    const place = this.placeOf(this.table, this.first, this.second);
    this.forget();
    return this.table[place] !== 0 || this.table[place + 1] !== 0;
  }

  private read(word: string): void {
    this.forget();
    for (let at = 0; at < word.length; at++) this.take(word.charCodeAt(at));
  }

  /** Where a word lies, or would. */
  private placeOf(table: Int32Array, first: number, second: number): number {
    const mask = table.length / 2 - 1;
    let place = (first ^ (first >>> 15)) & mask;
    for (;;) {
      const a = table[2 * place];
      const b = table[2 * place + 1];
      if ((a === 0 && b === 0) || (a === first && b === second)) return 2 * place;
      place = (place + 1) & mask;
    }
  }

  private grow(): void {
    const before = this.table;
    const table = new Int32Array(2 * before.length);
    for (let at = 0; at < before.length; at += 2) {
      const first = before[at] ?? 0;
      const second = before[at + 1] ?? 0;
      if (first === 0 && second === 0) continue;
      const place = this.placeOf(table, first, second);
      table[place] = first;
      table[place + 1] = second;
    }
    this.table = table;
  }
}

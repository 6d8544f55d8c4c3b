/** Han characters that say nothing of a text's subject. */
const common = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最',
);

/** Characters of a neighbouring paragraph that are compared. */
const compared = 260;

const firstHan = 0x3400;
const lastHan = 0x9fff;
/** For each UTF-16 unit: 0 for what is no Han character, 1 for a common one, 2 for any other. */
const weights = new Uint8Array(0x10000).fill(2, firstHan, lastHan + 1);
for (const character of common) weights[character.charCodeAt(0)] = 1;

/** Shares of what a line says that its neighbours say as well, each 0 to 1. */
export interface Cohesion {
  /** Of the line in the four lines before it. */
  readonly back: number;
  /** Of the line in the two lines after it. */
  readonly on: number;
  /** Of the two lines after it in the four before it. */
  readonly across: number;
}

const linesBefore = 4;
const linesAfter = 2;

const inLine = 1;
const inBefore = 2;
const inAfter = 4;
const allMarks = 7;

/** Seven lines have at most some 1,800 pairs, so the table is never half full. */
const tableSize = 4096;

/**
 * The pairs of characters of a few lines with where each was seen. A new round makes all places free at once:
 * a place holds its round and its marks in one number.
 */
class PairTable {
  private readonly keys = new Int32Array(tableSize);
  private readonly states = new Int32Array(tableSize);
  private round = 0;
  /** Pairs that got the last mark for the first time, and those of them that had another mark. */
  private fresh = 0;
  private alsoInLine = 0;
  private alsoBefore = 0;

  measure(texts: readonly string[], index: number): Cohesion | null {
    this.round = (this.round + allMarks + 1) & 0x7ffffff8;
    if (this.round === 0) this.states.fill(-1);
    this.begin();
    this.mark(texts[index], inLine);
    const own = this.fresh;
    if (own === 0) return null;
    this.begin();
    for (let step = 1; step <= Math.min(linesBefore, index); step++) this.mark(texts[index - step], inBefore);
    const back = this.alsoInLine;
    this.begin();
    for (let step = 1; step <= linesAfter; step++) this.mark(texts[index + step], inAfter);
    return {
      back: back / own,
      on: this.alsoInLine / own,
      across: this.fresh === 0 ? 0 : this.alsoBefore / this.fresh,
    };
  }

  private begin(): void {
    this.fresh = 0;
    this.alsoInLine = 0;
    this.alsoBefore = 0;
  }

  /** Marks the pairs of characters of a line that may say what it is about. */
  private mark(text: string | undefined, bit: number): void {
    if (text === undefined) return;
    const { keys, states, round } = this;
    const end = Math.min(text.length, compared);
    let before = 0;
    let weightBefore = 0;
    for (let at = 0; at < end; at++) {
      const unit = text.charCodeAt(at);
      const weight = weights[unit] ?? 0;
      const pair = (before << 16) | unit;
      // Two Han characters of which one is not common: weights 1 and 2, or 2 and 2.
      const tells = weightBefore * weight > 1;
      before = unit;
      weightBefore = weight;
      if (!tells) continue;
      let place = Math.imul(pair, 0x9e3779b1) >>> 20;
      while (isOf(states[place], round) && keys[place] !== pair) place = (place + 1) & (tableSize - 1);
      const state = states[place] ?? 0;
      const seen = isOf(state, round) ? state & allMarks : 0;
      if ((seen & bit) !== 0) continue;
      keys[place] = pair;
      states[place] = round | seen | bit;
      this.fresh++;
      if ((seen & inLine) !== 0) this.alsoInLine++;
      if ((seen & inBefore) !== 0) this.alsoBefore++;
    }
  }
}

const isOf = (state: number | undefined, round: number): boolean => ((state ?? 0) & ~allMarks) === round;

const pairs = new PairTable();

/** How much a line speaks of the same things as the text before and after it; null where it says nothing. */
export const cohesion = (texts: readonly string[], index: number): Cohesion | null =>
  pairs.measure(texts, index);

import { mostBlocks, Runs } from './runs.ts';
import { blockLength, eachKept, type Sketch } from './sketch.ts';

/** A text of an issue with its sketch. */
export interface SketchedText {
  /** The article's or notice's. */
  readonly id: string;
  readonly sketch: Sketch;
}

/** A text that may share a passage with the one that was asked about. */
export interface Candidate {
  readonly issueId: string;
  readonly textId: string;
  /** Kept shingles that both have near one another. */
  readonly shared: number;
  /** What those tell together, in bits: a shingle that few blocks have tells more (K. Spärck Jones, 1972). */
  readonly evidence: number;
}

/** A shingle that more blocks have is a phrase of the language, or stands in every issue: it tells nothing. */
const mostHolders = 256;
/** Shingles that lie in so many letters count together. */
const nearness = 600;
/** So many kept shingles near one another are worth a look at the letters. */
const leastShared = 3;

interface HeldText {
  readonly issueId: string;
  readonly id: string;
}

/** The sketches of an archive's texts in memory: which texts may share a passage with another. */
export class SketchIndex {
  readonly #runs = new Runs();
  /** By block: its text, undefined once that is gone. */
  #blocks: (HeldText | undefined)[] = [];
  readonly #issues = new Map<string, { readonly first: number; readonly end: number }>();
  #dead = 0;

  /** Kept shingles, with those of texts that are gone and not swept out yet. */
  get size(): number {
    return this.#runs.size;
  }

  /** Puts the texts of an issue in place of those that it had. Answers false where the index is full. */
  put(issueId: string, texts: readonly SketchedText[]): boolean {
    this.remove([issueId]);
    const count = texts.reduce((sum, { sketch }) => sum + sketch.blocks.length, 0);
    if (this.#blocks.length + count > mostBlocks) this.#sweep();
    if (this.#blocks.length + count > mostBlocks) return false;
    const first = this.#blocks.length;
    const entries: number[] = [];
    for (const { id, sketch } of texts) {
      const held = { issueId, id };
      for (const hashes of sketch.blocks) {
        const block = this.#blocks.push(held) - 1;
        for (const hash of hashes) entries.push(hash * mostBlocks + block);
      }
    }
    this.#issues.set(issueId, { first, end: this.#blocks.length });
    this.#runs.add(Float64Array.from(entries).sort());
    return true;
  }

  remove(issueIds: readonly string[]): void {
    for (const issueId of issueIds) {
      const place = this.#issues.get(issueId);
      if (!place) continue;
      this.#issues.delete(issueId);
      this.#blocks.fill(undefined, place.first, place.end);
      this.#dead += place.end - place.first;
    }
    if (this.#dead > 1000 && this.#dead * 2 > this.#blocks.length) this.#sweep();
  }

  /** Texts of other issues that may share a passage with these letters, the surest first. */
  candidates(issueId: string, letters: string): readonly Candidate[] {
    const meetings = new Map<HeldText, Meeting[]>();
    const seen = new Set<number>();
    eachKept(letters, (hash, start) => {
      if (seen.has(hash)) return;
      seen.add(hash);
      const holders = this.#runs.blocksOf(hash, mostHolders, (block) => this.#blocks[block] !== undefined);
      if (!holders) return;
      const bits = Math.log2(1 + (this.#blocks.length - this.#dead) / (1 + holders.length));
      for (const block of holders) {
        const text = this.#blocks[block];
        if (!text || text.issueId === issueId) continue;
        const own = meetings.get(text);
        if (own) own.push({ start, block, bits });
        else meetings.set(text, [{ start, block, bits }]);
      }
    });
    return [...meetings]
      .map(([text, own]) => ({ issueId: text.issueId, textId: text.id, ...nearOf(own) }))
      .filter(({ shared }) => shared >= leastShared)
      .sort((a, b) => b.evidence - a.evidence || order(a.issueId, b.issueId) || order(a.textId, b.textId));
  }

  /** Takes the dead blocks out. */
  #sweep(): void {
    const numbers = new Int32Array(this.#blocks.length).fill(-1);
    const blocks: HeldText[] = [];
    this.#issues.clear();
    this.#blocks.forEach((text, block) => {
      if (!text) return;
      const number = blocks.length;
      numbers[block] = number;
      blocks.push(text);
      const place = this.#issues.get(text.issueId);
      this.#issues.set(text.issueId, { first: place?.first ?? number, end: number + 1 });
    });
    this.#runs.renumber((block) => numbers[block] ?? -1);
    this.#blocks = blocks;
    this.#dead = 0;
  }
}

/** A kept shingle of the letters asked about that a block has as well. */
interface Meeting {
  readonly start: number;
  readonly block: number;
  readonly bits: number;
}

/** The meetings near one another in both texts that tell most; they come in the order of the one asked about. */
function nearOf(meetings: readonly Meeting[]): Pick<Candidate, 'shared' | 'evidence'> {
  const reach = Math.ceil(nearness / blockLength) - 1;
  let most = { shared: 0, evidence: 0 };
  meetings.forEach(({ start, block }, at) => {
    let [shared, evidence] = [0, 0];
    for (let next = at; next < meetings.length; next++) {
      const other = meetings[next];
      if (!other || other.start - start > nearness) break;
      if (Math.abs(other.block - block) > reach) continue;
      shared++;
      evidence += other.bits;
    }
    if (evidence > most.evidence) most = { shared, evidence };
  });
  return most;
}

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

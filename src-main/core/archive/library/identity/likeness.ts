import { similarity } from './similarity.ts';

/** Hashes of a sketch that are remembered of an issue whose file may go. */
const remembered = 32;
/** Texts with fewer are too short to be known again by their letters. */
const fewest = 8;
/** A text that another one is taken for has all but a few corrected words of it. */
const nearlyAll = 0.85;
/** Of texts that are nearly the same, one of so many of the lowest hashes is in both. */
const looked = 8;

/** A sketch as it is remembered: its lowest hashes, which are a sketch themselves, as numbers to base 36. */
export const rememberedSketch = (sketch: readonly number[]): string =>
  sketch
    .slice(0, remembered)
    .map((hash) => hash.toString(36))
    .join(' ');

const hashesOf = (sketch: string): readonly number[] =>
  sketch === '' ? [] : sketch.split(' ').map((hash) => Number.parseInt(hash, 36));

/** Finds, of many texts, those that are nearly the same as one. */
export class LikeTexts {
  readonly #sketches = new Map<string, readonly number[]>();
  readonly #idsByHash = new Map<number, Set<string>>();

  /** Remembers a text's sketch (see `rememberedSketch`) in place of what was known of it. */
  put(id: string, sketch: string): void {
    for (const hash of lowest(this.#sketches.get(id) ?? [])) this.#idsByHash.get(hash)?.delete(id);
    const hashes = hashesOf(sketch);
    this.#sketches.set(id, hashes);
    for (const hash of lowest(hashes)) {
      const ids = this.#idsByHash.get(hash);
      if (ids) ids.add(id);
      else this.#idsByHash.set(hash, new Set([id]));
    }
  }

  /** Texts that are nearly the same as a sketched one; none for a text of a few lines. */
  like(sketch: string): readonly string[] {
    const hashes = hashesOf(sketch);
    if (hashes.length < fewest) return [];
    const ids = new Set(lowest(hashes).flatMap((hash) => [...(this.#idsByHash.get(hash) ?? [])]));
    return [...ids].filter((id) => {
      const other = this.#sketches.get(id) ?? [];
      return other.length >= fewest && similarity(hashes, other, remembered) >= nearlyAll;
    });
  }
}

const lowest = (hashes: readonly number[]): readonly number[] => hashes.slice(0, looked);

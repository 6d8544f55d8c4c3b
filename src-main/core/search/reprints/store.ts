import { indexCodePoints } from '#shared/text/codePoints.ts';
import { type AlignedPassage, aligner } from './align/align.ts';
import type { CandidatesOf, ReprintStore, SharedPassage, TextOfIssue } from './reprintStore.ts';
import { sketchOf } from './sketch/sketch.ts';
import { openSketchFile, type SketchFile } from './sketch/sketchFile.ts';
import { SketchIndex } from './sketch/sketchIndex.ts';
import { type Letters, lettersOf } from './text.ts';

/** Sketches in memory and on the disk; it lives in a thread of its own (worker/worker.ts). */
export class SketchStore implements ReprintStore {
  #index = new SketchIndex();
  #file: SketchFile | null = null;

  async open(path: string | null): Promise<ReadonlyMap<string, string>> {
    await this.close();
    // A file that cannot be read or written is done without.
    const opened = path === null ? null : await openSketchFile(path).catch(() => null);
    this.#file = opened?.file ?? null;
    const held = new Map<string, string>();
    for (const { issueId, version, texts } of opened?.records ?? []) {
      if (texts && this.#index.put(issueId, texts)) held.set(issueId, version);
    }
    return held;
  }

  async put(issueId: string, version: string, texts: readonly TextOfIssue[]): Promise<boolean> {
    const sketched = texts.map(({ id, text }) => ({ id, sketch: sketchOf(lettersOf(text).text) }));
    if (!this.#index.put(issueId, sketched)) return false;
    this.#keep(() => this.#file?.add({ issueId, version, texts: sketched }));
    return true;
  }

  async remove(issueIds: readonly string[]): Promise<void> {
    this.#index.remove(issueIds);
    for (const issueId of issueIds) {
      this.#keep(() => this.#file?.add({ issueId, version: '', texts: null }));
    }
  }

  async candidates(issueId: string, texts: readonly TextOfIssue[]): Promise<readonly CandidatesOf[]> {
    return texts.map(({ id, text }) => ({
      textId: id,
      candidates: this.#index.candidates(issueId, lettersOf(text).text),
    }));
  }

  async compare(left: string, rights: readonly string[]): Promise<readonly (readonly SharedPassage[])[]> {
    return rights.map(lookFrom(left));
  }

  /** Kept shingles. */
  get size(): number {
    return this.#index.size;
  }

  async close(): Promise<void> {
    this.#file?.close();
    this.#file = null;
    this.#index = new SketchIndex();
  }

  /** What cannot be kept (a full disk) is made again next time. */
  #keep(write: () => void): void {
    try {
      write();
    } catch {
      this.#file?.close();
      this.#file = null;
    }
  }
}

/** Compares other texts with one. */
function lookFrom(left: string): (right: string) => readonly SharedPassage[] {
  const here = lettersOf(left);
  const hereAt = placesIn(left, here);
  const alignTo = aligner(here.text);
  return (right) => {
    const there = lettersOf(right);
    const thereAt = placesIn(right, there);
    return alignTo(there.text).map((passage) => ({
      left: hereAt(passage.left),
      right: thereAt(passage.right),
      similarity: passage.similarity,
      share: shareOf(passage.left, here),
      shareThere: shareOf(passage.right, there),
    }));
  };
}

type Stretch = AlignedPassage['left'];

const shareOf = ({ start, end }: Stretch, letters: Letters): number =>
  letters.text.length === 0 ? 0 : (end - start) / letters.text.length;

/** Where stretches of letters lie in the text, in code points. */
function placesIn(text: string, { starts, ends }: Letters): (stretch: Stretch) => Stretch {
  const index = indexCodePoints(text);
  return ({ start, end }) => ({
    start: index.toCodePoint(starts[start] ?? 0),
    end: index.toCodePoint(ends[end - 1] ?? 0),
  });
}

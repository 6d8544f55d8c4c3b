import type { ReadBlock, ReadLine, StructuredReading } from '#shared/model/scans/pageReading.ts';
import { lineHyphens } from '#shared/text/hyphens.ts';

/** A word that the end of a line parts in two. */
export interface PartedWord {
  /** What its first line has of it, without the hyphen. */
  readonly first: string;
  readonly hyphen: string;
  /** The whole word, with the hyphen where that belongs to it. */
  readonly whole: string;
}

/** The words of a page that line ends part, by the lines that hold their first and their second half. */
export interface PartedWords {
  readonly broken: ReadonlyMap<number, PartedWord>;
  readonly opened: ReadonlyMap<number, PartedWord>;
}

const parted = new RegExp(`([\\p{L}\\p{M}’'-]*[\\p{L}\\p{M}])([${lineHyphens}])$`, 'u');
/** Fraktur's double hyphen is also read as an equals sign. */
const partedFraktur = new RegExp(`([\\p{L}\\p{M}’'-]*[\\p{L}\\p{M}])([${lineHyphens}=])$`, 'u');
const opening = /^[\p{L}\p{M}][\p{L}\p{M}’'-]*/u;
/** Scripts that part words by a hyphen at the end of a line. */
const unhyphened = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * The words that line ends part. What follows a line in its block, or in the next paragraph of its article,
 * is the second part. Whether the hyphen belongs to the word is decided by the page itself: as the word
 * stands elsewhere; else a capital keeps the hyphen and a small letter does not.
 */
export function partedWords({ reading, blocks }: StructuredReading): PartedWords {
  const words = wordsOf(reading.lines);
  const pattern = /-Latf\b/u.test(reading.language) ? partedFraktur : parted;
  const broken = new Map<number, PartedWord>();
  const opened = new Map<number, PartedWord>();
  for (const { index, next } of pairs(blocks)) {
    const line = reading.lines[index];
    const text = line?.words.at(-1)?.text ?? '';
    const following = reading.lines[next]?.words[0]?.text ?? '';
    const [, left, hyphen] = pattern.exec(text) ?? [];
    const right = opening.exec(following)?.[0];
    if (left === undefined || hyphen === undefined || right === undefined) continue;
    if (unhyphened.test(left + right)) continue;
    const isKept =
      words.has(`${left}-${right}`) ||
      (!words.has(left + right) && hyphen === '-' && !/^\p{Ll}/u.test(right));
    const first = text.slice(0, -hyphen.length);
    const word = { first, hyphen, whole: first + (isKept ? hyphen : '') + following };
    broken.set(index, word);
    opened.set(next, word);
  }
  return { broken, opened };
}

/** Lines and the lines that follow them in the same text. */
function* pairs(blocks: readonly ReadBlock[]): Generator<{ readonly index: number; readonly next: number }> {
  for (const [at, block] of blocks.entries()) {
    const following = blocks[at + 1];
    const goesOn =
      block.article !== null &&
      block.kind === 'paragraph' &&
      following?.kind === 'paragraph' &&
      following.article === block.article;
    const lines = goesOn ? [...block.lines, ...following.lines.slice(0, 1)] : block.lines;
    for (const [place, index] of block.lines.entries()) {
      const next = lines[place + 1];
      if (next !== undefined) yield { index, next };
    }
  }
}

/** Words of the page that no line end parts. */
function wordsOf(lines: readonly ReadLine[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const line of lines) {
    for (const { text } of line.words) {
      for (const [word] of text.matchAll(/[\p{L}\p{M}’']+(?:-[\p{L}\p{M}’']+)*/gu)) words.add(word);
    }
  }
  return words;
}

/** The text of a line's last word with a mark of the format's own where its hyphen belongs to the line end and not to the word. */
export function markedEnd(text: string, broken: PartedWord | undefined, mark: string): string {
  const isDropped = broken !== undefined && !broken.whole.startsWith(broken.first + broken.hyphen);
  return isDropped ? broken.first + mark : text;
}

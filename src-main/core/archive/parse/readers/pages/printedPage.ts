import type { Box } from '#shared/model/facsimile.ts';
import type { DropReason } from '#shared/model/issue.ts';
import type { BlockRole } from '../reader.ts';

/** A word as a page format delivers it, or a whole line where the format knows no words. */
export interface PrintedWord {
  readonly id: string | null;
  readonly text: string;
  readonly box: Box | null;
  /** Whether a space parts it from the word before. */
  readonly spaceBefore: boolean;
  /** How sure the machine that read it is, 0 to 1, where the format says so. */
  readonly confidence?: number;
}

/** How a line ends whose last word goes on in the next line, where the format says so. */
export interface LineBreak {
  /** The hyphen, which is not among the words; empty where there is none. */
  readonly hyphen: string;
  /** The hyphen belongs to the word (`well-known`) and is read. */
  readonly isRead: boolean;
  /** The whole word, where the format gives it. */
  readonly word: string | null;
}

export interface PrintedLine {
  readonly id: string | null;
  readonly words: readonly PrintedWord[];
  readonly box: Box | null;
  /** In any unit that is the same throughout the issue. */
  readonly fontSize: number | null;
  readonly ending: LineBreak | null;
  /** The whole word whose second part begins this line, where the format gives it. */
  readonly openingWord: string | null;
  /** The article that the format puts this line in. */
  readonly article?: string;
}

/** What a page format holds together: a text block, a region, a paragraph. */
export interface PrintedRegion {
  /** Its own id first, then those of the blocks around it. */
  readonly ids: readonly string[];
  readonly role: BlockRole | null;
  /** Page numbers and the like: why nobody is shown it. */
  readonly furniture?: DropReason;
  readonly box: Box | null;
  readonly lines: readonly PrintedLine[];
  readonly article?: string;
}

/** A page as its file describes it. */
export interface PrintedPage {
  readonly id: string | null;
  readonly label: string | null;
  readonly width: number;
  readonly height: number;
  /** The picture's name as the file gives it. */
  readonly imageName: string | null;
  /** BCP 47; the language most of its regions are marked with. */
  readonly language: string | null;
  /** In the order of the file. */
  readonly regions: readonly PrintedRegion[];
  /** Indexes into `regions` in reading order, each once. */
  readonly order: readonly number[];
  /** It marks where text stands and holds none of it; absent otherwise. */
  readonly lacksText?: boolean;
}

/** The regions of a page in reading order. */
export function regionsInOrder(page: PrintedPage): PrintedRegion[] {
  return page.order.flatMap((index) => page.regions[index] ?? []);
}

/**
 * Completes an order that a file gives for some of its regions: those it leaves out follow the region that
 * they follow in the file, at the very start those before the first.
 */
export function completeOrder(count: number, given: readonly number[]): number[] {
  const listed = new Set<number>();
  const followers = new Map<number, number[]>();
  const ordered = given.filter((index) => {
    const isNew = index >= 0 && index < count && !listed.has(index);
    listed.add(index);
    return isNew;
  });
  let leader = -1;
  for (let index = 0; index < count; index++) {
    if (listed.has(index)) leader = index;
    else followers.set(leader, [...(followers.get(leader) ?? []), index]);
  }
  return [-1, ...ordered].flatMap((index) => [
    ...(index < 0 ? [] : [index]),
    ...(followers.get(index) ?? []),
  ]);
}

/** The words of a line as people read them, without the hyphen that it may end in. */
export function lineText(line: PrintedLine): string {
  let text = '';
  for (const word of line.words) text += word.spaceBefore && text !== '' ? ` ${word.text}` : word.text;
  return text;
}

/** The value that most of the weight stands for; null where there is none. */
export function mostFrequent<T>(weights: ReadonlyMap<T, number>): T | null {
  let best: T | null = null;
  let most = 0;
  for (const [value, weight] of weights) {
    if (weight > most) {
      best = value;
      most = weight;
    }
  }
  return best;
}

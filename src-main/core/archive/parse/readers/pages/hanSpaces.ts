import { isUnspaced } from '#shared/text/characters.ts';
import type { PrintedLine, PrintedWord } from './printedPage.ts';

/** Pairs of Han words that tell, and the share of them with a space between. */
const fewestPairs = 20;
const spacedShare = 0.5;
/** White space that is printed, as a share of the width of a character. */
const printedSpace = 0.6;

/**
 * Programs that read Chinese as words, or character by character, part them all by white space in their files.
 * Where most are parted, only a space that is as wide as one on the page stays.
 */
export function closeHanSpaces<Passage extends { readonly lines: readonly PrintedLine[] }>(
  passages: readonly Passage[],
): readonly Passage[] {
  let pairs = 0;
  let spaced = 0;
  for (const { lines } of passages) {
    for (const { words } of lines) {
      words.forEach((word, index) => {
        if (!meetsHan(words[index - 1], word)) return;
        pairs++;
        if (word.spaceBefore) spaced++;
      });
    }
  }
  if (pairs < fewestPairs || spaced < pairs * spacedShare) return passages;
  return passages.map((passage) => ({ ...passage, lines: passage.lines.map(close) }));
}

function close(line: PrintedLine): PrintedLine {
  const words = line.words.map((word, index): PrintedWord => {
    const before = line.words[index - 1];
    if (!word.spaceBefore || !isClosed(before, word)) return word;
    return { ...word, spaceBefore: false };
  });
  return { ...line, words };
}

const meetsHan = (before: PrintedWord | undefined, word: PrintedWord): boolean =>
  before !== undefined && isUnspaced(last(before.text)) && isUnspaced(first(word.text));

/** Nothing is read between two words either of which is Han or a full-width mark or digit at the place they meet. */
function isClosed(before: PrintedWord | undefined, word: PrintedWord): boolean {
  if (!before) return false;
  const isWide = isFullWidth(last(before.text)) || isFullWidth(first(word.text));
  return isWide && !isApart(before, word);
}

const isFullWidth = (character: string): boolean =>
  isUnspaced(character) || /[\u3000-\u303f\uff00-\uffef“”‘’…—·]/u.test(character);

function isApart(before: PrintedWord, word: PrintedWord): boolean {
  if (!before.box || !word.box) return false;
  const isVertical = word.box.top >= before.box.top + before.box.height / 2;
  const [gap, length] = isVertical
    ? [word.box.top - before.box.top - before.box.height, before.box.height]
    : [word.box.left - before.box.left - before.box.width, before.box.width];
  return gap > (length / Math.max(1, Array.from(before.text).length)) * printedSpace;
}

const last = (text: string): string => Array.from(text).at(-1) ?? '';
const first = (text: string): string => Array.from(text)[0] ?? '';

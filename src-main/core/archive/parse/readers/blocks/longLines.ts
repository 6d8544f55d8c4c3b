import { classOf, isSpace } from '#shared/text/characterClasses.ts';
import type { UnitSpan } from './textBlocks.ts';

/** No line of a paper is longer, in UTF-16 units: what is, was made by a program that lost the line ends. */
export const longestLine = 65_536;
/** Parts that such a line is read in are at most so long, and not shorter than half of it unless they end it. */
const longestPart = 32_768;

const sentenceEnds = '。！？!?';
const closingMarks = '”’」』》）)"\'';

/** The lines of a text, those that are too long in parts that end with a sentence or, failing that, a word. */
export function* partedLines(text: string, lines: Iterable<UnitSpan>): Generator<UnitSpan> {
  for (const line of lines) {
    if (line.end - line.start <= longestLine) yield line;
    else yield* partsOf(text, line);
  }
}

function* partsOf(text: string, { start, end }: UnitSpan): Generator<UnitSpan> {
  let from = start;
  while (end - from > longestPart) {
    const to = cutBefore(text, from + longestPart / 2, from + longestPart);
    yield { start: from, end: to };
    from = skipSpace(text, to, end);
  }
  if (from < end) yield { start: from, end };
}

/** Where to cut at the latest: behind the last sentence, the last word, or any character. */
function cutBefore(text: string, least: number, most: number): number {
  let word = 0;
  for (let at = most; at > least; at--) {
    if (isSpaceAt(text, at)) {
      if (endsSentence(text, at, '.')) return at;
      if (word === 0) word = at;
    }
    if (!closingMarks.includes(text.charAt(at)) && endsSentence(text, at, '')) return at;
  }
  if (word > 0) return word;
  return (text.charCodeAt(most) & 0xfc00) === 0xdc00 ? most - 1 : most;
}

/** Whether a sentence ends before an offset, with marks that close a quotation behind it; by a further mark as well. */
function endsSentence(text: string, offset: number, further: string): boolean {
  let at = offset - 1;
  while (closingMarks.includes(text.charAt(at))) at--;
  const mark = text.charAt(at);
  return mark !== '' && (sentenceEnds.includes(mark) || (further !== '' && further.includes(mark)));
}

const isSpaceAt = (text: string, at: number): boolean => (classOf(text.charCodeAt(at)) & isSpace) !== 0;

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpaceAt(text, at)) at++;
  return at;
}

import type { Warning } from '#shared/model/issue.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import type { DecodedText } from '../../decode/decode.ts';
import { longestLine, partedLines } from '../blocks/longLines.ts';
import { decodeWarnings, normalFormOf, printedLines, strayControls, toBlocks } from '../blocks/textBlocks.ts';
import { type Reader, type ReadResult, UnreadableFileError } from '../reader.ts';

/** UTF-16 units; the blocks of a longer text are made when they are asked for. */
const longText = 4 * 1024 * 1024;

/** Plain text: one block a printed line, the text itself untouched. Reads everything that is text. */
export const textReader: Reader = {
  format: 'text',
  matches: ({ decoded }) => decoded !== null,
  read: ({ path, decoded }) => {
    if (!decoded) throw new UnreadableFileError('noReader', `${path} is not text.`);
    return readPlainText(decoded, longText);
  },
};

/** A text of at most `long` units has all its blocks at once, see `ReadResult.laterBlocks`. */
export function readPlainText(decoded: DecodedText, long = Number.POSITIVE_INFINITY): ReadResult {
  const { text, encoding, truncated } = decoded;
  const index = indexCodePoints(text);
  const printed = truncated ? text.slice(0, -1) : text;
  const blocks = () => toBlocks(text, partedLines(printed, printedLines(printed)), index);
  return {
    format: 'text',
    encoding,
    normalForm: normalFormOf(text),
    text,
    ...(text.length > long ? { blocks: [], laterBlocks: blocks } : { blocks: [...blocks()] }),
    dropped: [
      ...strayControls(text, printedLines(printed), index),
      ...(truncated
        ? [{ start: index.length - 1, end: index.length, reason: 'replacementCharacter' as const }]
        : []),
    ],
    fields: {},
    warnings: [...decodeWarnings(decoded, text), ...longLines(printed)],
  };
}

function longLines(text: string): Warning[] {
  if (!mayHaveLongLines(text)) return [];
  let longest = 0;
  for (const { start, end } of printedLines(text)) longest = Math.max(longest, end - start);
  if (longest <= longestLine) return [];
  const message = `A line of ${longest.toLocaleString('en')} characters is read in parts that end with a sentence; look whether the file has lost its line ends.`;
  return [{ code: 'longLines', message, start: null }];
}

/** Most texts have line feeds everywhere, which are found much faster than the other ends of lines. */
function mayHaveLongLines(text: string): boolean {
  for (let from = 0; text.length - from > longestLine; ) {
    const lineFeed = text.lastIndexOf('\n', from + longestLine);
    if (lineFeed <= from) return true;
    from = lineFeed;
  }
  return false;
}

import { indexCodePoints } from '#shared/text/codePoints.ts';
import { decodeWarnings, normalFormOf, printedLines, strayControls, toBlocks } from '../blocks/textBlocks.ts';
import { type Reader, UnreadableFileError } from '../reader.ts';

/** Plain text: one block a printed line, the text itself untouched. Reads everything that is text. */
export const textReader: Reader = {
  format: 'text',
  matches: ({ decoded }) => decoded !== null,
  read: ({ path, decoded }) => {
    if (!decoded) throw new UnreadableFileError('noReader', `${path} is not text.`);
    const { text, encoding, truncated } = decoded;
    const { length } = indexCodePoints(text);
    const blocks = toBlocks(text, printedLines(truncated ? text.slice(0, -1) : text));
    return {
      format: 'text',
      encoding,
      normalForm: normalFormOf(text),
      text,
      blocks,
      dropped: [
        ...strayControls(text, blocks),
        ...(truncated ? [{ start: length - 1, end: length, reason: 'replacementCharacter' as const }] : []),
      ],
      fields: {},
      warnings: decodeWarnings(decoded, text),
    };
  },
};

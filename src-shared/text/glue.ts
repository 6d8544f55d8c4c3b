import type { FlowPiece } from '#shared/model/span.ts';
import { isUnspaced } from './characters.ts';

/**
 * What people read between two lines of one paragraph: nothing where either side is set without spaces
 * between words or full-width marks meet, one space between words of a spaced script.
 */
export function joinGlue(before: string, after: string): FlowPiece['glue'] {
  // Quotes, dashes and dots are set in either kind of text: what stands within tells.
  const left = lastCharacter(before.slice(-reach).replace(marksAtEnd, '') || before);
  const right = firstCharacter(after.slice(0, reach).replace(marksAtStart, '') || after);
  if (isUnspaced(left) || isUnspaced(right)) return '';
  if (isFullWidthMark(left) || isFullWidthMark(right)) return '';
  return ' ';
}

const reach = 8;
const marksAtEnd = /[“”‘’…—·]+$/u;
const marksAtStart = /^[“”‘’…—·]+/u;

const isFullWidthMark = (character: string) => /[\u3000-\u303f\uff00-\uffef]/u.test(character);

const firstCharacter = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 0);

function lastCharacter(text: string): string {
  const last = text.slice(-2);
  const points = Array.from(last);
  return points[points.length - 1] ?? '';
}

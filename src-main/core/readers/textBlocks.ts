import type { IssueSource, Warning } from '#shared/model/issue.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import type { Decoded } from '../decode/decode.ts';
import type { Block, ReadResult } from './reader.ts';

/** Nothing printed: white space, controls, zero-width marks. */
const blank = /[\s\p{Cc}\u200b\u2060\ufeff]/u;
const unprintable = /(?:(?![\t\n\v\f\r])[\p{Cc}\u200b\u2060\ufeff])+/gu;

/** A stretch of the decoded string in UTF-16 units, as the readers find it. */
export interface UnitSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * The lines of a text, each without the blanks around it; empty lines are left out. A line ends at LF, CR,
 * CR LF, a form feed, NEL or a Unicode line or paragraph separator.
 */
export function* printedLines(text: string): Generator<UnitSpan> {
  const lineEnd = /[\n\r\f\v\u0085\u2028\u2029]+/gu;
  let from = 0;
  while (from <= text.length) {
    const match = lineEnd.exec(text);
    const to = match ? match.index : text.length;
    const span = trimmed(text, from, to);
    if (span) yield span;
    if (!match) return;
    from = lineEnd.lastIndex;
  }
}

function trimmed(text: string, from: number, to: number): UnitSpan | null {
  let start = from;
  let end = to;
  while (start < end && blank.test(text.charAt(start))) start++;
  while (end > start && blank.test(text.charAt(end - 1))) end--;
  return start < end ? { start, end } : null;
}

/** Turns spans of UTF-16 units into blocks, which count code points. */
export function toBlocks(text: string, spans: Iterable<UnitSpan & Partial<Pick<Block, 'role'>>>): Block[] {
  const index = indexCodePoints(text);
  const convert = index.length === text.length ? (offset: number) => offset : index.toCodePoint;
  return Array.from(spans, ({ start, end, role }) => ({
    start: convert(start),
    end: convert(end),
    text: text.slice(start, end),
    page: null,
    role: role ?? null,
    fontSize: null,
    box: null,
  }));
}

/** Unprintable characters that stand outside every block, so that they are accounted for. */
export function strayControls(text: string, blocks: readonly Block[]): ReadResult['dropped'][number][] {
  const index = indexCodePoints(text);
  const found: ReadResult['dropped'][number][] = [];
  let next = 0;
  for (const match of text.matchAll(unprintable)) {
    const start = index.toCodePoint(match.index);
    const end = index.toCodePoint(match.index + match[0].length);
    while ((blocks[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    const block = blocks[next];
    if (!block || end <= block.start) found.push({ start, end, reason: 'controlCharacter' });
  }
  return found;
}

/** Which Unicode normal form the text is in. ASCII and Han text is in both and counts as NFC. */
export function normalFormOf(text: string): IssueSource['normalForm'] {
  if (!/[\u00c0-\u1eff\uac00-\ud7a3\uf900-\ufaff]|\p{M}/u.test(text)) return 'NFC';
  if (text.normalize('NFC') === text) return 'NFC';
  return text.normalize('NFD') === text ? 'NFD' : 'mixed';
}

/** What decoding has to tell people. */
export function decodeWarnings(decoded: Decoded, length: number): Warning[] {
  const warnings: Warning[] = [];
  if (decoded.truncated) {
    warnings.push({
      code: 'truncatedCharacter',
      message: 'The file ends in the middle of a character; it may be incomplete.',
      start: length - 1,
    });
  }
  if (decoded.damaged > 0) {
    warnings.push({
      code: 'damagedCharacters',
      message: `${decoded.damaged} damaged ${decoded.damaged === 1 ? 'character' : 'characters'} could not be decoded as ${decoded.encoding}.`,
      start: null,
    });
  }
  return warnings;
}

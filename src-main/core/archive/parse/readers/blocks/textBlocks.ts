import type { IssueSource, Warning } from '#shared/model/issue.ts';
import { classOf, hasClass, isSpace, isUnprintable } from '#shared/text/characterClasses.ts';
import { type CodePointIndex, codePointLength, indexCodePoints } from '#shared/text/codePoints.ts';
import type { DecodedText } from '../../decode/decode.ts';
import type { Block, ReadResult } from '../reader.ts';

const unprintable = /(?:(?![\t\n\v\f\r])[\p{Cc}\u200b\u2060\ufeff])+/gu;
/** Nothing printed: white space, controls, zero-width marks. */
const isBlank = isSpace | isUnprintable;

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
  let from = 0;
  while (from < text.length) {
    let to = from;
    while (to < text.length && !isLineEnd(text.charCodeAt(to))) to++;
    const span = trimmed(text, from, to);
    if (span) yield span;
    from = to + 1;
  }
}

/** LF, VT, FF, CR, NEL, the Unicode line and paragraph separators. */
export const isLineEnd = (unit: number): boolean =>
  unit < 0x0e ? unit > 0x09 : unit === 0x85 || unit === 0x2028 || unit === 0x2029;

function trimmed(text: string, from: number, to: number): UnitSpan | null {
  let start = from;
  let end = to;
  while (start < end && (classOf(text.charCodeAt(start)) & isBlank) !== 0) start++;
  while (end > start && (classOf(text.charCodeAt(end - 1)) & isBlank) !== 0) end--;
  return start < end ? { start, end } : null;
}

/** Turns spans of UTF-16 units into blocks, which count code points. */
export function* toBlocks(text: string, spans: Iterable<UnitSpan>, index: CodePointIndex): Generator<Block> {
  for (const { start, end } of spans) {
    yield {
      start: index.toCodePoint(start),
      end: index.toCodePoint(end),
      text: text.slice(start, end),
      page: null,
      role: null,
      fontSize: null,
      box: null,
    };
  }
}

/** Unprintable characters that stand outside every line, so that they are accounted for. */
export function strayControls(
  text: string,
  lines: Iterator<UnitSpan>,
  index: CodePointIndex,
): ReadResult['dropped'][number][] {
  if (!hasClass(text, isUnprintable)) return [];
  const found: ReadResult['dropped'][number][] = [];
  let line = lines.next();
  for (const match of text.matchAll(unprintable)) {
    const start = match.index;
    const end = start + match[0].length;
    while (!line.done && line.value.end <= start) line = lines.next();
    if (line.done || end <= line.value.start) {
      found.push({
        start: index.toCodePoint(start),
        end: index.toCodePoint(end),
        reason: 'controlCharacter',
      });
    }
  }
  return found;
}

/** The same beside blocks in the order of the text. */
export function controlsOutside(text: string, blocks: readonly Block[]): ReadResult['dropped'][number][] {
  const index = indexCodePoints(text);
  const spans = blocks.map(({ start, end }) => ({ start: index.toUtf16(start), end: index.toUtf16(end) }));
  return strayControls(text, spans.values(), index);
}

/** Blocks with accents, marks or composed characters, and whatever needs two units: nothing else can differ. */
const mayCompose =
  /[\u00c0-\u1eff]|[\u20d0-\u2dff]|[\u302a-\u309a]|[\ua66f-\udbff]|[\uf900-\ufaff]|\ufb1e|[\ufe00-\ufe2f]/;

/** Which Unicode normal form the text is in. ASCII and Han text is in both and counts as NFC. */
export function normalFormOf(text: string): IssueSource['normalForm'] {
  if (!mayCompose.test(text)) return 'NFC';
  if (!/[\u00c0-\u1eff\uac00-\ud7a3\uf900-\ufaff]|\p{M}/u.test(text)) return 'NFC';
  if (isNormal(text, 'NFC')) return 'NFC';
  return isNormal(text, 'NFD') ? 'NFD' : 'mixed';
}

/** UTF-16 units that are normalised together: a large text is not held a second time. */
const stretch = 1 << 20;

/** Line by line gives the same: nothing composes with a line feed. */
function isNormal(text: string, form: 'NFC' | 'NFD'): boolean {
  for (let from = 0; from < text.length; ) {
    const lineEnd = text.indexOf('\n', from + stretch);
    const to = lineEnd < 0 ? text.length : lineEnd;
    const part = text.slice(from, to);
    if (part.normalize(form) !== part) return false;
    from = to;
  }
  return true;
}

/**
 * What decoding has to tell people. `text` is the issue's canonical text, or null where it is not of this file alone:
 * a character that was cut off is the last that it has replaced.
 */
export function decodeWarnings(decoded: DecodedText, text: string | null): Warning[] {
  const warnings: Warning[] = [];
  if (decoded.truncated) {
    const at = text?.lastIndexOf('\ufffd') ?? -1;
    warnings.push({
      code: 'truncatedCharacter',
      message: 'The file ends in the middle of a character; it may be incomplete.',
      start: text === null || at < 0 ? null : codePointLength(text.slice(0, at)),
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

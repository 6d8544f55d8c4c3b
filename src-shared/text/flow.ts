import type { Flow, FlowPiece, Span } from '#shared/model/span.ts';
import { codePointLength, indexCodePoints } from './codePoints.ts';

/**
 * Maps between what people read (a flow's text) and the canonical text it was put together from.
 * All offsets are code points. Glue belongs to the piece it stands before. A replaced piece, with those
 * that belong to it, is one unit: nobody knows which letter of the one text is which of the other.
 */

/** Offset in the canonical text of an offset in `flow.text`; glue maps to the start of its piece. */
export const flowToCanonical = (flow: Flow, offset: number): number =>
  endInCanonical(stretchesOf(flow), flow, offset);

/** The same for the start of a range: at a border it answers the start of the later piece. */
export const flowStartToCanonical = (flow: Flow, offset: number): number =>
  startInCanonical(stretchesOf(flow), flow, offset);

/** Where ranges of `flow.text` are in the canonical text, for many of them: the pieces are laid out once. */
export function flowSpanToCanonical(flow: Flow): (span: Span) => Span {
  const stretches = [...stretchesOf(flow)];
  return ({ start, end }) => ({
    start: startInCanonical(stretches, flow, start),
    end: endInCanonical(stretches, flow, end),
  });
}

function endInCanonical(stretches: Iterable<Stretch>, flow: Flow, offset: number): number {
  for (const { piece, at, length, unit } of stretches) {
    if (offset > at + length) continue;
    if (piece.replacement === undefined) return piece.start + Math.max(0, offset - at);
    return offset > at ? unit.end : piece.start;
  }
  return flow.end;
}

function startInCanonical(stretches: Iterable<Stretch>, flow: Flow, offset: number): number {
  for (const { piece, at, length } of stretches) {
    if (offset >= at + length) continue;
    if (piece.replacement === undefined) return piece.start + Math.max(0, offset - at);
    return piece.start;
  }
  return flow.end;
}

/** Offset in `flow.text` of a canonical offset; what lies between or inside units maps to the border behind. */
export function canonicalToFlow(flow: Flow, offset: number): number {
  let end = 0;
  for (const { piece, at, length } of stretchesOf(flow)) {
    if (offset < piece.start) return end;
    if (offset <= piece.end) {
      if (piece.replacement === undefined) return at + (offset - piece.start);
      return offset === piece.start ? at : at + length;
    }
    end = at + length;
  }
  return end;
}

/** The part of a flow that a canonical span covers, in code points of `flow.text`; null when they do not meet. */
export function intersectFlow(flow: Flow, span: Span): Span | null {
  let start = -1;
  let end = -1;
  for (const { piece, at, unit } of stretchesOf(flow)) {
    const from = Math.max(piece.start, span.start);
    const to = Math.min(piece.end, span.end);
    if (from >= to) continue;
    const isWhole = piece.replacement !== undefined;
    if (start < 0) start = isWhole ? unit.at : at + (from - piece.start);
    end = isWhole ? unit.at + unit.length : at + (to - piece.start);
  }
  return start < 0 ? null : { start, end };
}

/** A piece where it stands in `flow.text`, behind its glue, and the unit that it belongs to. */
interface Stretch {
  readonly piece: FlowPiece;
  readonly at: number;
  readonly length: number;
  readonly unit: {
    readonly at: number;
    readonly length: number;
    /** Where its last piece ends in the canonical text. */
    readonly end: number;
  };
}

function* stretchesOf({ pieces }: Flow): Generator<Stretch> {
  let at = 0;
  let unit = { at: 0, length: 0, end: 0 };
  for (const [index, piece] of pieces.entries()) {
    if (piece.replacement !== '') at += piece.glue.length;
    const length = lengthOf(piece);
    if (piece.replacement !== '') unit = { at, length, end: unitEnd(pieces, index) };
    yield { piece, at, length, unit };
    at += length;
  }
}

const lengthOf = ({ start, end, replacement }: FlowPiece): number =>
  replacement === undefined ? end - start : codePointLength(replacement);

function unitEnd(pieces: readonly FlowPiece[], index: number): number {
  let last = index;
  while (pieces[last + 1]?.replacement === '') last++;
  return pieces[last]?.end ?? 0;
}

/** Builds a flow from its pieces. `slice` answers the canonical text between two code point offsets. */
export function makeFlow(pieces: readonly FlowPiece[], slice: (start: number, end: number) => string): Flow {
  const first = pieces[0];
  const last = pieces[pieces.length - 1];
  if (!first || !last) throw new RangeError('A flow has at least one piece.');
  const read = ({ glue, start, end, replacement }: FlowPiece) =>
    replacement === '' ? '' : glue + (replacement ?? slice(start, end));
  return {
    text: first === last ? read(first) : pieces.map(read).join(''),
    start: first.start,
    end: last.end,
    pieces,
  };
}

/** Whether the character at an offset of the canonical text is in a flow. */
export const holdsOffset = (flow: Flow, offset: number): boolean =>
  flow.pieces.some(({ start, end }) => start <= offset && offset < end);

/** The one of several flows in which a span begins and ends; null where it runs over more than one. */
export const flowAround = <T extends Flow>(flows: readonly T[], { start, end }: Span): T | null =>
  flows.find((flow) => holdsOffset(flow, start) && holdsOffset(flow, end - 1)) ?? null;

/** A stretch of a flow's text. */
export interface ReadStretch {
  readonly text: string;
  /** The pieces that a person's words stand for; empty where the text is read as it is printed. */
  readonly replaced: readonly FlowPiece[];
}

/** A flow's text in the stretches that a person corrected and those between. */
export function readStretches(flow: Flow): readonly ReadStretch[] {
  const { slice } = indexCodePoints(flow.text);
  const stretches: { text: string; replaced: FlowPiece[] }[] = [];
  for (const { piece, at, length } of stretchesOf(flow)) {
    const last = stretches.at(-1);
    if (piece.replacement === '') {
      last?.replaced.push(piece);
      continue;
    }
    const glueAndText = slice(at - piece.glue.length, at + length);
    const text = piece.replacement === undefined ? glueAndText : piece.replacement;
    const before = piece.replacement === undefined ? '' : piece.glue;
    if (last && last.replaced.length === 0) last.text += before;
    else if (before !== '') stretches.push({ text: before, replaced: [] });
    const open = stretches.at(-1);
    if (piece.replacement !== undefined) stretches.push({ text, replaced: [piece] });
    else if (open && open.replaced.length === 0) open.text += text;
    else stretches.push({ text, replaced: [] });
  }
  return stretches;
}

/** What is printed where the pieces of one correction stand. */
export const printedText = (
  replaced: readonly FlowPiece[],
  slice: (start: number, end: number) => string,
): string =>
  replaced.map(({ glue, start, end }, index) => (index > 0 ? glue : '') + slice(start, end)).join('');

/** Whether a person's correction stands in a flow. */
export const isCorrected = ({ pieces }: Flow): boolean =>
  pieces.some(({ replacement }) => replacement !== undefined);

/** A flow as it is printed, without people's corrections; null where nothing of it is printed. */
export function printedFlow({ pieces }: Flow, slice: (start: number, end: number) => string): Flow | null {
  const printed = pieces
    .filter(({ start, end }) => start < end)
    .map(({ start, end, glue }): FlowPiece => ({ start, end, glue }));
  return printed.length === 0 ? null : makeFlow(printed, slice);
}

/** A flow for text of our own making that has no place in any issue (a note), positions from 0. */
export function plainFlow(text: string): Flow {
  const length = codePointLength(text);
  return { text, start: 0, end: length, pieces: [{ start: 0, end: length, glue: '' }] };
}

/** What an article's text is in. */
interface ArticleText {
  readonly kicker: Flow | null;
  readonly headline: Flow | null;
  readonly deck: Flow | null;
  readonly bylineLine: Flow | null;
  readonly paragraphs: readonly Flow[];
}

/** Every flow of text in an article, in the order people read it. */
export function articleFlows(article: ArticleText): readonly Flow[] {
  const head = [article.kicker, article.headline, article.deck, article.bylineLine];
  return [...head.filter((flow): flow is Flow => flow !== null), ...article.paragraphs];
}

/** The same, and behind them the marks of its continuations. */
export const allArticleFlows = (
  article: ArticleText & { readonly continuationMarks: readonly Flow[] },
): readonly Flow[] => [...articleFlows(article), ...article.continuationMarks];

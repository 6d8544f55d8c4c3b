import type { Flow, FlowPiece, Span } from '#shared/model/span.ts';
import { endsSentence } from '#shared/text/characters.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { makeFlow } from '#shared/text/flow.ts';
import type { Line, Manuscript } from './lines.ts';

/** What stands between a passage and the one before it. */
export type Boundary = 'start' | 'page' | 'rule' | 'furniture' | 'blank' | 'none';

/** One or more printed lines that are one line of text: a paragraph or a part of it, a headline line. */
export interface HanPassage extends Flow {
  readonly lines: readonly Line[];
  /** Length in code points. */
  readonly length: number;
  readonly indent: number;
  readonly boundary: Boundary;
  readonly page: PageMark | null;
  readonly endsSentence: boolean;
}

/** The page a passage stands on, from the mark before it. */
export interface PageMark {
  readonly number: number;
  readonly name: string | null;
  readonly start: number;
}

/** A line of the body with what stands before it. */
export interface BodyLine {
  readonly line: Line;
  readonly boundary: Boundary;
  readonly page: PageMark | null;
}

export function makePassage(
  manuscript: Manuscript,
  lines: readonly Line[],
  pieces: readonly FlowPiece[],
  boundary: Boundary,
  page: PageMark | null,
): HanPassage {
  const { text, start, end } = makeFlow(pieces, manuscript.slice);
  return {
    text,
    start,
    end,
    pieces,
    lines,
    length: pieces.reduce((sum, piece) => sum + piece.glue.length + piece.end - piece.start, 0),
    indent: lines[0]?.indent ?? 0,
    boundary,
    page,
    endsSentence: endsSentence(text),
  };
}

/** Flows one after the other as one flow. `glue` answers what is read between two of them. */
export function joinFlows(
  flows: readonly Flow[],
  slice: Manuscript['slice'],
  glue: (before: Flow, after: Flow) => FlowPiece['glue'],
): Flow {
  const pieces: FlowPiece[] = [];
  flows.forEach((flow, index) => {
    const before = flows[index - 1];
    flow.pieces.forEach((piece, at) => {
      pieces.push(at === 0 ? { ...piece, glue: before ? glue(before, flow) : '' } : piece);
    });
  });
  return makeFlow(pieces, slice);
}

/** The part of a flow between two offsets of its text (code points), as a flow; null when it is blank. */
export function sliceFlow(flow: Flow, start: number, end: number, slice: Manuscript['slice']): Flow | null {
  const pieces: FlowPiece[] = [];
  let at = 0;
  for (const piece of flow.pieces) {
    at += piece.glue.length;
    const length = piece.end - piece.start;
    const from = Math.max(start, at);
    const to = Math.min(end, at + length);
    if (from < to) {
      const cut = trimSpan(
        { start: piece.start + from - at, end: piece.start + to - at },
        slice,
        pieces.length === 0,
        to === end,
      );
      if (cut) pieces.push({ ...cut, glue: pieces.length === 0 ? '' : piece.glue });
    }
    at += length;
  }
  return pieces.length === 0 ? null : makeFlow(pieces, slice);
}

function trimSpan(span: Span, slice: Manuscript['slice'], atStart: boolean, atEnd: boolean): Span | null {
  const text = slice(span.start, span.end);
  const lead = atStart ? codePointLength(text) - codePointLength(text.trimStart()) : 0;
  const trail = atEnd ? codePointLength(text) - codePointLength(text.trimEnd()) : 0;
  return span.end - span.start > lead + trail ? { start: span.start + lead, end: span.end - trail } : null;
}

/** A line set with a space between all its characters (今 日 要 闻) read without them. */
export function closeLetterSpacing(flow: Flow, slice: Manuscript['slice']): Flow {
  if (!/^\S(?:[\s\u3000]+\S)+$/u.test(flow.text) || !/\p{Script=Han}/u.test(flow.text)) return flow;
  const pieces: FlowPiece[] = [];
  for (const piece of flow.pieces) {
    let at = piece.start;
    for (const character of slice(piece.start, piece.end)) {
      if (character.trim() !== '') pieces.push({ start: at, end: at + 1, glue: '' });
      at++;
    }
  }
  return makeFlow(pieces, slice);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Flow, FlowPiece, Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import {
  articleFlows,
  canonicalToFlow,
  flowStartToCanonical,
  flowToCanonical,
  intersectFlow,
  makeFlow,
  plainFlow,
  printedFlow,
  readStretches,
} from '#shared/text/flow.ts';

/** A text with a flow of some of its stretches, in order. */
const flows = fc
  .record({
    text: fc.string({ unit: fc.constantFrom('a', '中', '𠮷', ' '), minLength: 12, maxLength: 40 }),
    cuts: fc.uniqueArray(fc.nat(11), { minLength: 2, maxLength: 10 }),
    spaced: fc.boolean(),
  })
  .map(({ text, cuts, spaced }) => {
    const index = indexCodePoints(text);
    const sorted = [...cuts].sort((a, b) => a - b);
    const pieces: FlowPiece[] = [];
    for (let i = 0; i + 1 < sorted.length; i += 2) {
      pieces.push({
        start: sorted[i] ?? 0,
        end: sorted[i + 1] ?? 0,
        glue: pieces.length > 0 && spaced ? ' ' : '',
      });
    }
    return { index, flow: makeFlow(pieces, index.slice) };
  });

/** The same flows, in which some of the pieces are read in other words. */
const correctedFlows = fc
  .tuple(flows, fc.array(fc.constantFrom(null, 'x', 'ab 𠮷', ''), { minLength: 5, maxLength: 5 }))
  .map(([{ index, flow }, words]) => {
    let isReplaced = false;
    const pieces = flow.pieces.map((piece, at): FlowPiece => {
      const replacement = words[at] ?? null;
      // Only a replaced piece has others that belong to it.
      isReplaced = replacement !== null && (replacement !== '' || isReplaced);
      return isReplaced && replacement !== null ? { ...piece, replacement } : piece;
    });
    return { index, printed: flow, flow: makeFlow(pieces, index.slice) };
  });

describe('corrected flows', () => {
  const takesWhole = ({ pieces }: Flow, span: Span) =>
    pieces.every(
      ({ start, end, replacement }) =>
        replacement === undefined ||
        span.end <= start ||
        span.start >= end ||
        (span.start <= start && span.end >= end),
    );

  it('take a replaced stretch whole when a selection touches it, and lead back to the same text', () => {
    fc.assert(
      fc.property(correctedFlows, fc.nat(), fc.nat(), ({ flow }, from, length) => {
        const size = [...flow.text].length;
        const start = from % size;
        const end = Math.min(size, start + 1 + (length % size));
        const span = { start: flowStartToCanonical(flow, start), end: flowToCanonical(flow, end) };
        const back = intersectFlow(flow, span);
        if (back === null) return;
        expect(takesWhole(flow, span)).toBe(true);
        expect(intersectFlow(flow, { start: flowStartToCanonical(flow, back.start), end: span.end })).toEqual(
          back,
        );
      }),
    );
  });

  it('are read in stretches that make up their text, and keep what is printed', () => {
    fc.assert(
      fc.property(correctedFlows, ({ index, printed, flow }) => {
        const stretches = readStretches(flow);
        expect(stretches.map(({ text }) => text).join('')).toBe(flow.text);
        expect(printedFlow(flow, index.slice)).toEqual(printed);
        for (const { text, replaced } of stretches) {
          if (replaced.length > 0) expect(replaced[0]?.replacement).toBe(text);
        }
      }),
    );
  });
});

describe('flows', () => {
  it('say what their pieces say', () => {
    fc.assert(
      fc.property(flows, ({ index, flow }) => {
        expect(flow.text).toBe(
          flow.pieces.map((piece) => piece.glue + index.slice(piece.start, piece.end)).join(''),
        );
      }),
    );
  });

  it('map every canonical position to the text and back', () => {
    fc.assert(
      fc.property(flows, ({ flow }) => {
        for (const piece of flow.pieces) {
          for (let at = piece.start; at < piece.end; at++) {
            expect(flowStartToCanonical(flow, canonicalToFlow(flow, at))).toBe(at);
          }
          expect(flowToCanonical(flow, canonicalToFlow(flow, piece.end))).toBe(piece.end);
        }
      }),
    );
  });

  it('intersect with a span in the text of its pieces', () => {
    const text = '第一行\n第二行';
    const flow = makeFlow(
      [
        { start: 0, end: 3, glue: '' },
        { start: 4, end: 7, glue: '' },
      ],
      indexCodePoints(text).slice,
    );
    expect(flow.text).toBe('第一行第二行');
    expect(intersectFlow(flow, { start: 2, end: 5 })).toEqual({ start: 2, end: 4 });
    expect(intersectFlow(flow, { start: 3, end: 4 })).toBeNull();
  });

  it('have at least one piece', () => {
    expect(() => makeFlow([], () => '')).toThrow(RangeError);
  });

  it('list an article in reading order', () => {
    const flow = (text: string) => plainFlow(text);
    const listed = articleFlows({
      kicker: flow('k'),
      headline: flow('h'),
      deck: null,
      bylineLine: flow('b'),
      paragraphs: [flow('1'), flow('2')],
    });
    expect(listed.map((each) => each.text).join('')).toBe('khb12');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Piece } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import {
  articleFlows,
  canonicalToFlow,
  flowStartToCanonical,
  flowToCanonical,
  intersectFlow,
  makeFlow,
  plainFlow,
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
    const pieces: Piece[] = [];
    for (let i = 0; i + 1 < sorted.length; i += 2) {
      pieces.push({
        start: sorted[i] ?? 0,
        end: sorted[i + 1] ?? 0,
        glue: pieces.length > 0 && spaced ? ' ' : '',
      });
    }
    return { index, flow: makeFlow(pieces, index.slice) };
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

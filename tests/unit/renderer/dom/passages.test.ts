import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Flow, FlowPiece } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { makeFlow } from '#shared/text/flow.ts';
import { flowKey, indexFlows, passageOf } from '../../../../src-renderer/dom/passages.ts';

/** A canonical text and flows over it, as composing leaves them: torn lines, gaps, rare characters. */
const composed = fc
  .array(
    fc.array(
      fc.record({
        text: fc.string({
          unit: fc.constantFrom('渡', '船', '𠮷', 'a', 'b', '，', '“'),
          minLength: 1,
          maxLength: 12,
        }),
        glue: fc.constantFrom('' as const, ' ' as const),
        gap: fc.constantFrom('\n', '\n\n　　', ' '),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((flows) => {
    let text = '';
    let at = 0;
    const spans = flows.map((pieces) =>
      pieces.map((piece, index): FlowPiece => {
        const start = at;
        const end = start + [...piece.text].length;
        text += piece.text + piece.gap;
        at = end + [...piece.gap].length;
        return { start, end, glue: index === 0 ? '' : piece.glue };
      }),
    );
    const points = indexCodePoints(text);
    return { text, length: at, points, flows: spans.map((pieces) => makeFlow(pieces, points.slice)) };
  });

const flowAt = (text: string, start: number): Flow =>
  makeFlow([{ start, end: start + [...text].length, glue: '' }], () => text);

describe('finding the flows of a span', () => {
  it('covers exactly the characters that flows show, in text order', () => {
    fc.assert(
      fc.property(composed, fc.nat(200), fc.nat(60), ({ length, points, flows }, from, size) => {
        const span = { start: Math.min(from, length), end: Math.min(from + size, length) };
        const parts = indexFlows(flows).partsOf(span);
        const shown = parts.map((part) => [...part.flow.text].slice(part.start, part.end).join('')).join('');
        const expected = flows
          .flatMap((flow) => flow.pieces)
          .map((piece) =>
            points.slice(
              Math.max(piece.start, span.start),
              Math.max(piece.start, Math.min(piece.end, span.end)),
            ),
          )
          .join('');
        expect(shown.replaceAll(' ', '')).toBe(expected.replaceAll(' ', ''));
      }),
    );
  });

  it('finds a passage that runs over two paragraphs in both', () => {
    const first = flowAt('江上水汽重', 3);
    const second = flowAt('渡船开了', 12);
    const parts = indexFlows([second, first]).partsOf({ start: 6, end: 14 });
    expect(parts).toEqual([
      { flow: first, start: 3, end: 5 },
      { flow: second, start: 0, end: 2 },
    ]);
  });

  it('finds nothing between flows, and nothing outside the text', () => {
    const index = indexFlows([flowAt('渡船', 0), flowAt('开了', 8)]);
    expect(index.partsOf({ start: 3, end: 7 })).toEqual([]);
    expect(index.partsOf({ start: 90, end: 99 })).toEqual([]);
  });

  it('finds an article whose second half stands after another one', () => {
    const torn = makeFlow(
      [
        { start: 0, end: 2, glue: '' },
        { start: 20, end: 22, glue: '' },
      ],
      (start) => (start === 0 ? '上半' : '下半'),
    );
    const between = flowAt('别的稿件', 8);
    const index = indexFlows([torn, between]);
    expect(index.partsOf({ start: 9, end: 10 }).map((part) => part.flow)).toEqual([between]);
    expect(index.partsOf({ start: 20, end: 21 })).toEqual([{ flow: torn, start: 2, end: 3 }]);
  });

  it('names flows so that elements find them again', () => {
    const flow = flowAt('渡船', 7);
    expect(indexFlows([flow]).flowOf(flowKey(flow))).toBe(flow);
    expect(indexFlows([flow]).flowOf('')).toBeUndefined();
  });
});

describe('reading a selection back as a passage', () => {
  it('comes back to the span it was painted from', () => {
    fc.assert(
      fc.property(composed, fc.nat(200), fc.nat(60), ({ length, flows }, from, size) => {
        const span = { start: Math.min(from, length), end: Math.min(from + size, length) };
        const index = indexFlows(flows);
        const passage = passageOf(index.partsOf(span));
        if (!passage) return;
        // It may shrink to what is shown, never grow, and shows the same characters.
        expect(passage.start).toBeGreaterThanOrEqual(span.start);
        expect(passage.end).toBeLessThanOrEqual(span.end);
        expect(passageOf(index.partsOf(passage))).toEqual(passage);
      }),
    );
  });

  it('leaves space at the ends out', () => {
    const flow = flowAt('  渡船 开了  ', 10);
    expect(passageOf([{ flow, start: 0, end: 9 }])).toEqual({ start: 12, end: 17, text: '渡船 开了' });
    expect(passageOf([{ flow, start: 0, end: 2 }])).toBeNull();
    expect(passageOf([])).toBeNull();
  });

  it('joins broken lines and parts paragraphs by a line break', () => {
    const torn = makeFlow(
      [
        { start: 0, end: 5, glue: '' },
        { start: 6, end: 11, glue: ' ' },
      ],
      (start) => (start === 0 ? 'The p' : 'aper.'),
    );
    const next = flowAt('A goose.', 20);
    expect(
      passageOf([
        { flow: torn, start: 2, end: 11 },
        { flow: next, start: 0, end: 7 },
      ]),
    ).toEqual({ start: 2, end: 27, text: 'e p aper.\nA goose' });
  });

  it('spans everything selected where reading order is not text order, as in a masthead in pieces', () => {
    const date = flowAt('2023年', 30);
    const title = flowAt('日报', 0);
    const passage = passageOf([
      { flow: date, start: 0, end: 5 },
      { flow: title, start: 0, end: 2 },
    ]);
    expect(passage).toMatchObject({ start: 0, end: 35 });
  });

  it('counts code points, not UTF-16 units', () => {
    const flow = flowAt('𠮷𠮷渡船', 0);
    expect(passageOf([{ flow, start: 1, end: 3 }])).toEqual({ start: 1, end: 3, text: '𠮷渡' });
  });
});

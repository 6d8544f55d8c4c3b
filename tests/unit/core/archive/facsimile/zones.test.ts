import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zonesOf } from '#core/archive/facsimile/zones.ts';
import type { WordBox } from '#shared/model/facsimile.ts';
import type { Article } from '#shared/model/issue.ts';
import type { Flow } from '#shared/model/span.ts';

const flow = (start: number, end: number): Flow => ({
  start,
  end,
  text: '',
  pieces: [{ start, end, glue: '' }],
});

function article(id: string, headline: Flow | null, ...paragraphs: readonly Flow[]): Article {
  return {
    id,
    start: headline?.start ?? 0,
    end: paragraphs.at(-1)?.end ?? 0,
    headline,
    kicker: null,
    deck: null,
    bylineLine: null,
    bylines: [],
    creditLine: null,
    page: 1,
    section: null,
    paragraphs: paragraphs.map((paragraph) => ({ ...paragraph, kind: 'body' })),
    continuedOn: null,
    continuedFrom: null,
    continuationMarks: [],
    confidence: 1,
    decisions: [],
  };
}

/** Lines of one column, a word a line, each a unit of text. */
const column = (from: number, lines: number, left: number, top = 0.2): WordBox[] =>
  Array.from({ length: lines }, (_, n) => ({
    start: from + n,
    end: from + n + 1,
    box: { left, top: top + n * 0.015, width: 0.2, height: 0.01 },
  }));

const rounded = (words: readonly WordBox[], ...articles: readonly Article[]) =>
  zonesOf(articles, words).map(({ articleId, box }) => [
    articleId,
    ...[box.left, box.top, box.left + box.width, box.top + box.height].map(
      (value) => Math.round(value * 1000) / 1000,
    ),
  ]);

describe('the zones of an article', () => {
  it('are its columns, and a wide headline apart from them', () => {
    const headline: WordBox = { start: 0, end: 1, box: { left: 0.1, top: 0.1, width: 0.5, height: 0.05 } };
    const words = [headline, ...column(1, 20, 0.1), ...column(21, 10, 0.35)];
    expect(rounded(words, article('a', flow(0, 1), flow(1, 31)))).toEqual([
      ['a', 0.1, 0.1, 0.6, 0.15],
      ['a', 0.1, 0.2, 0.3, 0.495],
      ['a', 0.35, 0.2, 0.55, 0.345],
    ]);
  });

  it('put the paragraphs of a column together, whatever the length of their last lines', () => {
    const short = column(0, 8, 0.1).map((word, n) =>
      n === 3 ? { ...word, box: { ...word.box, width: 0.05 } } : word,
    );
    expect(rounded(short, article('a', null, flow(0, 4), flow(4, 8)))).toEqual([['a', 0.1, 0.2, 0.3, 0.315]]);
  });

  it('leave out what stands between', () => {
    const words = [...column(0, 3, 0.1), ...column(3, 3, 0.1, 0.3), ...column(6, 3, 0.1, 0.5)];
    const articles = [article('a', null, flow(0, 3), flow(6, 9)), article('b', null, flow(3, 6))];
    expect(rounded(words, ...articles).map(([id, , top]) => [id, top])).toEqual([
      ['a', 0.2],
      ['a', 0.5],
      ['b', 0.3],
    ]);
  });

  it('put lines of vertical type together', () => {
    const lines = Array.from({ length: 6 }, (_, n) => ({
      start: n,
      end: n + 1,
      box: { left: 0.8 - n * 0.02, top: 0.1, width: 0.015, height: 0.3 },
    }));
    expect(rounded(lines, article('a', null, flow(0, 6)))).toEqual([['a', 0.7, 0.1, 0.815, 0.4]]);
  });

  it('cover every word of the article and belong to articles that have words on the page', () => {
    const share = fc.double({ min: 0, max: 0.9, noNaN: true });
    const boxes = fc.array(fc.record({ left: share, top: share }), { maxLength: 30 });
    fc.assert(
      fc.property(boxes, (given) => {
        const words = given.map((at, n) => ({
          start: n,
          end: n + 1,
          box: { ...at, width: 0.05, height: 0.01 },
        }));
        const half = Math.floor(words.length / 2);
        const articles = [
          article('a', null, flow(0, half)),
          article('b', null, flow(half, words.length)),
          article('c', flow(90, 99)),
        ];
        const zones = zonesOf(articles, words);
        expect(zones.filter(({ articleId }) => articleId === 'c')).toEqual([]);
        for (const [n, { box }] of words.entries()) {
          const own = zones.filter(({ articleId }) => articleId === (n < half ? 'a' : 'b'));
          const covers = own.some(
            (zone) =>
              zone.box.left <= box.left &&
              zone.box.top <= box.top &&
              zone.box.left + zone.box.width >= box.left + box.width - 1e-9 &&
              zone.box.top + zone.box.height >= box.top + box.height - 1e-9,
          );
          expect(covers).toBe(true);
        }
      }),
    );
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { Span } from '#shared/model/span.ts';
import {
  createPainter,
  createSharedHighlights,
  type PaintedMark,
  type Painter,
  type PaintRequest,
} from '../../../../src-renderer/dom/highlights.ts';

/** Highlights that record what is on them, in place of the browser's registry. */
class PaintedPage {
  readonly highlights = new Map<string, { ranges: Set<AbstractRange>; priority: number }>();
  readonly #spans = new Map<AbstractRange, string>();
  made = 0;
  removed = 0;

  highlight = (name: string, priority: number) => {
    const ranges = new Set<AbstractRange>();
    this.highlights.set(name, { ranges, priority });
    return {
      add: (range: AbstractRange) => ranges.add(range),
      delete: (range: AbstractRange) => {
        this.removed++;
        return ranges.delete(range);
      },
    };
  };

  release = (name: string) => void this.highlights.delete(name);

  rangesOf = (span: Span): readonly AbstractRange[] => {
    this.made++;
    // The painter only carries ranges from here to there; it never looks into them.
    const range = {
      collapsed: false,
      startOffset: span.start,
      endOffset: span.end,
    } as AbstractRange;
    this.#spans.set(range, `${span.start}-${span.end}`);
    return [range];
  };

  on(name: string): readonly string[] {
    return [...(this.highlights.get(name)?.ranges ?? [])]
      .map((range) => this.#spans.get(range) ?? '?')
      .sort();
  }

  priority(name: string): number {
    return this.highlights.get(name)?.priority ?? -1;
  }
}

const nothing: PaintRequest = { marks: [], focusedMarkId: null, matches: [], currentMatch: null, spoken: [] };
const mark = (id: string, colour: PaintedMark['colour'], start: number, end: number): PaintedMark => ({
  id,
  colour,
  start,
  end,
  numeral: null,
});

describe('painting marks and hits', () => {
  let page: PaintedPage;
  let painter: Painter;

  beforeEach(() => {
    page = new PaintedPage();
    painter = createPainter(page);
  });

  it('puts each mark on the highlight of its colour', () => {
    painter.paint({
      ...nothing,
      marks: [mark('a', 'yellow', 0, 4), mark('b', 'blue', 2, 6), mark('c', 'yellow', 9, 12)],
    });
    expect(page.on('mark-yellow')).toEqual(['0-4', '9-12']);
    expect(page.on('mark-blue')).toEqual(['2-6']);
  });

  it('touches only what has changed', () => {
    const marks = Array.from({ length: 500 }, (_, i) => mark(`m${i}`, 'green', i * 10, i * 10 + 5));
    painter.paint({ ...nothing, marks });
    page.made = 0;
    painter.paint({ ...nothing, marks: [...marks.slice(1), mark('new', 'red', 7000, 7004)] });
    expect(page.made).toBe(1);
    expect(page.removed).toBe(1);
    expect(page.on('mark-green')).toHaveLength(499);
    expect(page.on('mark-red')).toEqual(['7000-7004']);
  });

  it('moves a mark whose colour or place changed', () => {
    painter.paint({ ...nothing, marks: [mark('a', 'yellow', 0, 4)] });
    painter.paint({ ...nothing, marks: [mark('a', 'purple', 0, 4)] });
    expect(page.on('mark-yellow')).toEqual([]);
    expect(page.on('mark-purple')).toEqual(['0-4']);
    painter.paint({ ...nothing, marks: [mark('a', 'purple', 1, 4)] });
    expect(page.on('mark-purple')).toEqual(['1-4']);
  });

  it('takes everything off again', () => {
    painter.paint({ ...nothing, marks: [mark('a', 'grey', 0, 4)], matches: [{ start: 1, end: 2 }] });
    painter.paint(nothing);
    expect(page.on('mark-grey')).toEqual([]);
    expect(page.on('match')).toEqual([]);
  });

  it('shows the current hit apart from the others, and only it', () => {
    const matches = [
      { start: 0, end: 2 },
      { start: 5, end: 7 },
      { start: 9, end: 11 },
    ];
    painter.paint({ ...nothing, matches, currentMatch: 1 });
    expect(page.on('match')).toEqual(['0-2', '9-11']);
    expect(page.on('match-current')).toEqual(['5-7']);
    painter.paint({ ...nothing, matches, currentMatch: 2 });
    expect(page.on('match')).toEqual(['0-2', '5-7']);
    expect(page.on('match-current')).toEqual(['9-11']);
  });

  it('shows the focused mark above its colour, and hits above both', () => {
    painter.paint({
      marks: [mark('a', 'orange', 0, 4)],
      focusedMarkId: 'a',
      matches: [
        { start: 1, end: 2 },
        { start: 6, end: 7 },
      ],
      currentMatch: 1,
      spoken: [],
    });
    expect(page.on('mark-focused')).toEqual(['0-4']);
    expect(page.on('mark-orange')).toEqual(['0-4']);
    expect(page.priority('mark-focused')).toBeGreaterThan(page.priority('mark-orange'));
    expect(page.priority('match')).toBeGreaterThan(page.priority('mark-focused'));
    expect(page.priority('match-current')).toBeGreaterThan(page.priority('match'));
  });

  it('shows what is read aloud below all marks and hits, in every column it runs through', () => {
    const marks = [mark('a', 'yellow', 0, 4)];
    const spoken = [
      { start: 2, end: 6 },
      { start: 20, end: 24 },
    ];
    painter.paint({ ...nothing, marks, spoken });
    expect(page.on('spoken')).toEqual(['2-6', '20-24']);
    expect(page.priority('spoken')).toBeLessThan(page.priority('mark-yellow'));
    painter.paint({ ...nothing, marks, spoken: [{ start: 24, end: 30 }] });
    expect(page.on('spoken')).toEqual(['24-30']);
    expect(page.on('mark-yellow')).toEqual(['0-4']);
  });

  it('paints everything anew after the paper was rendered anew', () => {
    const request = { ...nothing, marks: [mark('a', 'yellow', 0, 4)] };
    painter.paint(request);
    painter.reset();
    expect(page.highlights.size).toBe(0);
    painter.paint(request);
    expect(page.on('mark-yellow')).toEqual(['0-4']);
  });
});

describe('the highlights of two papers', () => {
  /** A registry like the browser's: one highlight a name. */
  function pageWithTwo() {
    const names = new Map<string, Set<AbstractRange>>();
    const surface = createSharedHighlights(names, () => new Set<AbstractRange>());
    const range = (startOffset: number) => ({ startOffset }) as AbstractRange;
    const painterOf = (side: number) =>
      createPainter({ ...surface(), rangesOf: ({ start }) => [range(side * 1000 + start)] });
    const on = (name: string) => [...(names.get(name) ?? [])].map(({ startOffset }) => startOffset).sort();
    return { first: painterOf(1), second: painterOf(2), names, on };
  }

  it('stand on the page together, and each is taken away by its own paper', () => {
    const { first, second, on } = pageWithTwo();
    first.paint({ ...nothing, marks: [mark('a', 'yellow', 5, 9)] });
    second.paint({ ...nothing, marks: [mark('a', 'yellow', 7, 9), mark('b', 'red', 20, 30)] });
    expect(on('mark-yellow')).toEqual([1005, 2007]);
    first.paint(nothing);
    expect(on('mark-yellow')).toEqual([2007]);
    expect(on('mark-red')).toEqual([2020]);
  });

  it('stay when the other paper is rendered anew or closed', () => {
    const { first, second, names, on } = pageWithTwo();
    first.paint({ ...nothing, matches: [{ start: 1, end: 2 }], currentMatch: 0 });
    second.paint({ ...nothing, matches: [{ start: 3, end: 4 }], currentMatch: 0 });
    second.reset();
    expect(on('match-current')).toEqual([1001]);
    second.paint({ ...nothing, matches: [{ start: 3, end: 4 }], currentMatch: 0 });
    expect(on('match-current')).toEqual([1001, 2003]);
    first.reset();
    second.reset();
    expect(names.size).toBe(0);
  });
});

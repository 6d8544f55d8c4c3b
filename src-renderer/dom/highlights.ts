import { type Colour, colours } from '#shared/model/annotation.ts';
import type { Span } from '#shared/model/span.ts';

/**
 * Paints marks and search hits with the CSS Custom Highlight API: one registered highlight per colour,
 * one each for hits, the current hit and the focused mark. The page's DOM is never touched, and a change
 * costs what has changed. Names are styled in styles/paper/marks.css.
 * https://drafts.csswg.org/css-highlight-api-1/
 */

/** A highlight on the paper, in code points of the canonical text. */
export interface PaintedMark extends Span {
  readonly id: string;
  readonly colour: Colour;
  /** Number of the note in text order, shown in the margin; null for a highlight without a note. */
  readonly numeral: number | null;
  /** On the printed page a rectangle is drawn in its place. */
  readonly isOutlined?: true;
}

/** What people, searches and the voice have marked on an issue. */
export interface PaintRequest {
  readonly marks: readonly PaintedMark[];
  readonly focusedMarkId: string | null;
  /** Search hits. */
  readonly matches: readonly Span[];
  /** Index into `matches` of the hit a person stands on. */
  readonly currentMatch: number | null;
  /** The sentence that is read aloud, in as many spans as columns tear it into. */
  readonly spoken: readonly Span[];
}

/** The part of a Highlight this needs; the browser's own fits. */
export interface RangeSet {
  add(range: AbstractRange): unknown;
  delete(range: AbstractRange): unknown;
}

/** Where highlights come from and where the ranges of a span are; given by the paper, or by a test. */
export interface PaintSurface {
  /** Registers and answers the highlight of a name; a higher priority paints above a lower one. */
  highlight(name: string, priority: number): RangeSet;
  /** Takes a highlight off the page. */
  release(name: string): void;
  rangesOf(span: Span): readonly AbstractRange[];
}

/** The registry of a page, which knows every name only once; the browser's `CSS.highlights` fits. */
export interface HighlightPage<H extends RangeSet> {
  set(name: string, highlight: H): unknown;
  delete(name: string): unknown;
}

/**
 * Shares a page's highlights among the papers on it: each paper adds and takes away its own ranges, and a
 * name is on the page as long as one of them needs it. `make` makes a highlight of a priority.
 */
export function createSharedHighlights<H extends RangeSet>(
  page: HighlightPage<H>,
  make: (priority: number) => H,
): () => Omit<PaintSurface, 'rangesOf'> {
  const shared = new Map<string, { readonly ranges: H; users: number }>();
  return () => {
    const own = new Map<string, Set<AbstractRange>>();
    return {
      highlight(name, priority) {
        const known = shared.get(name);
        const entry = known ?? { ranges: make(priority), users: 0 };
        if (!known) {
          shared.set(name, entry);
          page.set(name, entry.ranges);
        }
        entry.users++;
        const mine = new Set<AbstractRange>();
        own.set(name, mine);
        return {
          add(range) {
            mine.add(range);
            entry.ranges.add(range);
          },
          delete(range) {
            mine.delete(range);
            entry.ranges.delete(range);
          },
        };
      },
      release(name) {
        const entry = shared.get(name);
        const mine = own.get(name);
        if (!entry || !mine) return;
        own.delete(name);
        entry.users--;
        if (entry.users === 0) {
          shared.delete(name);
          page.delete(name);
        } else for (const range of mine) entry.ranges.delete(range);
      },
    };
  };
}

export interface Painter {
  paint(request: PaintRequest): void;
  /** Forgets every range: the paper was rendered anew. The next `paint` starts from nothing. */
  reset(): void;
}

type Layer = 'spoken' | 'match' | 'match-current' | 'mark-focused' | `mark-${Colour}`;

/** From the lowest to the highest: ink below, what a person looks for above. */
const layers: readonly Layer[] = [
  'spoken',
  ...colours.map((colour): Layer => `mark-${colour}`),
  'mark-focused',
  'match',
  'match-current',
];

interface Entry {
  readonly layer: Layer;
  readonly start: number;
  readonly end: number;
  readonly ranges: readonly AbstractRange[];
}

export function createPainter(surface: PaintSurface): Painter {
  const painted = new Map<string, Entry>();
  const inUse = new Map<Layer, RangeSet>();

  const setOf = (layer: Layer): RangeSet => {
    const known = inUse.get(layer);
    if (known) return known;
    const made = surface.highlight(layer, layers.indexOf(layer));
    inUse.set(layer, made);
    return made;
  };

  const erase = (key: string, entry: Entry): void => {
    const set = inUse.get(entry.layer);
    for (const range of entry.ranges) set?.delete(range);
    painted.delete(key);
  };

  return {
    paint(request) {
      const wanted = wantedEntries(request);
      for (const [key, entry] of painted) {
        const now = wanted.get(key);
        if (!now || now.layer !== entry.layer || now.start !== entry.start || now.end !== entry.end)
          erase(key, entry);
      }
      for (const [key, { layer, start, end }] of wanted) {
        if (painted.has(key)) continue;
        const ranges = surface.rangesOf({ start, end });
        const set = setOf(layer);
        for (const range of ranges) set.add(range);
        painted.set(key, { layer, start, end, ranges });
      }
    },
    reset() {
      painted.clear();
      for (const layer of inUse.keys()) surface.release(layer);
      inUse.clear();
    },
  };
}

function wantedEntries(request: PaintRequest): Map<string, Omit<Entry, 'ranges'>> {
  const wanted = new Map<string, Omit<Entry, 'ranges'>>();
  for (const { id, colour, start, end } of request.marks) {
    wanted.set(`mark ${id}`, { layer: `mark-${colour}`, start, end });
    if (id === request.focusedMarkId) wanted.set('focused', { layer: 'mark-focused', start, end });
  }
  for (const { start, end } of request.spoken) {
    wanted.set(`spoken ${start} ${end}`, { layer: 'spoken', start, end });
  }
  for (const [index, { start, end }] of request.matches.entries()) {
    const layer: Layer = index === request.currentMatch ? 'match-current' : 'match';
    wanted.set(`match ${start} ${end}`, { layer, start, end });
  }
  return wanted;
}

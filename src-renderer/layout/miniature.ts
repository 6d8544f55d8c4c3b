import type { Placement } from './types.ts';

/** A page seen from afar, in pure numbers: what of its placed blocks is drawn, as paths in CSS pixels of the sheet. */

/** A passage in an article: from where to where of its text, 0 to 1. */
export interface ArticleStretch {
  readonly from: number;
  readonly to: number;
}

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is drawn of a block: an article's head and the columns of its text; a notice is its frame alone. */
export interface MiniatureBlock {
  readonly id: string;
  readonly frame: Rect;
  readonly head: Rect | null;
  readonly legs: readonly Rect[];
}

/** Drawn lengths that would not be seen otherwise, in pixels of the sheet. */
export interface Visible {
  readonly least: number;
}

/** How heads are drawn: one bar for about so many pixels of their height. */
export interface Bars extends Visible {
  readonly bar?: number;
}

/** How a placement is moved and drawn together so that it fills the room that its section really has. */
export interface Fit {
  readonly x: number;
  readonly y: number;
  /** Heights by this. */
  readonly stretch: number;
}

/** The blocks of a placement. An article that stands in two boxes is two blocks of one name. */
export function miniatureBlocks(
  { frames }: Placement,
  isNotice: (id: string) => boolean,
  fit: Fit,
): readonly MiniatureBlock[] {
  return frames.map((frame) => {
    const x = fit.x + frame.x;
    const y = fit.y + frame.y * fit.stretch;
    const height = frame.height * fit.stretch;
    const whole = { x, y, width: frame.width, height };
    if (isNotice(frame.id)) return { id: frame.id, frame: whole, head: null, legs: [] };
    const head = Math.min(frame.head * fit.stretch, height);
    const columns = Math.max(1, frame.span);
    const width = (frame.width - (columns - 1) * frame.gutter) / columns;
    const legs = Array.from({ length: columns }, (_, column) => ({
      x: x + column * (width + frame.gutter),
      y: y + head,
      width,
      height: Math.max(0, height - head),
    }));
    return {
      id: frame.id,
      frame: whole,
      head: head > 0 ? { x, y, width: frame.width, height: head } : null,
      legs,
    };
  });
}

/** Of a head on the sheet itself, in pixels. */
const barHeight = 96;
const barShare = 0.58;
/** The last line of a headline is seldom full. */
const lastBar = 0.72;

/** Heads as bars. */
export const headPath = (blocks: readonly MiniatureBlock[], { least, bar: own = barHeight }: Bars): string =>
  blocks
    .flatMap(({ head }) => {
      if (!head) return [];
      const count = Math.max(1, Math.round(head.height / own));
      const step = head.height / count;
      return Array.from({ length: count }, (_, bar) =>
        rectPath({
          ...head,
          y: head.y + bar * step,
          width: bar === count - 1 && count > 1 ? head.width * lastBar : head.width,
          height: Math.max(least, step * barShare),
        }),
      );
    })
    .join('');

/** The columns of text. */
export const textPath = (blocks: readonly MiniatureBlock[]): string =>
  blocks.flatMap(({ legs }) => legs.filter(({ height }) => height > 0).map(rectPath)).join('');

/** The frames of notices. */
export const noticePath = (blocks: readonly MiniatureBlock[]): string =>
  blocks.flatMap(({ frame, head, legs }) => (head || legs.length > 0 ? [] : [rectPath(frame)])).join('');

/** Passages of an article where its columns hold them. What is before its text is at its head. */
export function inkPath(
  blocks: readonly MiniatureBlock[],
  passages: readonly ArticleStretch[],
  { least }: Visible,
): string {
  const legs = blocks.flatMap((block) => (block.legs.length > 0 ? block.legs : [block.frame]));
  const length = legs.reduce((sum, { height }) => sum + height, 0);
  const head = blocks.find((block) => block.head !== null)?.head ?? null;
  return passages
    .flatMap(({ from, to }) => {
      if (to <= 0 && head) return [rectPath({ ...head, height: Math.max(least, head.height * barShare) })];
      const found: string[] = [];
      let before = 0;
      for (const leg of legs) {
        const start = Math.max(0, Math.max(0, from) * length - before);
        const end = Math.min(leg.height, Math.min(1, to) * length - before);
        before += leg.height;
        if (end < start || start > leg.height || (end === start && found.length > 0)) continue;
        const height = Math.max(least, end - start);
        const y = Math.max(0, Math.min(start, leg.height - height));
        found.push(rectPath({ ...leg, y: leg.y + y, height }));
      }
      return found;
    })
    .join('');
}

const rectPath = ({ x, y, width, height }: Rect): string =>
  `M${Math.round(x)} ${Math.round(y)}h${Math.round(width)}v${Math.max(1, Math.round(height))}h${-Math.round(width)}z`;

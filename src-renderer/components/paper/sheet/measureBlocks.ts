import { type Bands, bandGap, isStub, linesOfBands, oneBand } from '../../../layout/bands.ts';
import { restId } from '../../../layout/front/frontPage.ts';
import type { MeasuredBlock } from '../../../layout/items.ts';
import { bodyColumns } from '../../../layout/makeUp.ts';
import type { BlockFrame, BlockHeight, Grid, Item } from '../../../layout/types.ts';

/** Height of an item as the make-up estimates it. */
export function estimate(item: Item, span: number, grid: Grid): BlockHeight {
  return { head: item.headHeight(span), body: linesOfBands(item.bands(span)) * grid.lineHeight };
}

export interface BlockMeasurements {
  readonly heights: ReadonlyMap<string, BlockHeight>;
  readonly blocks: ReadonlyMap<string, MeasuredBlock>;
  /** An estimate was off by more than a line. */
  readonly wrong: boolean;
}

/** Reads the real heights of a section's blocks. */
export function measureBlocks(
  root: HTMLElement,
  frames: ReadonlyMap<string, BlockFrame>,
  items: ReadonlyMap<string, Item>,
  grid: Grid,
): BlockMeasurements {
  const heights = new Map<string, BlockHeight>();
  const blocks = new Map<string, MeasuredBlock>();
  let wrong = false;
  for (const element of root.querySelectorAll<HTMLElement>('[data-article], [data-notice], [data-rest]')) {
    const { article, notice, rest } = element.dataset;
    const id = article ?? notice ?? restId(rest ?? '');
    const frame = frames.get(id);
    const item = items.get(id);
    if (!frame || !item) continue;
    const block = notice === undefined ? measureArticle(element, grid) : measureNotice(element, grid);
    heights.set(`${id} ${frame.span}`, { head: block.head, body: block.body });
    const lines =
      block.lines !== null && bodyColumns(item, frame.span) === frame.span ? block.lines : item.lines;
    const bands = measuredBands(block.body / grid.lineHeight, item.bands(frame.span));
    const { head } = block;
    blocks.set(id, { lines, bands, head, span: frame.span, whole: lines, isWhole: true });
    const beginning = rest === undefined ? undefined : blocks.get(rest);
    // A beginning ends with a line that says where it goes on.
    if (rest !== undefined && beginning) {
      blocks.set(rest, { ...beginning, whole: beginning.lines - 1 + lines, isWhole: false });
    }
    if (isStub(bands)) wrong = true;
    const off = estimate(item, frame.span, grid);
    if (Math.abs(off.head + off.body - block.head - block.body) > grid.lineHeight) wrong = true;
  }
  return { heights, blocks, wrong };
}

/** The bands of a body of `rows` lines, gaps included, that was set in bands as long as those estimated. */
function measuredBands(rows: number, { count, lines }: Bands): Bands {
  if (count === 1) return oneBand(rows);
  const found = Math.max(1, Math.ceil((rows + bandGap) / (lines + bandGap) - 0.01));
  return { count: found, lines, last: rows - (found - 1) * (lines + bandGap) };
}

interface Block extends BlockHeight {
  readonly lines: number | null;
}

function measureArticle(element: HTMLElement, grid: Grid): Block {
  const head = element.querySelector<HTMLElement>(':scope > .paper-head');
  const body = element.querySelector<HTMLElement>(':scope > .paper-body');
  if (!head || !body) return { head: 0, body: 0, lines: null };
  const isRest = element.dataset.rest !== undefined;
  const pixels = [...body.children].reduce(
    (sum, child) => sum + [...child.getClientRects()].reduce((all, { height }) => all + height, 0),
    0,
  );
  return {
    head: isRest ? grid.lineHeight : Math.ceil((headHeight(head) - 0.5) / grid.lineHeight) * grid.lineHeight,
    body: element.dataset.banded ? textHeight(body) : body.getBoundingClientRect().height,
    lines: Math.round(pixels / grid.lineHeight),
  };
}

/** Height of a body down to its lowest line, in pixels: the box of bands is given its height. */
function textHeight(body: HTMLElement): number {
  const { top } = body.getBoundingClientRect();
  const feet = [...body.children].flatMap((child) => [...child.getClientRects()].map(({ bottom }) => bottom));
  return Math.max(top, ...feet) - top;
}

/** Height of what stands in a head, in pixels: the head itself is given whole lines. */
function headHeight(head: HTMLElement): number {
  const texts = head.querySelectorAll<HTMLElement>(':scope > :is(p, h1, h2, h3)');
  const last = texts[texts.length - 1];
  if (!last) return 0;
  return last.offsetTop + last.offsetHeight + Number.parseFloat(getComputedStyle(head).paddingBottom);
}

function measureNotice(element: HTMLElement, grid: Grid): Block {
  const text = element.querySelector<HTMLElement>('.paper-notice-text');
  const style = getComputedStyle(element);
  const padding = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom) + 2;
  const body = text?.offsetHeight ?? grid.lineHeight;
  return { head: padding, body, lines: null };
}

/** Whether heights changed by more than a browser's fractions of a pixel. */
export function heightsDiffer(
  before: ReadonlyMap<string, BlockHeight>,
  now: ReadonlyMap<string, BlockHeight>,
): boolean {
  if (before.size !== now.size) return true;
  for (const [key, { head, body }] of now) {
    const old = before.get(key);
    if (!old || Math.abs(old.head - head) > 1.5 || Math.abs(old.body - body) > 3) return true;
  }
  return false;
}

/** The larger of two heights of each block, so that nothing runs out of its frame. */
export function tallest(
  before: ReadonlyMap<string, BlockHeight>,
  now: ReadonlyMap<string, BlockHeight>,
): ReadonlyMap<string, BlockHeight> {
  return new Map(
    [...now].map(([key, { head, body }]) => {
      const old = before.get(key);
      return [key, { head: Math.max(head, old?.head ?? 0), body: Math.max(body, old?.body ?? 0) }];
    }),
  );
}

import { describe, expect, it } from 'vitest';
import {
  headPath,
  inkPath,
  type MiniatureBlock,
  miniatureBlocks,
  noticePath,
  textPath,
} from '../../../../src-renderer/layout/miniature.ts';
import type { BlockFrame, Placement } from '../../../../src-renderer/layout/types.ts';

const frame = (id: string, part: Partial<BlockFrame> = {}): BlockFrame => ({
  id,
  column: 0,
  span: 2,
  x: 0,
  y: 0,
  width: 424,
  gutter: 24,
  height: 500,
  head: 100,
  body: 400,
  ...part,
});
const placed = (...frames: readonly BlockFrame[]): Placement => ({ frames, rules: [], height: 1_000 });
const asIs = { x: 0, y: 0, stretch: 1 };
const least = { least: 10 };

/** The boxes of a path as `x y width height`. */
const boxes = (path: string) =>
  [...path.matchAll(/M(-?\d+) (-?\d+)h(\d+)v(\d+)/g)].map(([, ...numbers]) => numbers.map(Number));

const blocksOf = (...frames: readonly BlockFrame[]): readonly MiniatureBlock[] =>
  miniatureBlocks(placed(...frames), (id) => id.startsWith('n'), asIs);

describe('a page in miniature', () => {
  it('draws a head as bars over the columns of its text', () => {
    const blocks = blocksOf(frame('a'));
    expect(boxes(headPath(blocks, least))).toEqual([[0, 0, 424, 58]]);
    expect(boxes(textPath(blocks))).toEqual([
      [0, 100, 200, 400],
      [224, 100, 200, 400],
    ]);
  });

  it('draws a notice as its frame alone', () => {
    const blocks = blocksOf(frame('n1', { x: 448, width: 200, span: 1 }));
    expect(textPath(blocks) + headPath(blocks, least)).toBe('');
    expect(boxes(noticePath(blocks))).toEqual([[448, 0, 200, 500]]);
  });

  it('fills the room that a section has where it is only estimated', () => {
    const [block] = miniatureBlocks(placed(frame('a')), () => false, { x: 28, y: 40, stretch: 2 });
    expect(block?.frame).toEqual({ x: 28, y: 40, width: 424, height: 1_000 });
  });

  it('draws a mark in the column that holds it, and on in the next one', () => {
    const blocks = blocksOf(frame('a'));
    expect(boxes(inkPath(blocks, [{ from: 0.75, to: 0.8 }], least))).toEqual([[224, 300, 200, 40]]);
    expect(boxes(inkPath(blocks, [{ from: 0.45, to: 0.55 }], least))).toEqual([
      [0, 460, 200, 40],
      [224, 100, 200, 40],
    ]);
  });

  it('draws a word high enough to be seen, and what is marked in a headline at the head', () => {
    const blocks = blocksOf(frame('a'));
    expect(boxes(inkPath(blocks, [{ from: 0.1, to: 0.101 }], least))).toEqual([[0, 180, 200, 10]]);
    expect(boxes(inkPath(blocks, [{ from: -0.1, to: -0.05 }], least))).toEqual([[0, 0, 424, 58]]);
    expect(boxes(inkPath(blocks, [{ from: 1, to: 1 }], least))).toHaveLength(1);
  });

  it('follows an article from its first box into its second', () => {
    const blocks = blocksOf(
      frame('a', { height: 300 }),
      frame('a', { y: 600, span: 1, width: 200, height: 400, head: 0 }),
    );
    expect(boxes(inkPath(blocks, [{ from: 0.9, to: 0.95 }], least))).toEqual([[0, 920, 200, 40]]);
  });
});

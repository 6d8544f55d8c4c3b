import type { Box } from '#shared/model/facsimile.ts';
import type { FlowPiece } from '#shared/model/span.ts';
import { displayWidth } from '#shared/text/characters.ts';
import { joinGlue } from '#shared/text/glue.ts';
import type { Line } from '../lines/lines.ts';
import { layOf } from './places.ts';

/** Heads of several lines that show how their lines were broken. */
const fewestBroken = 3;
/** Share of their lines that must be full. */
const fullShare = 0.6;
/** A line is full when no more is left of it, in half ems of its type. */
const fullWithin = 2;

type Glue = (before: Line, after: Line) => FlowPiece['glue'];

/**
 * What is read between two lines of one Chinese head. A program fills the lines of heads, all in one place: one
 * that it ended with room to spare was parted by a space. By hand they are broken where they look well, in
 * columns of any width, and nothing stands between them.
 */
export function headGlue(heads: readonly (readonly Line[])[]): Glue {
  const broken = new Map<number, Line[]>();
  for (const head of heads) {
    head.slice(0, -1).forEach((line, index) => {
      const size = sizeOf(line);
      if (size === sizeOf(head[index + 1] ?? line)) broken.set(size, [...(broken.get(size) ?? []), line]);
    });
  }
  const places = new Map<number, Box>();
  for (const [size, lines] of broken) {
    const place = filledPlace(lines);
    if (place) places.set(size, place);
  }
  return (before, after) => {
    const place = places.get(sizeOf(before));
    const next = String.fromCodePoint(after.text.codePointAt(0) ?? 0);
    const isParted =
      place !== undefined &&
      sizeOf(before) === sizeOf(after) &&
      isAt(before, place) &&
      roomOf(before, place) >= displayWidth(next) + fullWithin / 2;
    return isParted ? ' ' : joinGlue(before.text, after.text);
  };
}

/** The place that most lines fill; null where they are broken at any length. */
function filledPlace(lines: readonly Line[]): Box | null {
  const boxes = lines.flatMap((line) => layOf(line) ?? []);
  const place = boxes.toSorted((a, b) => b.width - a.width)[0];
  if (!place) return null;
  const full = lines.filter((line) => isAt(line, place) && roomOf(line, place) <= fullWithin);
  return full.length >= Math.max(fewestBroken, lines.length * fullShare) ? place : null;
}

/** Half ems of its own type that a line leaves of a place. */
function roomOf(line: Line, place: Box): number {
  const box = layOf(line);
  return box ? ((place.width - box.width) / box.width) * line.width : 0;
}

/** Begins, or has its middle, where the place has it. */
function isAt(line: Line, place: Box): boolean {
  const box = layOf(line);
  if (!box) return false;
  const em = (box.width / line.width) * 2;
  const aside = box.left - place.left;
  return Math.abs(aside) <= em || Math.abs(aside + (box.width - place.width) / 2) <= em;
}

const sizeOf = (line: Line): number => Math.round((line.block.fontSize ?? 1) * 10);

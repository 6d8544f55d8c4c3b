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
 * What is read between two lines of one Chinese head. A program fills the lines of heads: one that it ended
 * with room to spare was parted by a space. By hand they are broken where they look well, and nothing stands
 * between them.
 */
export function headGlue(heads: readonly (readonly Line[])[]): Glue {
  const widest = new Map<number, number>();
  for (const line of heads.flat()) {
    const size = sizeOf(line);
    widest.set(size, Math.max(widest.get(size) ?? 0, layOf(line)?.width ?? 0));
  }
  const room = (line: Line): number => {
    const box = layOf(line);
    return box ? (((widest.get(sizeOf(line)) ?? 0) - box.width) / box.width) * line.width : 0;
  };
  const broken = heads.flatMap((head) =>
    head.slice(0, -1).filter((line, index) => sizeOf(line) === sizeOf(head[index + 1] ?? line)),
  );
  const full = broken.filter((line) => room(line) <= fullWithin);
  const areFilled = broken.length >= fewestBroken && full.length >= broken.length * fullShare;
  return (before, after) => {
    const next = String.fromCodePoint(after.text.codePointAt(0) ?? 0);
    const isParted =
      areFilled && sizeOf(before) === sizeOf(after) && room(before) >= displayWidth(next) + fullWithin / 2;
    return isParted ? ' ' : joinGlue(before.text, after.text);
  };
}

const sizeOf = (line: Line): number => Math.round((line.block.fontSize ?? 1) * 10);

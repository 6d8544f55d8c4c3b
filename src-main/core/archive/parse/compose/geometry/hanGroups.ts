import { displayWidth, endsSentence } from '#shared/text/characters.ts';
import { firstUnit } from '../lines/layout.ts';
import type { Line } from '../lines/lines.ts';
import type { BodyLine } from '../lines/passages.ts';
import { ColumnEdges } from './columnEdges.ts';
import { sizeOf } from './headParts.ts';
import { isInColumn } from './places.ts';

/** Lines that make one head, one paragraph, one line of names. */
export interface HanGroup {
  readonly lines: readonly Line[];
  readonly isHead: boolean;
  readonly from: BodyLine;
  /** Set in another type than the text, or away from its edge. */
  readonly isApart: boolean;
}

/** Lines whose type differs by more than this factor are of two kinds. */
const oneType = 1.15;
/** Names are often set smaller than the text. */
const smallType = 0.92;
/** Larger type goes on with a head, whatever it says. */
const headSize = 1.25;
/** Lines of one head differ more: kicker and deck are smaller. */
const oneHead = 2.2;
/** An indent that opens a paragraph, in half ems; a line further in is centred. */
const indent = { least: 2, most: 12 };
/** Room behind a closed line that shows it to be a paragraph's last, and behind any line, in half ems. */
const shortClosed = 2;
const shortOpen = 10;
/** Share of lines that must be indented for indents to begin paragraphs in this file. */
const indentedShare = 0.04;

/** The lines of a body in groups, by size, place, indent and gaps. */
export function hanGroups(body: readonly BodyLine[], isHeadType: (line: Line) => boolean): HanGroup[] {
  const lines = body.map(({ line }) => line);
  const rules = new Rules(lines, isHeadType);
  const groups: { lines: Line[]; isHead: boolean; from: BodyLine; isApart: boolean }[] = [];
  body.forEach((entry, index) => {
    const isHead = rules.isHead(index);
    const last = groups.at(-1);
    if (last && rules.belongs(index, entry)) last.lines.push(entry.line);
    else groups.push({ lines: [entry.line], isHead, from: entry, isApart: rules.isApart(index) });
  });
  return groups;
}

class Rules {
  private readonly lines: readonly Line[];
  private readonly heads: readonly boolean[];
  private readonly edges: ColumnEdges;
  private readonly indents: boolean;

  constructor(lines: readonly Line[], isHeadType: (line: Line) => boolean) {
    this.lines = lines;
    this.edges = new ColumnEdges(lines);
    const heads: boolean[] = [];
    for (const [index, line] of lines.entries()) {
      const before = lines[index - 1];
      // The last line of a head may hold one character or a bracket.
      const goesOn =
        before !== undefined &&
        heads[index - 1] === true &&
        (line.block.continues === undefined
          ? sizeOf(line) >= headSize && !line.formFeed && isInColumn(before, line)
          : isOneType(before, line));
      heads.push(goesOn || isHeadType(line));
    }
    this.heads = heads;
    this.indents = lines.filter(opens).length >= lines.length * indentedShare;
  }

  isHead(index: number): boolean {
    return this.heads[index] === true;
  }

  isApart(index: number): boolean {
    const line = this.lines[index];
    return line !== undefined && (sizeOf(line) <= smallType || line.indent > indent.most);
  }

  /** Whether a line goes on with the one before. */
  belongs(index: number, { boundary }: BodyLine): boolean {
    const before = this.lines[index - 1];
    const line = this.lines[index];
    if (!before || !line || this.isHead(index - 1) !== this.isHead(index)) return false;
    if (line.block.continues !== undefined) return true;
    const isParted = boundary === 'page' || boundary === 'rule' || line.formFeed;
    if (this.isHead(index)) return !isParted && isInColumn(before, line) && isOneType(before, line, oneHead);
    if (isParted && !line.formFeed) return false;
    if (!isOneType(before, line) || line.blankLines > 0 || opens(line)) return false;
    if (!isInColumn(before, line)) return this.goesOver(before, line);
    return !this.isShort(index - 1, before, line);
  }

  /** Over the end of a column only text goes on: where paragraphs are indented, all that is not. */
  private goesOver(before: Line, line: Line): boolean {
    if (opens(line)) return false;
    return (this.indents && line.block.box !== null) || !/[.!?。！？…:：]["”’」』）)\]]*$/u.test(before.text);
  }

  /** Whether a line ends although more would have found room on it. */
  private isShort(index: number, before: Line, line: Line): boolean {
    const room = this.edges.roomBehind(index);
    if (room === null) return false;
    const left = room - displayWidth(firstUnit(line.text));
    return left >= (endsSentence(before.text) ? shortClosed : shortOpen);
  }
}

const isOneType = (one: Line, other: Line, factor = oneType): boolean =>
  Math.max(sizeOf(one), sizeOf(other)) <= factor * Math.min(sizeOf(one), sizeOf(other));

const opens = (line: Line): boolean => line.indent >= indent.least && line.indent <= indent.most;

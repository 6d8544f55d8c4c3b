import type { Line } from '../lines/lines.ts';
import { isInColumn, isTall, layOf } from './places.ts';

/** Lines before and after one that show where its column begins: scans are skewed, so not all of a page. */
const nearby = 15;
/** Edges of one column differ by less than this, in ems. */
const oneEdge = 0.6;
/** A paragraph's indent, in ems. */
const indent = { least: 1.2, most: 2.8 };
/** Share of all lines that begin at an edge which is the column's on every page. */
const commonShare = 0.03;
const fewestCommon = 8;
/** Lines of a column that tell how far it reaches, and the share of them that may stand out. */
const fewestRights = 5;
const standingOut = 0.1;
/** Share of them that must reach it for all columns at that edge to be as wide. */
const oneWidth = 0.4;
/** Lines whose type differs more from the body's are heads and names: they may be centred. */
const bodySize = { least: 0.9, most: 1.1 };
/** Shorter lines do not tell how wide a character is, in half ems. */
const shortest = 8;

/** Where the columns begin and end that the lines of Han text stand in. Widths in half ems of the body. */
export class ColumnEdges {
  private readonly lines: readonly Line[];
  /** Width of a character as a share of the page, of lines set across and of those set down. */
  private readonly em: { readonly wide: number; readonly tall: number };
  private readonly edges: readonly (number | null)[];
  private readonly rights: readonly (number | null)[];

  constructor(lines: readonly Line[]) {
    this.lines = lines;
    this.em = { wide: emOf(lines, false), tall: emOf(lines, true) };
    this.edges = this.findEdges();
    this.rights = this.findRights();
  }

  /** How far a line begins behind its column's edge; 0 where nothing tells. */
  indentOf(index: number): number {
    const line = this.lines[index];
    const box = line && layOf(line);
    const edge = this.edges[index];
    if (!line || !box || edge === null || edge === undefined) return 0;
    return ((box.left - edge) / this.emOf(line)) * 2;
  }

  /** What is left of the column behind a line; null where nothing tells. */
  roomBehind(index: number): number | null {
    const line = this.lines[index];
    const box = line && layOf(line);
    const right = this.rights[index];
    if (!line || !box || right === null || right === undefined) return null;
    return ((right - box.left - box.width) / this.emOf(line)) * 2;
  }

  private emOf = (line: Line): number => (isTall(line) ? this.em.tall : this.em.wide);

  private findEdges(): (number | null)[] {
    const edges: (number | null)[] = this.lines.map(() => null);
    const common = this.commonEdges();
    for (const chain of chainsOf(this.lines)) {
      const body = chain.filter((index) => isBody(this.lines[index]));
      const lefts = body.map((index) => this.leftOf(index));
      for (const index of chain) {
        const line = this.lines[index];
        if (!line) continue;
        const at = body.findIndex((other) => other >= index);
        const middle = at < 0 ? body.length : at;
        const near = lefts.slice(Math.max(0, middle - nearby), middle + nearby + 1);
        const edge = leftmost(near.length > 0 ? near : [this.leftOf(index)], this.emOf(line));
        edges[index] = common(edge, line);
      }
    }
    return edges;
  }

  /**
   * A page that holds the first lines of paragraphs only begins at its column's edge all the same: where most
   * pages have one, an indent to the left.
   */
  private commonEdges(): (edge: number, line: Line) => number {
    const counts = new Map<string, number>();
    const bin = (left: number, line: Line) => Math.round((left / this.emOf(line)) * 4);
    const key = (number: number, line: Line) => `${isTall(line) ? 'tall' : 'wide'} ${number}`;
    for (const line of this.lines) {
      const box = layOf(line);
      if (!box || !isBody(line)) continue;
      const name = key(bin(box.left, line), line);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const most = Math.max(fewestCommon, this.lines.length * commonShare);
    const countAt = (number: number, line: Line): number => counts.get(key(number, line)) ?? 0;
    return (edge, line) => {
      const own = bin(edge, line);
      let best = own;
      for (let step = Math.ceil(indent.least * 4); step <= indent.most * 4; step++) {
        const count = countAt(own - step, line);
        if (
          count >= most &&
          count >= countAt(own, line) / 2 &&
          count > (best === own ? 0 : countAt(best, line))
        )
          best = own - step;
      }
      return best === own ? edge : (best / 4) * this.emOf(line);
    };
  }

  /** A column reaches as far as most of its lines; too few tell only where all columns at that edge agree. */
  private findRights(): (number | null)[] {
    const rights: (number | null)[] = this.lines.map(() => null);
    const everywhere = new Map<string, number[]>();
    const chains = chainsOf(this.lines);
    for (const chain of chains) {
      const body = chain.filter((index) => isBody(this.lines[index]));
      for (const index of body) {
        const reached = everywhere.get(this.column(index));
        if (reached) reached.push(this.rightOf(index));
        else everywhere.set(this.column(index), [this.rightOf(index)]);
      }
      if (body.length < fewestRights) continue;
      body.forEach((index, at) => {
        const near = body.slice(Math.max(0, at - nearby), at + nearby + 1);
        rights[index] = farthest(near.map((other) => this.rightOf(other)));
      });
    }
    return rights.map((right, index) => {
      const line = this.lines[index];
      const reached = everywhere.get(this.column(index)) ?? [];
      if (right !== null || !line || reached.length < fewestRights) return right;
      const far = farthest(reached);
      const agreeing = reached.filter((other) => Math.abs(other - far) <= this.emOf(line) * 2);
      return agreeing.length >= reached.length * oneWidth ? far : null;
    });
  }

  private leftOf(index: number): number {
    const line = this.lines[index];
    return (line && layOf(line)?.left) ?? Number.NaN;
  }

  private rightOf(index: number): number {
    const line = this.lines[index];
    const box = line && layOf(line);
    return box ? box.left + box.width : Number.NaN;
  }

  /** Lines of columns that begin at one place, on whatever page. */
  private column(index: number): string {
    const line = this.lines[index];
    const edge = this.edges[index];
    if (!line || edge === null || edge === undefined) return '';
    return `${isTall(line) ? 'tall' : 'wide'} ${Math.round(edge / this.emOf(line) / 2)}`;
  }
}

/** The place that some lines reach and hardly any exceeds. */
function farthest(rights: readonly number[]): number {
  const sorted = rights.toSorted((a, b) => b - a);
  return sorted[Math.floor(sorted.length * standingOut)] ?? Number.NaN;
}

function isBody(line: Line | undefined): boolean {
  const size = line?.block.fontSize ?? 1;
  return line !== undefined && line.block.box !== null && size >= bodySize.least && size <= bodySize.most;
}

/** Lines that stand below one another in one column, by index. */
function chainsOf(lines: readonly Line[]): number[][] {
  const chains: number[][] = [];
  lines.forEach((line, index) => {
    if (!line.block.box) return;
    const before = lines[index - 1];
    const chain = chains.at(-1);
    if (before && chain?.at(-1) === index - 1 && isInColumn(before, line)) chain.push(index);
    else chains.push([index]);
  });
  return chains;
}

/** The leftmost place at which two lines begin; the leftmost of all where none have it in common. */
function leftmost(lefts: readonly number[], em: number): number {
  const sorted = lefts.toSorted((a, b) => a - b);
  const shared = sorted.find((left, index) => {
    const next = sorted[index + 1];
    return next !== undefined && next - left <= em * oneEdge;
  });
  return shared ?? sorted[0] ?? Number.NaN;
}

function emOf(lines: readonly Line[], isSetTall: boolean): number {
  const widths = lines
    .filter((line) => isBody(line) && isTall(line) === isSetTall && line.width >= shortest)
    .map((line) => ((layOf(line)?.width ?? 0) / line.width) * 2)
    .sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] || 0.02;
}

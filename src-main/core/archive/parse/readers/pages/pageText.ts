import type { Box } from '#shared/model/facsimile.ts';
import type { IssuePage } from './assemble.ts';
import { pageSize, type RawBox, toFractions } from './geometry.ts';
import type { PrintedLine, PrintedRegion, PrintedWord } from './printedPage.ts';

/** Lines of one region that were asked for. */
export interface TakenLines {
  readonly region: PrintedRegion;
  readonly lines: readonly PrintedLine[];
}

/** From the first to behind the last word that an element holds, counted through the file. */
interface WordRange {
  start: number;
  end: number;
}

/** Whether a word is asked for. */
type WordTest = (word: PrintedWord, line: PrintedLine) => boolean;

/**
 * The words of a page, to be taken by the ids of regions, lines or words. Each word is given once, so that
 * a map that names a block twice does not double its text, and what no map names is left to be taken last.
 */
export class PageText {
  readonly page: IssuePage;
  private readonly ranges = new Map<string, WordRange>();
  private readonly taken: Uint8Array;
  private readonly wholePage: WordRange;
  private firstTaken = Number.POSITIVE_INFINITY;

  /** The size of the page in the unit of the shapes that will be asked for. */
  private readonly shapeUnit: { readonly width: number; readonly height: number };

  /** `shapes` are all those that will be asked for: together they tell their unit. */
  constructor(page: IssuePage, shapes: readonly RawBox[] = []) {
    this.page = page;
    this.shapeUnit = pageSize(page.printed ?? { width: 0, height: 0 }, shapes);
    let at = 0;
    for (const region of page.printed?.regions ?? []) {
      const start = at;
      for (const line of region.lines) {
        const lineStart = at;
        for (const word of line.words) {
          if (word.id !== null) this.mark(word.id, at, at + 1);
          at++;
        }
        if (line.id !== null) this.mark(line.id, lineStart, at);
      }
      for (const id of region.ids) this.mark(id, start, at);
    }
    this.wholePage = { start: 0, end: at };
    const { printed } = page;
    if (printed?.id !== null && printed?.id !== undefined) this.mark(printed.id, 0, at);
    this.taken = new Uint8Array(at);
  }

  /** The words from one element to another that nobody has taken yet, by region in reading order. */
  take(begin: string, end: string | null): TakenLines[] {
    const from = this.ranges.get(begin);
    const to = end === null ? from : (this.ranges.get(end) ?? from);
    return from && to ? this.takeWhere(() => true, { start: from.start, end: to.end }) : [];
  }

  /** The words in a part of the page that nobody has taken yet: those whose middle lies in it. */
  takeShape(shape: RawBox): TakenLines[] {
    const area = toFractions(shape, this.shapeUnit);
    if (!area) return [];
    return this.takeWhere((word, line) => {
      const box = word.box ?? line.box;
      return box !== null && isInside(box, area);
    });
  }

  /** What is left: before the first word that was taken, and behind it. */
  rest(): { readonly head: TakenLines[]; readonly tail: TakenLines[] } {
    const first = Math.min(this.firstTaken, this.wholePage.end);
    const isUntouched = this.firstTaken === Number.POSITIVE_INFINITY;
    const head = isUntouched ? [] : this.takeWhere(() => true, { start: 0, end: first });
    return { head, tail: this.takeWhere(() => true) };
  }

  private takeWhere(isWanted: WordTest, range: WordRange = this.wholePage): TakenLines[] {
    const found = new Map<number, TakenLines>();
    let at = 0;
    this.page.printed?.regions.forEach((region, index) => {
      const lines: PrintedLine[] = [];
      for (const line of region.lines) {
        const from = at;
        at += line.words.length;
        if (at <= range.start || from >= range.end) continue;
        lines.push(...this.takeLine(line, from, range, isWanted));
      }
      if (lines.length > 0) found.set(index, { region, lines });
    });
    return (this.page.printed?.order ?? []).flatMap((index) => found.get(index) ?? []);
  }

  private takeLine(
    line: PrintedLine,
    from: number,
    { start, end }: WordRange,
    isWanted: WordTest,
  ): PrintedLine[] {
    const wanted = line.words.filter((word, index) => {
      const at = from + index;
      if (at < start || at >= end || this.taken[at] === 1 || !isWanted(word, line)) return false;
      this.taken[at] = 1;
      this.firstTaken = Math.min(this.firstTaken, at);
      return true;
    });
    if (wanted.length === 0) return [];
    if (wanted.length === line.words.length) return [line];
    return [
      {
        ...line,
        words: wanted,
        ending: wanted.at(-1) === line.words.at(-1) ? line.ending : null,
        openingWord: wanted[0] === line.words[0] ? line.openingWord : null,
      },
    ];
  }

  private mark(id: string, start: number, end: number): void {
    const known = this.ranges.get(id);
    if (known) {
      known.start = Math.min(known.start, start);
      known.end = Math.max(known.end, end);
    } else this.ranges.set(id, { start, end });
  }
}

/** Whether the middle of a box lies in an area. */
function isInside(box: Box, area: Box): boolean {
  const x = box.left + box.width / 2;
  const y = box.top + box.height / 2;
  return x >= area.left && x < area.left + area.width && y >= area.top && y < area.top + area.height;
}

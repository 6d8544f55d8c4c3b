import { endsSentence } from '#shared/text/characters.ts';
import type { Line } from '../lines/lines.ts';
import { hasHanTitleForm } from '../masthead/hanTitle.ts';
import { type PaperLine, readPaperLine } from '../masthead/paperLine.ts';
import { looksLikeBody } from './heads/hanHeads.ts';

/** Type of a head over the body's. */
const headSize = 1.3;
/** Lines of names, and of a head, that may stand over a paper line. */
const mostNames = 3;
const mostHeadLines = 8;
/** A single paper line stands near the beginning. */
const nearBeginning = 12;
/** Share of the lines that must stand under a head: references at the foot of a text do not. */
const underHeads = 0.6;

/** The paper that lines of an issue name as theirs. */
export interface PaperLines {
  /** Those lines by index. */
  readonly at: ReadonlyMap<number, PaperLine>;
  /** What they say by the index of the first line of their article's head. */
  readonly begins: ReadonlyMap<number, PaperLine>;
  /** The lines of those heads, names among them. */
  readonly heads: ReadonlySet<number>;
}

const none: PaperLines = { at: new Map(), begins: new Map(), heads: new Set() };

/**
 * Lines between head and text that say in which paper, on which day and page the article stood. One paper is
 * named throughout; a single line must be worded as a newspaper's title.
 */
export function findPaperLines(lines: readonly Line[]): PaperLines {
  const found = new Map<number, PaperLine>();
  const counts = new Map<string, number>();
  lines.forEach(({ text }, index) => {
    const line = readPaperLine(text);
    if (!line) return;
    found.set(index, line);
    counts.set(line.title, (counts.get(line.title) ?? 0) + 1);
  });
  const [title] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (title === undefined) return none;
  const at = new Map([...found].filter(([, line]) => line.title === title));
  const hasSizes = lines.some(isLarge);
  const begins = new Map<number, PaperLine>();
  const heads = new Set<number>();
  let headed = 0;
  for (const [index, line] of at) {
    const head = headAbove(lines, index, at, hasSizes);
    begins.set(head, line);
    for (let above = head; above < index; above++) heads.add(above);
    if (head < index) headed++;
  }
  return areNamed(at, headed) ? { at, begins, heads } : none;
}

function areNamed(at: ReadonlyMap<number, PaperLine>, headed: number): boolean {
  const [only] = at;
  if (at.size > 1 || !only) return headed >= at.size * underHeads;
  const [index, { title, page }] = only;
  return page !== null && index <= nearBeginning && hasHanTitleForm(title);
}

/**
 * Index of the first line of the head above a paper line: over the names the lines in larger type, or, where
 * all type is of one size, the short lines behind the last whole sentence.
 */
function headAbove(
  lines: readonly Line[],
  index: number,
  paper: PaperLines['at'],
  hasSizes: boolean,
): number {
  /** The first of the lines above that go on with what stands below. */
  const climb = (from: number, most: number, belongs: (line: Line) => boolean): number => {
    let at = from;
    while (at > 0 && from - at < most && !paper.has(at - 1) && lines[at]?.formFeed !== true) {
      const line = lines[at - 1];
      if (!line || !belongs(line)) break;
      at--;
    }
    return at;
  };
  if (!hasSizes) return climb(index, mostHeadLines, isShort);
  const names = climb(index, mostNames, (line) => !isLarge(line) && isShort(line));
  const head = climb(names, mostHeadLines, isLarge);
  return head < names ? head : index;
}

const isLarge = (line: Line): boolean => (line.block.fontSize ?? 1) >= headSize;
const isShort = (line: Line): boolean => !looksLikeBody(line.text) && !endsSentence(line.text);

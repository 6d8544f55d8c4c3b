import { isCapitals, isTitleCase } from '../lines/latinText.ts';
import { isFull, type Layout } from '../lines/layout.ts';
import type { Line } from '../lines/lines.ts';
import type { BodyLine, Boundary, PageMark } from '../lines/passages.ts';

/** Lines that stand together: between empty lines, rules, page marks; or a head inside a solid column. */
export interface LatinBlock {
  readonly lines: readonly Line[];
  readonly boundary: Boundary;
  readonly page: PageMark | null;
  /** All of its lines are worded and set as heads are. */
  readonly head: boolean;
}

/** Heads have at most so many lines and characters. */
const mostHeadLines = 6;
const longestHeadLine = 90;
/** A line this far in, in half ems, is centred. */
const centredFrom = 6;

/** Cuts the body at its boundaries, and solid columns at the heads in them. */
export function cutLatinBlocks(body: readonly BodyLine[], layout: Layout): LatinBlock[] {
  const blocks: LatinBlock[] = [];
  let group: BodyLine[] = [];
  const flush = () => {
    const first = group[0];
    if (first) blocks.push(...cutSolid(group, layout));
    group = [];
  };
  for (const entry of body) {
    const cut = entry.boundary !== 'none' && (entry.boundary !== 'blank' || blankLinesCut(layout));
    if (cut) flush();
    group.push(entry);
  }
  flush();
  return blocks;
}

/** Empty lines before (nearly) every line of a wrapped file say nothing. */
const blankLinesCut = (layout: Layout): boolean => layout.blankLinesSeparate || layout.wrap === null;

function cutSolid(group: readonly BodyLine[], layout: Layout): LatinBlock[] {
  const lines = group.map((entry) => entry.line);
  const whole = makeBlock(group, isHeadBlock(lines, layout));
  if (whole.head || group.length < 3) return [whole];
  const blocks: LatinBlock[] = [];
  let from = 0;
  for (let i = 0; i < group.length; i++) {
    const run = headRun(lines, i, layout);
    if (run === 0 || !standsOut(lines, i, run, layout, layout.blankLinesSeparate)) continue;
    if (i > from) blocks.push(makeBlock(group.slice(from, i), false));
    blocks.push(makeBlock(group.slice(i, i + run), true));
    i += run - 1;
    from = i + 1;
  }
  if (from < group.length) blocks.push(makeBlock(group.slice(from), false));
  return blocks;
}

function makeBlock(group: readonly BodyLine[], head: boolean): LatinBlock {
  const first = group[0];
  return {
    lines: group.map((entry) => entry.line),
    boundary: first?.boundary ?? 'none',
    page: first?.page ?? null,
    head,
  };
}

/** How many head lines begin here. */
function headRun(lines: readonly Line[], from: number, layout: Layout): number {
  let count = 0;
  while (count < mostHeadLines) {
    const line = lines[from + count];
    if (!line || !(isCapitals(line.text) || isCentred(line, layout)) || line.length > longestHeadLine) break;
    if (isFull(line, lines[from + count + 1] ?? line, layout) && line.indent === 0 && !isCapitals(line.text))
      break;
    count++;
  }
  return count;
}

/** A head inside a solid column follows a closed sentence, and text follows it. */
function standsOut(
  lines: readonly Line[],
  from: number,
  run: number,
  layout: Layout,
  blanks: boolean,
): boolean {
  const before = lines[from - 1];
  const after = lines[from + run];
  const first = lines[from];
  if (!after || !first) return false;
  const centred = isCentred(first, layout);
  // Where empty lines part the blocks, capitals at the head of a block open a notice, unless they are centred.
  if (blanks && !centred) return false;
  if (before && !/[.!?"”’)—-]$/u.test(before.text) && !centred) return false;
  return (first.text.match(/\p{L}/gu)?.length ?? 0) >= 4;
}

const isCentred = (line: Line, layout: Layout): boolean =>
  line.indent >= centredFrom && (layout.wrap === null || line.indent + line.width < layout.wrap.width);

/** Whether lines set apart are a head: short, in capitals or title case, or centred. */
function isHeadBlock(lines: readonly Line[], layout: Layout): boolean {
  if (lines.length > mostHeadLines) return false;
  const centred = lines.every((line) => isCentred(line, layout));
  const text = lines.length === 1 && lines[0] ? lines[0].text : lines.map((line) => line.text).join(' ');
  if (
    /^\p{Ll}/u.test(text) ||
    ',;:'.includes(text.charAt(text.length - 1)) ||
    lines.some((line) => line.length > longestHeadLine)
  )
    return false;
  if (centred) return true;
  if (/\d{2,}[.,]? per |\b\d+[sd]\./u.test(text)) return false;
  const capitals = lines.findIndex((line) => !isCapitals(line.text));
  const rest =
    capitals < 0
      ? ''
      : lines
          .slice(capitals)
          .map((line) => line.text)
          .join(' ');
  if (text.length > 160) return false;
  return rest === '' || (rest.length <= 120 && sentencesAreTitles(rest));
}

/** Every sentence of a deck is in title case: Eight Hundred Turned Away. The Organ and the Flood. */
const sentencesAreTitles = (text: string): boolean => {
  const sentences = /[.!?]/.test(text) ? text.split(/(?<=[.!?]["”’]?)\s+/u) : [text];
  return sentences.every((sentence) => isTitleCase(sentence) || isCapitals(sentence));
};

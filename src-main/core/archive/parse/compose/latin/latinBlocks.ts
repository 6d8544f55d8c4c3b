import { isCapitals, isClosed, isTitleCase } from '../lines/latinText.ts';
import { isFull, type Layout } from '../lines/layout.ts';
import type { Line } from '../lines/lines.ts';
import type { BodyLine, Boundary, PageMark } from '../lines/passages.ts';
import { isCentred, isCentredApart } from './latinCentring.ts';

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

/** Cuts the body at its boundaries, and solid columns at the heads in them. */
export function cutLatinBlocks(body: readonly BodyLine[], layout: Layout): LatinBlock[] {
  const blocks: LatinBlock[] = [];
  const lines = body.map(({ line }) => line);
  let from = 0;
  body.forEach(({ boundary }, at) => {
    const cut = boundary !== 'none' && (boundary !== 'blank' || blankLinesCut(layout));
    if (!cut || at === from) return;
    blocks.push(...cutSolid(body.slice(from, at), { lines, from, to: at }, layout));
    from = at;
  });
  if (from < body.length)
    blocks.push(...cutSolid(body.slice(from), { lines, from, to: body.length }, layout));
  return blocks;
}

/** Empty lines before (nearly) every line of a wrapped file say nothing. */
const blankLinesCut = (layout: Layout): boolean => layout.blankLinesSeparate || layout.wrap === null;

/** Where a group of lines stands among all. */
interface Place {
  readonly lines: readonly Line[];
  readonly from: number;
  readonly to: number;
}

function cutSolid(group: readonly BodyLine[], place: Place, layout: Layout): LatinBlock[] {
  const lines = group.map((entry) => entry.line);
  const whole = makeBlock(group, isHeadBlock(place, layout));
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
    const at = from + count;
    const line = lines[at];
    if (!line || !(isCapitals(line.text) || isCentred(lines, at, layout)) || line.length > longestHeadLine)
      break;
    if (isFull(line, lines[at + 1] ?? line, layout) && line.indent === 0 && !isCapitals(line.text)) break;
    count++;
  }
  return count;
}

/** A head inside a solid column follows a closed sentence, and text follows it that begins a sentence. */
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
  const last = lines[from + run - 1];
  if (!after || !first || !last) return false;
  if (isInSentence(before, first, last, after)) return false;
  const centred = isCentred(lines, from, layout);
  // Where empty lines part the blocks, capitals at the head of a block open a notice, unless they are centred.
  if (blanks && !centred) return false;
  if (before && !/[.!?"”’)—-]$/u.test(before.text) && !centred) return false;
  return (first.text.match(/\p{L}/gu)?.length ?? 0) >= 4;
}

/**
 * Whether lines stand in the middle of a sentence, wherever they are set: they begin small, or a word is broken
 * before or in them, or what is not in capitals follows a line without an end or goes on in small letters.
 */
function isInSentence(before: Line | undefined, first: Line, last: Line, after: Line): boolean {
  if (/^\P{L}*\p{Ll}/u.test(first.text) || breaksWord.test(last.text)) return true;
  if (before && breaksWord.test(before.text)) return true;
  if (isCapitals(first.text) && isCapitals(last.text)) return false;
  if (before && !isClosed(before.text) && !isCapitals(before.text)) return true;
  return /^\p{Ll}/u.test(after.text);
}

const breaksWord = /\p{L}[-\u00ac\u00ad]$/u;

/** Whether lines set apart are a head: short, in capitals or title case, or centred. */
function isHeadBlock({ lines: all, from, to }: Place, layout: Layout): boolean {
  const lines = all.slice(from, to);
  if (lines.length > mostHeadLines) return false;
  const before = all[from - 1];
  if (before && breaksWord.test(before.text) && !lines.every(({ text }) => isCapitals(text))) return false;
  const centred = lines.every((_line, index) => isCentredApart(all, from + index, layout));
  const text = lines.length === 1 && lines[0] ? lines[0].text : lines.map((line) => line.text).join(' ');
  if (
    /^\P{L}*\p{Ll}/u.test(text) ||
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

import type { Box } from '#shared/model/facsimile.ts';
import type { DropReason, MastheadPart } from '#shared/model/issue.ts';
import type { Flow, FlowPiece, Span } from '#shared/model/span.ts';
import { bareLetters } from '#shared/text/characters.ts';
import { makeFlow } from '#shared/text/flow.ts';
import { findPartedDate } from '../../dates/partialDates.ts';
import type { Line, Manuscript } from '../lines/lines.ts';
import { hasHanTitleForm } from './hanTitle.ts';
import { hasTitleForm } from './latinTitle.ts';
import { FurnitureReader, type MarkedField, titleOf } from './markedFurniture.ts';
import { findTitleCandidates, isBeside, type NameplateCandidate, type PlacedLine } from './nameplateLines.ts';
import { isNoise } from './names/noise.ts';

/** The head of the first page as its type shows it: the title with what stands above, beside and below it. */
export interface Nameplate {
  readonly parts: readonly MastheadPart[];
  /** Fields and running heads that are dropped. */
  readonly dropped: readonly (Span & { readonly reason: DropReason })[];
  /** Every line that belongs to it, the title's repetitions on later pages among them. */
  readonly lines: ReadonlySet<Line>;
}

/** Evidence for a title: it must weigh so much, and type alone is not enough. */
const enough = 3;
/** More lines above a title are no ears but text: then it is a headline. */
const mostAbove = 14;
/** Date and number stand within so much of the page's height below the title. */
const fieldReach = 0.07;
/** Share of a line below the title that its fields must make up; a sentence that names a day has less. */
const leastCovered = 0.12;
/** Longest running head, in characters beyond the title's own. */
const runningHeadExtra = 24;

/**
 * Finds the nameplate of page 1 by its type: large, near the top, over the date line, worded as papers are,
 * repeated at the head of later pages, stated in the file's own data (`hint`). Null where type and place do
 * not tell; a headline over an article has none of these but its size.
 */
export function readNameplate(manuscript: Manuscript, isHan: boolean, hint: string | null): Nameplate | null {
  const reader = new FurnitureReader(manuscript, isHan);
  const { candidates, others, sizeOf } = findTitleCandidates(manuscript.lines);
  if (candidates.length === 0) return null;
  const heads = pageHeads(manuscript);
  let best: { readonly candidate: NameplateCandidate; readonly around: readonly PlacedLine[] } | null = null;
  let most = 0;
  for (const candidate of candidates) {
    const rest = [...others, ...candidates.flatMap((other) => (other === candidate ? [] : other.lines))];
    const around = surroundings(candidate, rest, reader, sizeOf);
    if (!around || candidate.isUnderArticle) continue;
    const weight = weigh(candidate, around, { reader, heads, isHan, hint });
    if (weight > most) {
      best = { candidate, around };
      most = weight;
    }
  }
  if (!best || most < enough) return null;
  const { candidate, around } = best;
  const repeated = runningHeads(manuscript.lines, candidate, isHan);
  const parts = mastheadParts(candidate, around, manuscript, reader, isHan);
  return {
    parts,
    dropped: [
      ...reader.dropped,
      ...repeated.map(({ start, end }) => ({ start, end, reason: 'runningHead' as const })),
    ],
    lines: new Set([...candidate.lines, ...around, ...repeated]),
  };
}

/** The lines that are left without a head's; what went on from one of those begins anew. */
export function linesWithout(lines: readonly Line[], head: ReadonlySet<Line>): Line[] {
  return lines.flatMap((line, index) => {
    if (head.has(line)) return [];
    const before = lines[index - 1];
    if (!before || !head.has(before)) return [line];
    const { continues: _, ...block } = line.block;
    return [{ ...line, block }];
  });
}

interface Evidence {
  readonly reader: FurnitureReader;
  readonly heads: readonly string[];
  readonly isHan: boolean;
  readonly hint: string | null;
}

function weigh(
  candidate: NameplateCandidate,
  around: readonly PlacedLine[],
  { reader, heads, isHan, hint }: Evidence,
): number {
  const key = bareLetters(candidate.text);
  const texts = groupLines(around).map(textOf);
  const fields = new Set(fieldsOf(texts, reader).flatMap((found) => found.map(({ field }) => field)));
  const isNamed = isHan ? hasHanTitleForm(candidate.text) : hasTitleForm(candidate.text);
  const isRepeated = key.length >= 4 && heads.some((head) => bareLetters(head).includes(key));
  const isStated = hint !== null && key.length >= 4 && bareLetters(hint).includes(key);
  const isDated = fields.has('date') || fields.has('weekday');
  const isNumbered = fields.has('issueNumber') || fields.has('price');
  const isTowering = isDated && candidate.isLargest && candidate.lead >= (isNumbered ? 1.3 : 2.5);
  if (!isNamed && !isRepeated && !isStated && !isTowering) return 0;
  return [
    candidate.isLargest,
    candidate.isTopmost,
    isDated,
    isNumbered,
    isNamed,
    isRepeated,
    isStated,
    isTowering,
  ].filter(Boolean).length;
}

/** The first and last lines of every page but the first, dropped running heads among them. */
function pageHeads({ text }: Manuscript): string[] {
  return text
    .split('\f')
    .slice(1)
    .flatMap((page) => {
      const lines = page.split('\n').filter((line) => line.trim() !== '');
      return [...lines.slice(0, 3), ...lines.slice(-2)].filter((line) => line.length <= 120);
    });
}

/**
 * The small lines of the head: those above the title, those beside it, and below it all down to the last one
 * with a date, a number or a price. Null where what stands above is more than a head has.
 */
function surroundings(
  candidate: NameplateCandidate,
  lines: readonly PlacedLine[],
  reader: FurnitureReader,
  sizeOf: (line: Line) => number,
): PlacedLine[] | null {
  const { box } = candidate;
  const bottom = box.top + box.height;
  const above = lines.filter((line) => middle(line.block.box) < box.top || isBeside(box, line.block.box));
  if (above.length > mostAbove) return null;
  const below = lines.filter(
    (line) =>
      !above.includes(line) && line.block.box.top <= bottom + fieldReach && sizeOf(line) <= candidate.size,
  );
  const groups = groupLines(inOrder([...above, ...below]));
  const found = fieldsOf(groups.map(textOf), reader);
  const lowest = groups
    .filter((group, index) => saysFields(textOf(group), found[index] ?? []))
    .flat()
    .reduce((most, line) => Math.max(most, middle(line.block.box)), 0);
  const kept = below.filter((line) => middle(line.block.box) <= lowest + line.block.box.height * 0.3);
  return inOrder([...above, ...kept]);
}

const inOrder = (lines: readonly PlacedLine[]): PlacedLine[] =>
  lines.toSorted((a, b) => a.block.box.top - b.block.box.top || a.block.box.left - b.block.box.left);

/** A line about the issue, and no sentence that happens to name a day. */
function saysFields(text: string, fields: readonly MarkedField[]): boolean {
  const covered = fields.reduce((sum, { start, end }) => sum + end - start, 0);
  return fields.some(({ field }) => headFields.has(field)) && covered >= text.length * leastCovered;
}

const headFields: ReadonlySet<string> = new Set(['date', 'issueNumber', 'price', 'weekday', 'lunarDate']);

/** The fields of every stretch of a head; a date whose year stands apart from day and month among them. */
function fieldsOf(texts: readonly string[], reader: FurnitureReader): (readonly MarkedField[])[] {
  const fields = texts.map((text) => reader.fieldsOf(text));
  const parted = fields.flat().some(({ field }) => field === 'date') ? null : findPartedDate(texts);
  if (!parted) return fields;
  const { index, start, end, iso } = parted;
  const others = (fields[index] ?? []).filter((field) => field.end <= start || field.start >= end);
  const date: MarkedField = { field: 'date', start, end, value: iso };
  fields[index] = [...others, date].sort((a, b) => a.start - b.start);
  return fields;
}

const textOf = (lines: readonly Line[]): string => lines.map(({ text }) => text).join(' ');

const middle = (box: Box): number => box.top + box.height / 2;

/** Lines set below one another in one type are read together: June above 2013. */
function groupLines(lines: readonly PlacedLine[]): PlacedLine[][] {
  const groups: PlacedLine[][] = [];
  for (const line of lines) {
    const group = groups.find((one) => {
      const above = one.at(-1);
      // A flow reads forward in the text, whatever order the file has it in.
      return above !== undefined && above.start < line.start && goesOn(above.block.box, line.block.box);
    });
    if (group) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

function goesOn(above: Box, box: Box): boolean {
  const overlap = Math.min(above.left + above.width, box.left + box.width) - Math.max(above.left, box.left);
  const gap = box.top - above.top - above.height;
  return (
    overlap > Math.min(above.width, box.width) * 0.5 &&
    box.top > above.top &&
    gap < Math.min(above.height, box.height) * 0.9 &&
    Math.abs(above.height - box.height) < Math.max(above.height, box.height) * 0.35
  );
}

function mastheadParts(
  candidate: NameplateCandidate,
  around: readonly PlacedLine[],
  manuscript: Manuscript,
  reader: FurnitureReader,
  isHan: boolean,
): MastheadPart[] {
  const glue = isHan ? '' : ' ';
  const title = flowOf(candidate.lines, manuscript, glue);
  const groups = groupLines(around).map((group) => flowOf(group, manuscript, glue));
  const fields = fieldsOf(
    groups.map(({ text }) => text),
    reader,
  );
  // What recognition made of a damaged title stands where the title does, and names nothing.
  const named: MastheadPart = isNoise(title.text)
    ? { ...title, field: 'other', value: title.text }
    : { ...title, field: 'title', value: titleOf(title.text, isHan) };
  return [named, ...groups.flatMap((flow, index) => reader.parts(flow, fields[index]))];
}

function flowOf(lines: readonly Line[], { slice }: Manuscript, glue: FlowPiece['glue']): Flow {
  return makeFlow(
    lines.map(({ start, end }, index) => ({ start, end, glue: index === 0 ? '' : glue })),
    slice,
  );
}

/** Short lines at the edges of later pages that hold the title and little else. */
function runningHeads(lines: readonly Line[], { text, page }: NameplateCandidate, isHan: boolean): Line[] {
  const key = bareLetters(titleOf(text, isHan));
  if (key.length < (isHan ? 3 : 6)) return [];
  return lines.filter(({ block, text: printed }) => {
    const { box } = block;
    if (!box || block.page === page || printed.length > text.length + runningHeadExtra) return false;
    const isAtEdge = middle(box) < 0.1 || middle(box) > 0.9;
    return isAtEdge && (bareLetters(printed).includes(key) || isPartOfTitle(printed, key));
  });
}

/** `2 Digital Preservation Newsletter`: the page's number with the end of a long title. */
function isPartOfTitle(printed: string, key: string): boolean {
  const words = bareLetters(printed.replace(/\d+/gu, ''));
  return /\d/u.test(printed) && words.length >= 10 && key.includes(words);
}

import { hashOf, linesWithEnds } from './fenceLines.ts';
import { type Marker, markerPattern, printFenceLine, printMarker, readMarker } from './marker.ts';
import type { FencedBlock, ParsedBlock, Part } from './parts.ts';

/**
 * Where fences stand at the end of a file, a record there says what each block was written as: how many
 * lines, and hashes of the whole, of its first and of its last line.
 *
 *     [//]: # (broadsheet at 9:5d41402a:1b7e0c33 note:4f90d13a42 2020-12-14-0a1b2c3d4e 5d41402a)
 *
 * A block is where lines of the file have that hash. One that a person has changed stands between its first
 * and last line where each is there once; of any other it is only known that it is theirs now.
 */
export interface RecordLine {
  readonly marker: Marker;
  readonly count: number;
  readonly first: string;
  readonly last: string;
  /** The line itself. */
  readonly text: string;
}

const recordText = new RegExp(`^at (\\d+):([0-9a-f]{8}):([0-9a-f]{8}) ${markerPattern}$`, 'u');

/** Reads what a line of ours says; null where it is no record of a block. */
export function readRecord(line: string, text: string): RecordLine | null {
  const found = recordText.exec(text);
  if (!found) return null;
  const [, count = '', first = '', last = ''] = found;
  return { marker: readMarker(found.slice(4)), count: Number(count), first, last, text: line };
}

/** The record of a block that has some content now; its own hash tells whether that is what was written. */
export function recordOf(marker: Marker, content: string): string {
  const lines = content.split('\n');
  const ends = [lines[0], lines.at(-1)].map((line) => hashOf(line ?? '')).join(':');
  return printFenceLine('beside', `at ${lines.length}:${ends} ${printMarker(marker)}`);
}

/** A block as it stands in the text, and its record. */
export function recorded(
  { key, document, content, note = null }: FencedBlock,
  struck = false,
): { readonly text: string; readonly record: string } {
  const marker = { key, document, hash: hashOf(content), note, struck };
  return { text: `${content}\n\n`, record: recordOf(marker, content) };
}

interface Line {
  readonly text: string;
  readonly hash: string;
  /** The part of the file that it is in. */
  readonly part: number;
}

/** Lines from one up to another. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly intact: boolean;
}

/** Finds the blocks that records are about in what stands in no fence, and parts it there. */
export function placeRecorded(parts: readonly Part[], records: readonly RecordLine[]): Part[] {
  const lines = parts.flatMap((part, index) =>
    part.kind === 'outside'
      ? linesWithEnds(part.text).map((text) => ({ text, hash: hashOf(bare(text)), part: index }))
      : [],
  );
  const places = stretchesOf(lines, records);
  const blocks = records.map((record, index) => blockOf(record, places[index] ?? null, lines));
  const placed = parts.flatMap((part, index): Part[] =>
    part.kind === 'outside' ? cut(lines, index, places, blocks) : [part],
  );
  return withLost(placed, blocks);
}

const bare = (line: string) => line.replace(/\r?\n$/u, '');
const isBlank = (line: Line | undefined) => line !== undefined && bare(line.text) === '';

/** Where each record's block stands; null where it is not found. */
function stretchesOf(lines: readonly Line[], records: readonly RecordLine[]): readonly (Stretch | null)[] {
  const places: (Stretch | null)[] = records.map(() => null);
  const free = lines.map(() => true);
  const starts = Map.groupBy(lines.keys(), (index) => lines[index]?.hash ?? '');
  const place = (index: number, stretch: Stretch) => {
    places[index] = stretch;
    free.fill(false, stretch.start, stretch.end);
  };
  const isOnePart = (start: number, end: number) =>
    end <= lines.length &&
    lines[start]?.part === lines[end - 1]?.part &&
    free.slice(start, end).every((isFree) => isFree);
  const matches = ({ count, marker }: RecordLine, start: number) =>
    start >= 0 &&
    isOnePart(start, start + count) &&
    hashOf(textOf(lines, start, start + count)) === marker.hash;
  /** Between the nearest blocks before and behind it that are found. */
  const bounds = (index: number) => {
    let [before, behind] = [index - 1, index + 1];
    while (before >= 0 && !places[before]) before--;
    while (behind < places.length && !places[behind]) behind++;
    return { low: places[before]?.end ?? 0, high: places[behind]?.start ?? lines.length };
  };
  const placeIntact = (index: number, record: RecordLine) => {
    const candidates = (starts.get(record.first) ?? []).filter((start) => matches(record, start));
    const { low, high } = bounds(index);
    const inOrder = candidates.find((start) => start >= low && start + record.count <= high);
    const start = inOrder ?? (candidates.length === 1 ? candidates[0] : undefined);
    if (start !== undefined) place(index, { start, end: start + record.count, intact: true });
  };
  const placeChanged = (index: number, record: RecordLine) => {
    const { low, high } = bounds(index);
    const begins = (starts.get(record.first) ?? []).filter((at) => at >= low && at < high && free[at]);
    const [start] = begins;
    if (start === undefined || begins.length > 1 || record.last === hashOf('')) return;
    const others = new Set(
      records.filter((_one, at) => at !== index && !places[at]).map(({ first }) => first),
    );
    const ends: number[] = [];
    for (let at = start + 1; at < high && isOnePart(start, at + 1); at++) {
      if (others.has(lines[at]?.hash ?? '')) break;
      if (lines[at]?.hash === record.last) ends.push(at + 1);
    }
    const [end] = ends;
    if (end !== undefined && ends.length === 1) place(index, { start, end, intact: false });
  };

  // As they were written: one behind the other, a blank line behind each.
  let next = lines.length;
  for (const [index, record] of [...records.entries()].reverse()) {
    const start = next - 1 - record.count;
    if (!isBlank(lines[next - 1]) || !matches(record, start)) break;
    place(index, { start, end: start + record.count, intact: true });
    next = start;
  }
  // A line alone may be part of a longer block, so the longer ones come first.
  const missing = () => [...records.entries()].filter(([index]) => !places[index]);
  const longest = missing().toSorted(([, a], [, b]) => b.count - a.count);
  for (const [index, record] of longest) if (record.count > 1) placeIntact(index, record);
  for (const [index, record] of missing()) if (record.count > 1) placeChanged(index, record);
  for (const [index, record] of missing()) if (record.count === 1) placeIntact(index, record);
  return places;
}

const textOf = (lines: readonly Line[], start: number, end: number): string =>
  lines
    .slice(start, end)
    .map(({ text }) => bare(text))
    .join('\n');

function blockOf({ marker, text }: RecordLine, place: Stretch | null, lines: readonly Line[]): ParsedBlock {
  const block = { kind: 'block' as const, form: 'end' as const, ...marker, record: text };
  if (!place) return { ...block, intact: false, content: '', note: null, text: '' };
  const { start, end, intact } = place;
  const behind = lines[end];
  // The blank line behind it is its own as long as nobody writes there.
  const own = isBlank(behind) && behind?.part === lines[start]?.part ? end + 1 : end;
  const whole = lines.slice(start, own).map((line) => line.text);
  return { ...block, intact, content: textOf(lines, start, end), text: whole.join('') };
}

/** A part in no fence, cut at its blocks. */
function cut(
  lines: readonly Line[],
  part: number,
  places: readonly (Stretch | null)[],
  blocks: readonly ParsedBlock[],
): Part[] {
  const byStart = new Map(places.flatMap((place, index) => (place ? [[place.start, index] as const] : [])));
  const cutParts: Part[] = [];
  let outside = '';
  const first = lines.findIndex((line) => line.part === part);
  for (let at = first; lines[at]?.part === part; ) {
    const block = blocks[byStart.get(at) ?? -1];
    if (!block) {
      outside += lines[at]?.text ?? '';
      at++;
      continue;
    }
    if (outside !== '') cutParts.push({ kind: 'outside', text: outside });
    outside = '';
    cutParts.push(block);
    at += linesWithEnds(block.text).length;
  }
  if (outside !== '') cutParts.push({ kind: 'outside', text: outside });
  return cutParts;
}

/** Blocks that are not found, each behind the one before it, so that what is new finds its order. */
function withLost(parts: readonly Part[], blocks: readonly ParsedBlock[]): Part[] {
  const all = [...parts];
  for (const [index, block] of blocks.entries()) {
    if (block.text !== '') continue;
    const before = blocks[index - 1];
    const place = before ? all.indexOf(before) + 1 : all.findIndex(({ kind }) => kind === 'records');
    all.splice(place, 0, block);
  }
  return all;
}

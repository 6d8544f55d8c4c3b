import type { DropReason, MastheadField, MastheadPart } from '#shared/model/issue.ts';
import type { Flow, Span } from '#shared/model/span.ts';
import { bareLetters } from '#shared/text/characters.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { makeFlow } from '#shared/text/flow.ts';
import { findMonth } from '../../dates/partialDates.ts';
import type { ReadResult } from '../../readers/reader.ts';
import type { Line, Manuscript } from '../lines/lines.ts';
import { sliceFlow } from '../lines/passages.ts';
import { readFields } from './hanFields.ts';
import { hasHanTitleForm } from './hanTitle.ts';
import { readLatinFields } from './latinFields.ts';
import { imprintParts, readLatinImprint } from './latinImprint.ts';
import { titleValue } from './latinTitle.ts';
import { isNoise } from './names/noise.ts';

export interface MarkedFurniture {
  readonly mastheadParts: readonly MastheadPart[];
  readonly imprintParts: readonly MastheadPart[];
  readonly dropped: readonly (Span & { readonly reason: DropReason })[];
}

/** Longest line that can be a paper's title, in characters. */
const longestTitle = 60;

/**
 * Reads the parts of masthead and imprint from the lines that a format has marked as such. Lines in which no
 * field is found are kept as they are; the largest line of the masthead (the first of several) is the title
 * where nothing else names it.
 */
export function readMarkedFurniture(
  manuscript: Manuscript,
  masthead: readonly Line[],
  imprint: readonly Line[],
  fields: ReadResult['fields'],
  isHan: boolean,
): MarkedFurniture {
  const reader = new FurnitureReader(manuscript, isHan);
  const plainLines = masthead.filter((line) => reader.fieldsOf(line.text).length === 0);
  const stated = bareLetters(fields.title ?? '');
  const title =
    fields.title === undefined
      ? largest(plainLines)
      : (plainLines.find(({ text }) => bareLetters(text) === stated) ?? null);
  const named = title ?? fields.title ?? null;
  return {
    mastheadParts: runsOf(masthead, title, isHan).flatMap((run) => {
      const flow = flowOf(run, manuscript.slice);
      const [line] = run;
      return line !== undefined && line === title
        ? [{ ...flow, field: 'title' as const, value: fields.title ?? titleOf(line.text, isHan) }]
        : reader.parts(flow, isHan && named === null ? titledFields(flow.text, reader) : undefined);
    }),
    imprintParts: imprint.flatMap((line) => reader.imprint(flowOf([line], manuscript.slice))),
    dropped: reader.dropped,
  };
}

/** The fields of a Chinese line, with what between them is worded as the title of a paper. */
function titledFields(text: string, reader: FurnitureReader): readonly MarkedField[] {
  const fields = reader.fieldsOf(text);
  const blank = (length: number) => ' '.repeat(length);
  let rest = text.replace(pageNumber, ({ length }) => blank(length));
  for (const { start, end } of fields) rest = rest.slice(0, start) + blank(end - start) + rest.slice(end);
  for (const { index, 0: run } of rest.matchAll(/\p{Script=Han}{2,10}/gu)) {
    if (!hasHanTitleForm(run)) continue;
    const title: MarkedField = { field: 'title', start: index, end: index + run.length, value: run };
    return [...fields, title].sort((a, b) => a.start - b.start);
  }
  return fields;
}

/** A page's number, also as it is read from the wrong side. */
const pageNumber = /第[一二三四五六七八九十\d]{1,3}[版頁页]|[版頁页][一二三四五六七八九十\d]{1,3}第/gu;

/** A recognised piece of a masthead. Offsets are UTF-16 in its text. */
export interface MarkedField {
  readonly field: MastheadField | 'pageMark';
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** Takes stretches of mastheads and imprints apart into their fields; keeps what stands between them. */
export class FurnitureReader {
  readonly dropped: (Span & { readonly reason: DropReason })[] = [];
  private readonly manuscript: Manuscript;
  private readonly isHan: boolean;

  constructor(manuscript: Manuscript, isHan: boolean) {
    this.manuscript = manuscript;
    this.isHan = isHan;
  }

  /** In their order; a month without a day counts as a date that is kept as printed. */
  fieldsOf(text: string): readonly MarkedField[] {
    const tokens: readonly MarkedField[] =
      (this.isHan ? readFields(text) : readLatinFields(text))?.tokens ?? [];
    if (tokens.some(({ field }) => field === 'date')) return tokens;
    const month = findMonth(text);
    if (!month || tokens.some(({ start, end }) => start < month.end && end > month.start)) return tokens;
    const date: MarkedField = { field: 'date', start: month.start, end: month.end, value: month.text };
    return [...tokens, date].sort((a, b) => a.start - b.start);
  }

  parts(flow: Flow, fields = this.fieldsOf(flow.text)): MastheadPart[] {
    const parts: MastheadPart[] = [];
    const add = (from: number, to: number, field: MarkedField['field'] | null, value: string) => {
      const part = this.cut(flow, from, to);
      if (!part) return;
      if (field === 'pageMark') this.drop(part, 'pageMark');
      else if (field !== null) parts.push({ ...part, field, value });
      else if (/[\p{L}\p{N}]/u.test(part.text)) parts.push({ ...part, field: 'other', value: part.text });
      else this.drop(part, 'ornament');
    };
    let at = 0;
    for (const { field, start, end, value } of fields) {
      add(at, start, null, '');
      add(start, end, field, value);
      at = end;
    }
    add(at, flow.text.length, null, '');
    return parts;
  }

  imprint(flow: Flow): MastheadPart[] {
    const found = this.isHan ? null : readLatinImprint(flow.text);
    return found ? imprintParts(flow, found, this.manuscript.slice) : this.parts(flow);
  }

  /** The part of a flow between two offsets of its text (UTF-16); null when it is blank. */
  private cut(flow: Flow, from: number, to: number): Flow | null {
    const units = flow.text.slice(from, to);
    if (units.trim() === '') return null;
    const start = codePointLength(flow.text.slice(0, from));
    return sliceFlow(flow, start, start + codePointLength(units), this.manuscript.slice);
  }

  private drop(part: Flow, reason: DropReason): void {
    for (const { start, end } of part.pieces) this.dropped.push({ start, end, reason });
  }
}

const flowOf = (lines: readonly Line[], slice: Manuscript['slice']): Flow =>
  makeFlow(
    lines.map(({ start, end }) => ({ start, end, glue: '' })),
    slice,
  );

/** Lines by themselves; of Chinese, those that a format says go on in the next are read as one, but for the title. */
function runsOf(lines: readonly Line[], title: Line | null, isHan: boolean): readonly (readonly Line[])[] {
  const runs: Line[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    const goesOn = isHan && line.block.continues === '' && line !== title && run?.[0] !== title;
    if (run && goesOn) run.push(line);
    else runs.push([line]);
  }
  return runs;
}

/** A title as people write it. */
export const titleOf = (text: string, isHan: boolean): string =>
  isHan ? text.replace(/\s/gu, '') : titleValue(text);

function largest(lines: readonly Line[]): Line | null {
  const candidates = lines.filter(({ text, length }) => length <= longestTitle && !isNoise(text));
  return candidates.reduce<Line | null>(
    (best, line) => (best && (best.block.fontSize ?? 1) >= (line.block.fontSize ?? 1) ? best : line),
    null,
  );
}

import type { DropReason, MastheadField, MastheadPart } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { makeFlow } from '#shared/text/flow.ts';
import type { ReadResult } from '../readers/reader.ts';
import { readFields } from './hanFields.ts';
import { readLatinFields } from './latinFields.ts';
import { imprintParts, readLatinImprint } from './latinImprint.ts';
import { titleValue } from './latinTitle.ts';
import type { Line, Manuscript } from './lines.ts';

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
  const plainLines = masthead.filter((line) => reader.fieldsOf(line) === null);
  const stated = bareLetters(fields.title ?? '');
  const title =
    fields.title === undefined
      ? largest(plainLines)
      : (plainLines.find(({ text }) => bareLetters(text) === stated) ?? null);
  return {
    mastheadParts: masthead.flatMap((line) =>
      line === title
        ? [reader.part(line, 0, line.text.length, 'title', fields.title ?? titleOf(line.text, isHan))]
        : reader.parts(line),
    ),
    imprintParts: imprint.flatMap((line) => reader.imprint(line)),
    dropped: reader.dropped,
  };
}

interface Field {
  readonly field: MastheadField | 'pageMark';
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

class FurnitureReader {
  readonly dropped: (Span & { readonly reason: DropReason })[] = [];
  private readonly manuscript: Manuscript;
  private readonly isHan: boolean;

  constructor(manuscript: Manuscript, isHan: boolean) {
    this.manuscript = manuscript;
    this.isHan = isHan;
  }

  fieldsOf(line: Line): readonly Field[] | null {
    return (this.isHan ? readFields(line.text) : readLatinFields(line.text))?.tokens ?? null;
  }

  parts(line: Line): MastheadPart[] {
    const parts: MastheadPart[] = [];
    const between = (from: number, to: number) => {
      const gap = line.text.slice(from, to);
      const text = gap.trim();
      if (text === '') return;
      const start = from + gap.indexOf(text);
      const end = start + text.length;
      if (/[\p{L}\p{N}]/u.test(text)) parts.push(this.part(line, start, end, 'other', text));
      else this.dropped.push({ ...this.span(line, start, end), reason: 'ornament' });
    };
    let at = 0;
    for (const { field, start, end, value } of this.fieldsOf(line) ?? []) {
      between(at, start);
      if (field === 'pageMark') this.dropped.push({ ...this.span(line, start, end), reason: 'pageMark' });
      else parts.push(this.part(line, start, end, field, value));
      at = end;
    }
    between(at, line.text.length);
    return parts;
  }

  imprint(line: Line): MastheadPart[] {
    const found = this.isHan ? null : readLatinImprint(line.text);
    if (!found) return this.parts(line);
    const flow = makeFlow([{ start: line.start, end: line.end, glue: '' }], this.manuscript.slice);
    return imprintParts(flow, found, this.manuscript.slice);
  }

  part(line: Line, start: number, end: number, field: MastheadField, value: string): MastheadPart {
    const flow = makeFlow([{ ...this.span(line, start, end), glue: '' }], this.manuscript.slice);
    return { ...flow, field, value };
  }

  private span(line: Line, start: number, end: number): Span {
    return {
      start: line.start + codePointLength(line.text.slice(0, start)),
      end: line.start + codePointLength(line.text.slice(0, end)),
    };
  }
}

const titleOf = (text: string, isHan: boolean): string =>
  isHan ? text.replace(/\s/gu, '') : titleValue(text);

const bareLetters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function largest(lines: readonly Line[]): Line | null {
  const candidates = lines.filter(({ text, length }) => length <= longestTitle && /\p{L}{2}/u.test(text));
  return candidates.reduce<Line | null>(
    (best, line) => (best && (best.block.fontSize ?? 1) >= (line.block.fontSize ?? 1) ? best : line),
    null,
  );
}

import type { DropReason, MastheadField, MastheadPart } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { makeFlow } from '#shared/text/flow.ts';
import type { Layout } from '../lines/layout.ts';
import type { Line, Manuscript } from '../lines/lines.ts';
import { type BodyLine, closeLetterSpacing, type PageMark } from '../lines/passages.ts';
import type { FieldLine } from '../masthead/hanFields.ts';
import { markFurniture } from './hanFurnitureLines.ts';
import type { MarkedLine, PrintedTitle } from './hanFurnitureTitle.ts';
import type { PaperLines } from './hanPaperLines.ts';

/** What stands around the articles: masthead, imprint, page marks, running heads, rules. */
export interface HanFurniture {
  readonly mastheadParts: readonly MastheadPart[];
  readonly imprintParts: readonly MastheadPart[];
  readonly pageMarks: readonly PageMark[];
  /** Lines under the heads name the pages that their articles stood on. */
  readonly namesPages: boolean;
  readonly dropped: readonly (Span & { readonly reason: DropReason })[];
  /** All other lines, with what stands before each. */
  readonly body: readonly BodyLine[];
}

const imprintFields: ReadonlySet<string> = new Set([
  'sponsor',
  'publisher',
  'editor',
  'hotline',
  'registration',
]);

/** Separates the lines of the articles from everything printed around them. */
export function separateFurniture(manuscript: Manuscript, layout: Layout): HanFurniture {
  const { drafts, title, paper } = markFurniture(manuscript.lines, layout);
  return collect(manuscript, drafts, title, paper);
}

function collect(
  manuscript: Manuscript,
  drafts: readonly MarkedLine[],
  title: PrintedTitle | null,
  paper: PaperLines,
): HanFurniture {
  const mastheadParts: MastheadPart[] = [];
  const imprintParts: MastheadPart[] = [];
  const pageMarks: PageMark[] = [];
  const dropped: (Span & { reason: DropReason })[] = [];
  const body: BodyLine[] = [];
  const seen = new Set<string>();
  const begun = pagesBegun(manuscript.lines, paper);
  const paged = begun.size > 0 ? { first: null, byFormFeed: false, atFoot: false } : pageMarksOf(drafts);
  let page: PageMark | null = paged.first;
  if (page) pageMarks.push(page);
  let boundary: BodyLine['boundary'] = 'start';

  const span = (line: Line, start: number, end: number): Span => ({
    start: line.start + codePointLength(line.text.slice(0, start)),
    end: line.start + codePointLength(line.text.slice(0, end)),
  });
  const part = (
    line: Line,
    start: number,
    end: number,
    field: MastheadField,
    value: string,
  ): MastheadPart => {
    const flow = makeFlow([{ ...span(line, start, end), glue: '' }], manuscript.slice);
    return { ...closeLetterSpacing(flow, manuscript.slice), field, value };
  };
  /** A piece that the masthead already has, printed again on a later page, is a running head. */
  const repeated = (field: MastheadField, value: string): boolean => {
    const key = `${field === 'title' || value === title?.value ? 'title' : field}:${value}`;
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  };
  const addPart = (line: Line, start: number, end: number, field: MastheadField, value: string) => {
    if (imprintFields.has(field)) imprintParts.push(part(line, start, end, field, value));
    else if (repeated(field, value) && page !== null)
      dropped.push({ ...span(line, start, end), reason: 'runningHead' });
    else mastheadParts.push(part(line, start, end, field, value));
  };

  drafts.forEach((draft, index) => {
    const { line } = draft;
    if (line.formFeed && boundary !== 'start') {
      boundary = 'page';
      if (paged.byFormFeed) {
        page = { number: (page?.number ?? 0) + 1, name: null, start: line.start };
        pageMarks.push(page);
      }
    }
    const begins = begun.get(index);
    if (begins) {
      if (begins.number !== page?.number) {
        page = begins;
        pageMarks.push(page);
      }
      if (boundary !== 'start') boundary = 'page';
    }
    if (draft.role === 'body') {
      const near: BodyLine['boundary'] =
        boundary !== 'none' ? boundary : line.blankLines > 0 ? 'blank' : 'none';
      body.push({ line, boundary: near, page });
      boundary = 'none';
      return;
    }
    if (draft.role === 'ornament') {
      dropped.push({ start: line.start, end: line.end, reason: 'ornament' });
      if (boundary !== 'page' && boundary !== 'start') boundary = 'rule';
      return;
    }
    if (draft.role === 'contents') {
      dropped.push({ start: line.start, end: line.end, reason: 'frontMatter' });
      return;
    }
    const named = paper.at.get(index);
    if (named) {
      addPart(line, named.start, named.end, 'title', named.title);
      for (const { field, start, end, value } of named.tokens) {
        if (field === 'pageMark') dropped.push({ ...span(line, start, end), reason: 'pageMark' });
        else addPart(line, start, end, field, value);
      }
      for (const { start, end } of separators(line, [named, ...named.tokens]))
        dropped.push({ ...span(line, start, end), reason: 'runningHead' });
      return;
    }
    if (boundary === 'none' || boundary === 'blank') boundary = 'furniture';
    if (draft.role === 'title' || draft.role === 'plain') {
      const isTitle = title?.index === index;
      addPart(
        line,
        0,
        line.text.length,
        isTitle ? 'title' : 'other',
        isTitle ? title.value : line.text.replace(/\s/gu, '') === title?.value ? title.value : line.text,
      );
      return;
    }
    const { tokens, rest } = draft.fields ?? { tokens: [], rest: [] };
    const mark = tokens.find((token) => token.field === 'pageMark');
    if (mark) {
      const atFoot = paged.atFoot && mark.isBare === true;
      const number = Number(mark.value) + (atFoot ? 1 : 0);
      const isLast = atFoot && !drafts.slice(index + 1).some(({ role }) => role === 'body');
      if (!isLast) {
        page = { number, name: mark.name ?? pageNameIn(rest, title), start: atFoot ? line.end : line.start };
        pageMarks.push(page);
        boundary = 'page';
      }
    }
    for (const token of tokens) {
      if (token.field === 'pageMark')
        dropped.push({ ...span(line, token.start, token.end), reason: 'pageMark' });
      else addPart(line, token.start, token.end, token.field, token.value);
    }
    for (const left of rest) {
      const isTitle = title?.index === index && title.start === left.start;
      if (isTitle) addPart(line, left.start, left.end, 'title', title.value);
      else if (mark)
        dropped.push({
          ...span(line, left.start, left.end),
          reason: left.text.replace(/\s/gu, '') === title?.value ? 'runningHead' : 'pageMark',
        });
      else if (!/[\p{L}\p{N}]/u.test(left.text))
        dropped.push({ ...span(line, left.start, left.end), reason: 'ornament' });
      else if (left.text.replace(/\s/gu, '') === title?.value)
        addPart(line, left.start, left.end, 'title', title.value);
      else addPart(line, left.start, left.end, 'other', left.text);
    }
    // Bars and dots between the pieces are printed too.
    for (const gap of separators(line, [...tokens, ...rest]))
      dropped.push({ ...span(line, gap.start, gap.end), reason: 'ornament' });
  });
  return { mastheadParts, imprintParts, pageMarks, namesPages: begun.size > 0, dropped, body };
}

/** The pages that lines between head and text name, by the first line of the head. */
function pagesBegun(lines: readonly Line[], { begins }: PaperLines): ReadonlyMap<number, PageMark> {
  const pages = new Map<number, PageMark>();
  for (const [index, { page }] of begins) {
    const line = lines[index];
    if (page && line) pages.set(index, { ...page, start: line.start });
  }
  return pages;
}

function pageNameIn(rest: FieldLine['rest'], title: PrintedTitle | null): string | null {
  const name = rest
    .map((part) => part.text)
    .find((text) => text.replace(/\s/gu, '') !== title?.value && /^\p{Script=Han}{2,8}$/u.test(text));
  return name ?? null;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What is printed between the parts of a line. */
function* separators(line: Line, found: readonly Stretch[]): Generator<Stretch> {
  const parts = [...found].sort((a, b) => a.start - b.start);
  let at = 0;
  for (const piece of [...parts, { start: line.text.length, end: line.text.length }]) {
    const gap = line.text.slice(at, piece.start);
    const trimmed = gap.trim();
    if (trimmed !== '') {
      const start = at + gap.indexOf(trimmed);
      yield { start, end: start + trimmed.length };
    }
    at = Math.max(at, piece.end);
  }
}

/** So many lines of text before the first mark: it stands at the foot of its page. */
const linesOverFoot = 3;

/**
 * How the file tells its pages: by marks, or by form feeds where it has no mark. What stands before the mark
 * of page 2 is page 1, and so is what stands before a bare 1 at the foot.
 */
function pageMarksOf(drafts: readonly MarkedLine[]): {
  readonly first: PageMark | null;
  readonly byFormFeed: boolean;
  readonly atFoot: boolean;
} {
  const page: PageMark = { number: 1, name: null, start: 0 };
  let lines = 0;
  for (const draft of drafts) {
    if (draft.role === 'body') lines++;
    const mark =
      draft.role === 'fields' ? draft.fields?.tokens.find((token) => token.field === 'pageMark') : undefined;
    if (!mark) continue;
    const atFoot = mark.isBare === true && mark.value === '1' && lines >= linesOverFoot;
    return { first: mark.value === '2' || atFoot ? page : null, byFormFeed: false, atFoot };
  }
  const byFormFeed = drafts.slice(1).some((draft) => draft.line.formFeed);
  return { first: byFormFeed ? page : null, byFormFeed, atFoot: false };
}

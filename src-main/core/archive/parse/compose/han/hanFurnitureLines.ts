import { isFull, type Layout } from '../lines/layout.ts';
import type { Line } from '../lines/lines.ts';
import { type FieldLine, readFields, type Token } from '../masthead/hanFields.ts';
import { findContents } from './hanContents.ts';
import {
  longestPlainPart,
  type MarkedLine,
  markPrintedTitle,
  type PrintedTitle,
} from './hanFurnitureTitle.ts';
import { findPaperLines, type PaperLines } from './hanPaperLines.ts';
import { looksLikeBody } from './heads/hanHeads.ts';

/** Tells the lines of the articles from everything printed around them, and finds the title. */
export function markFurniture(
  lines: readonly Line[],
  layout: Layout,
): {
  readonly drafts: readonly MarkedLine[];
  readonly title: PrintedTitle | null;
  readonly paper: PaperLines;
} {
  const paper = findPaperLines(lines);
  const contents = findContents(lines);
  const drafts = lines.map((line, index): MarkedLine => {
    const known = (role: MarkedLine['role']): MarkedLine => ({ line, fields: null, pure: false, role });
    if (paper.at.has(index)) return known('paper');
    if (contents && index >= contents.from && index < contents.to) return known('contents');
    if (isOrnament(line.text)) return known('ornament');
    // What stands over the name of the paper is a head, whatever it says: `本版责编：甲某`.
    const fields = paper.heads.has(index) ? null : readFields(line.text);
    return {
      line,
      fields,
      pure: fields?.rest.every((part) => !/[\p{L}\p{N}]/u.test(part.text)) ?? false,
      role: 'body',
    };
  });
  const headEnd = drafts.findIndex(
    (draft) => draft.role === 'body' && !draft.pure && looksLikeBody(draft.line.text),
  );
  const head = headEnd < 0 ? drafts.length : headEnd;
  markFieldLines(drafts, head, layout);
  const title = markPrintedTitle(drafts, head, paper);
  if (title) markRunningHeads(drafts, title.value);
  return { drafts, title, paper };
}

/** A printed rule or a row of ornaments. */
const isOrnament = (text: string): boolean =>
  !/[\p{L}\p{N}]/u.test(text) &&
  /^(.)\1*$|^[\s\p{P}\p{S}]{3,}$/u.test(text.replace(/\s/gu, '')) &&
  !/[。！？”」…）》』】]$/u.test(text);

/**
 * Field lines count where they stand together, at the head or the foot of the paper or beside a page mark;
 * a date or a telephone number alone among paragraphs is text.
 */
function markFieldLines(drafts: MarkedLine[], head: number, layout: Layout): void {
  let footStart = drafts.length;
  while (footStart > head && isFootLine(drafts[footStart - 1])) footStart--;
  drafts.forEach((draft, index) => {
    if (draft.role !== 'body' || !draft.fields) return;
    const before = drafts[index - 1];
    // A line that goes on with a full line is in the middle of a paragraph, whatever it looks like.
    if (
      before &&
      before.role === 'body' &&
      index > head &&
      isFull(before.line, draft.line, layout) &&
      !/[。！？”）)]$/u.test(before.line.text) &&
      before.line.length > 12 &&
      draft.line.indent === 0 &&
      draft.line.blankLines === 0
    )
      return;
    const mark = draft.fields.tokens.find((token) => token.field === 'pageMark');
    if (mark && isPageMarkLine(draft.fields, mark, draft.line)) draft.role = 'fields';
    else if (draft.pure && (index < head || index >= footStart) && countsAlone(draft.fields))
      draft.role = 'fields';
    else if (!draft.pure && index < head && mixedHeadLine(draft.fields, draft.line)) draft.role = 'fields';
    else if (draft.pure && draft.fields.tokens.some((token) => isStrong(token))) draft.role = 'fields';
  });
  spread(drafts, 1);
  spread(drafts, -1);
  absorbPlainParts(drafts, head);
}

const isFootLine = (draft: MarkedLine | undefined): boolean =>
  draft !== undefined &&
  (draft.role === 'ornament' || draft.pure || /^.{0,12}$/u.test(draft.line.text)) &&
  !looksLikeBody(draft.line.text);

/** Fields that only a masthead or imprint has. */
const isStrong = (token: Token): boolean =>
  token.labelled &&
  (token.field === 'lunarDate' ||
    token.field === 'pageCount' ||
    token.field === 'sponsor' ||
    token.field === 'publisher' ||
    token.field === 'registration' ||
    token.field === 'editor');

const countsAlone = (fields: FieldLine): boolean =>
  fields.tokens.some((token) => token.labelled || token.field === 'edition');

function isPageMarkLine(fields: FieldLine, mark: Token, line: Line): boolean {
  const rest = fields.rest.filter((part) => /[\p{L}\p{N}]/u.test(part.text));
  if (/[。！？；]/u.test(line.text)) return false;
  const plain = rest.reduce((sum, part) => sum + part.text.length, 0);
  return (
    plain === 0 || (plain <= 12 && rest.length <= 2 && (mark.start === 0 || mark.end === line.text.length))
  );
}

/** A masthead line of fields and the paper's title: 清江日报 2023年5月6日 星期六. */
function mixedHeadLine(fields: FieldLine, line: Line): boolean {
  if (/[。！？；，]/u.test(line.text)) return false;
  const labelled = fields.tokens.filter((token) => token.labelled || token.field === 'edition');
  const rest = fields.rest.reduce((sum, part) => sum + part.text.length, 0);
  return labelled.length > 0 && rest <= longestPlainPart && (labelled.length > 1 || rest <= 12);
}

/** Pure field lines beside a field line belong to it: the date under a page mark, the editor beside it. */
function spread(drafts: MarkedLine[], step: 1 | -1): void {
  for (let i = step > 0 ? 1 : drafts.length - 2; i >= 0 && i < drafts.length; i += step) {
    const draft = drafts[i];
    const neighbour = drafts[i - step];
    if (draft && neighbour && draft.role === 'body' && draft.pure && neighbour.role === 'fields')
      draft.role = 'fields';
  }
}

/** Short lines before the first field line of the file or between two of them are parts of the masthead. */
function absorbPlainParts(drafts: MarkedLine[], head: number): void {
  const isPlain = (draft: MarkedLine) =>
    draft.role === 'body' && draft.line.length <= longestPlainPart && !/[。！？；，]/u.test(draft.line.text);
  let previous = -1;
  drafts.forEach((draft, index) => {
    if (draft.role !== 'fields' || draft.fields?.tokens.some((token) => token.field === 'pageMark')) return;
    const between = drafts.slice(previous + 1, index);
    const fromStart = previous < 0;
    if (
      between.length > 0 &&
      between.length <= (fromStart ? 4 : 5) &&
      between.every(isPlain) &&
      (!fromStart || index < head)
    ) {
      for (const part of between) part.role = 'plain';
    }
    previous = index;
  });
}

/** Lines of the title with fields beside it, on any page. */
function markRunningHeads(drafts: MarkedLine[], title: string): void {
  for (const draft of drafts) {
    if (draft.role !== 'body' || !draft.fields) continue;
    const printed = draft.fields.rest.filter((part) => /[\p{L}\p{N}]/u.test(part.text));
    if (printed.length > 0 && printed.every((part) => part.text.replace(/\s/gu, '') === title))
      draft.role = 'fields';
  }
  spread(drafts, 1);
  spread(drafts, -1);
}

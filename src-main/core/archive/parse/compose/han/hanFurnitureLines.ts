import { isFull, type Layout } from '../lines/layout.ts';
import type { Line } from '../lines/lines.ts';
import { type FieldLine, readFields, type Token } from '../masthead/hanFields.ts';
import { chooseTitle } from '../masthead/hanTitle.ts';
import { looksLikeBody } from './heads/hanHeads.ts';

/** A line of a masthead that no pattern knows is at most so long. */
const longestPlainPart = 20;

/** A line with what it is around the articles; `body` lines belong to them. */
export interface MarkedLine {
  readonly line: Line;
  readonly fields: FieldLine | null;
  /** All of the line is fields. */
  readonly pure: boolean;
  role: 'body' | 'fields' | 'plain' | 'title' | 'ornament';
}

/** Tells the lines of the articles from everything printed around them, and finds the title. */
export function markFurniture(
  lines: readonly Line[],
  layout: Layout,
): { readonly drafts: readonly MarkedLine[]; readonly title: PrintedTitle | null } {
  const drafts = lines.map((line): MarkedLine => {
    if (isOrnament(line.text)) return { line, fields: null, pure: false, role: 'ornament' };
    const fields = readFields(line.text);
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
  const title = markTitle(drafts, head);
  if (title) markRunningHeads(drafts, title.value);
  return { drafts, title };
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

/** The title's line and text; it is looked for among the plain parts and beside the field lines. */
export interface PrintedTitle {
  readonly index: number;
  /** UTF-16 range in the line. */
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly reason: string;
}

function markTitle(drafts: MarkedLine[], head: number): PrintedTitle | null {
  const owners = drafts.flatMap((draft) =>
    draft.role === 'fields'
      ? (draft.fields?.tokens ?? [])
          .filter(
            (token) => token.field === 'sponsor' || token.field === 'publisher' || token.field === 'website',
          )
          .map((token) => token.value)
      : [],
  );
  const candidates = drafts.flatMap((draft, index): Omit<PrintedTitle, 'reason'>[] => {
    if (draft.role === 'fields' && draft.fields) {
      return draft.fields.rest.map((part) => ({ index, start: part.start, end: part.end, value: part.text }));
    }
    const beside = [drafts[index - 1], drafts[index + 1]].some(
      (near) => near?.role === 'fields' || near?.role === 'plain',
    );
    const alone =
      draft.role === 'body' &&
      draft.line.length <= longestPlainPart &&
      !/[。！？；，：]/u.test(draft.line.text);
    if (draft.role !== 'plain' && !(alone && (beside || index < head))) return [];
    return [{ index, start: 0, end: draft.line.text.length, value: draft.line.text }];
  });
  const chosen = chooseTitle(
    candidates.map((candidate) => ({
      text: candidate.value,
      inMasthead: drafts[candidate.index]?.role !== 'body',
      // The line right before running text is more likely its headline.
      beforeBody: looksLikeBody(drafts[candidate.index + 1]?.line.text ?? ''),
      order: candidate.index,
    })),
    owners,
    drafts.some((draft) => draft.role === 'fields'),
  );
  const candidate = chosen === null ? undefined : candidates[chosen.index];
  if (!chosen || !candidate) return null;
  const draft = drafts[candidate.index];
  if (draft && draft.role !== 'fields') draft.role = 'title';
  markSiblings(drafts, candidate.index, chosen.value, owners);
  return { ...candidate, value: chosen.value, reason: chosen.reason };
}

/** Lines beside the masthead that carry the title's words: the paper's accounts and apps, its title again. */
function markSiblings(
  drafts: MarkedLine[],
  titleIndex: number,
  title: string,
  owners: readonly string[],
): void {
  const isSibling = (draft: MarkedLine): boolean => {
    const text = draft.line.text.replace(/\s/gu, '');
    if (draft.role !== 'body' || text.length > 12 || /[。！？；，：]/u.test(text)) return false;
    if (text === title) return true;
    const medium = /(?:APP|App|发布|客户端|公众号|微信|微博|网|在线|融媒|手机报|电子版|视频号)$/u.test(text);
    return medium && sharesRun(text, title, owners);
  };
  const inside = (index: number) => {
    const role = drafts[index]?.role;
    return role === 'fields' || role === 'plain' || role === 'title' || role === 'ornament';
  };
  for (const step of [1, -1] as const) {
    for (let i = step > 0 ? 0 : drafts.length - 1; i >= 0 && i < drafts.length; i += step) {
      const draft = drafts[i];
      if (draft && Math.abs(i - titleIndex) < 60 && inside(i - step) && isSibling(draft))
        draft.role = 'plain';
    }
  }
  // The title alone anywhere, never as part of a text, is a running head.
  for (const draft of drafts) {
    if (draft.role === 'body' && draft.line.text.replace(/\s/gu, '') === title) draft.role = 'plain';
  }
}

/** Two Han characters in a row that the title or the paper's owners have as well. */
function sharesRun(text: string, title: string, owners: readonly string[]): boolean {
  for (let i = 0; i + 2 <= text.length; i++) {
    const run = text.slice(i, i + 2);
    if (
      /^\p{Script=Han}{2}$/u.test(run) &&
      (title.includes(run) || owners.some((owner) => owner.includes(run)))
    )
      return true;
  }
  return false;
}

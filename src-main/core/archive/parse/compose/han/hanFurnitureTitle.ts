import type { Line } from '../lines/lines.ts';
import type { FieldLine } from '../masthead/hanFields.ts';
import { chooseTitle } from '../masthead/hanTitle.ts';
import type { PaperLines } from './hanPaperLines.ts';
import { looksLikeBody } from './heads/hanHeads.ts';

/** A line of a masthead that no pattern knows is at most so long. */
export const longestPlainPart = 20;

/** A line with what it is around the articles; `body` lines belong to them. */
export interface MarkedLine {
  readonly line: Line;
  readonly fields: FieldLine | null;
  /** All of the line is fields. */
  readonly pure: boolean;
  role: 'body' | 'fields' | 'plain' | 'title' | 'ornament' | 'paper' | 'contents';
}

/** Who wrote for a paper is not the paper. */
const staff = /(?:记者|記者|通讯员|通訊員|评论员|評論員|撰稿人|编者|編者|编辑部|編輯部)$/u;

/** The title's line and text; it is looked for among the plain parts and beside the field lines. */
export interface PrintedTitle {
  readonly index: number;
  /** UTF-16 range in the line. */
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly reason: string;
}

/** The paper that lines between head and text name, or the title in the masthead. */
export function markPrintedTitle(drafts: MarkedLine[], head: number, paper: PaperLines): PrintedTitle | null {
  for (const [index, { title, start, end }] of paper.at) {
    markAlone(drafts, title);
    return { index, start, end, value: title, reason: 'paperLine' };
  }
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
      !/[。！？；，：]/u.test(draft.line.text) &&
      !staff.test(draft.line.text);
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
  markAlone(drafts, title);
}

/** The title alone anywhere, never as part of a text, is a running head. */
function markAlone(drafts: readonly MarkedLine[], title: string): void {
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

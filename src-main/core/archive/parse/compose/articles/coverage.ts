import type { Issue } from '#shared/model/issue.ts';
import type { FlowPiece, Span } from '#shared/model/span.ts';

/** What a stretch of canonical text is in the issue. */
export type SpanRole =
  | 'masthead'
  | 'imprint'
  | 'kicker'
  | 'headline'
  | 'deck'
  | 'byline'
  | 'paragraph'
  | 'continuation'
  | 'notice'
  | 'dropped';

export interface RoleSpan extends Span {
  readonly role: SpanRole;
}

/** Every stretch of text that the issue accounts for, in text order. */
export function spansOf(issue: Omit<Issue, 'id'>): RoleSpan[] {
  const spans: RoleSpan[] = [];
  const add = (pieces: readonly (FlowPiece | Span)[] | undefined, role: SpanRole) => {
    for (const { start, end } of pieces ?? []) spans.push({ start, end, role });
  };
  for (const part of issue.masthead.parts) add(part.pieces, 'masthead');
  for (const part of issue.imprint.parts) add(part.pieces, 'imprint');
  for (const article of issue.articles) {
    add(article.kicker?.pieces, 'kicker');
    add(article.headline?.pieces, 'headline');
    add(article.deck?.pieces, 'deck');
    add(article.bylineLine?.pieces, 'byline');
    for (const mark of article.continuationMarks) add(mark.pieces, 'continuation');
    for (const paragraph of article.paragraphs) add(paragraph.pieces, 'paragraph');
  }
  for (const notice of issue.notices) add(notice.pieces, 'notice');
  add(issue.dropped, 'dropped');
  return spans.sort((a, b) => a.start - b.start || a.end - b.end);
}

export interface Coverage {
  /** Stretches with a non-space character that no part of the issue holds. */
  readonly lost: readonly Span[];
  /** Stretches that two parts hold. */
  readonly doubled: readonly Span[];
}

/** What an issue lost of its text or shows twice. Both are empty for every composed issue. */
export function coverage(issue: Omit<Issue, 'id'>): Coverage {
  const characters = Array.from(issue.text);
  const lost: Span[] = [];
  const doubled: Span[] = [];
  let at = 0;
  const gap = (end: number) => {
    for (let i = at; i < end; i++) {
      if (!/\s/u.test(characters[i] ?? ' ')) {
        lost.push({ start: at, end });
        return;
      }
    }
  };
  for (const span of spansOf(issue)) {
    if (span.start > at) gap(span.start);
    if (span.start < at) doubled.push({ start: span.start, end: Math.min(span.end, at) });
    at = Math.max(at, span.end);
  }
  gap(characters.length);
  return { lost, doubled };
}

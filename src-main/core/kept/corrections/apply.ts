import { findPassage, prepareText, type SearchedText } from '#shared/anchoring/index.ts';
import type { AnnotationTarget } from '#shared/model/annotation.ts';
import type { CorrectedRole, Correction, PlacedCorrection } from '#shared/model/correction.ts';
import type { Article, Issue, NoticeKind } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { holdsOffset } from '#shared/text/flow.ts';
import {
  articleAt,
  articleToNotice,
  giveHeadline,
  mergeArticles,
  moveArticle,
  noticeToArticle,
  splitArticle,
} from './blocks.ts';
import { correctText } from './textCorrection.ts';

export interface CorrectedIssue {
  readonly issue: Issue;
  /** What became of each correction, in their order. */
  readonly placed: readonly PlacedCorrection[];
}

/**
 * Lays corrections over an issue, one after the other. The canonical text stays, and no position moves:
 * what changes is how its stretches are read and put together. A correction whose passage is not found
 * for certain, or which does not fit what is there, is passed over; it is never applied elsewhere.
 */
export function applyCorrections(issue: Issue, corrections: readonly Correction[]): CorrectedIssue {
  const made = corrections.filter(({ undone }) => !undone);
  if (made.length === 0) return { issue, placed: [] };
  const text = prepareText(issue.text);
  const placed: PlacedCorrection[] = [];
  let now = issue;
  for (const correction of made) {
    const place = placeOf(correction, text);
    const corrected = place && correct(now, correction, place, text);
    placed.push({ correction, place: corrected ? place : null });
    now = corrected ?? now;
  }
  return { issue: now, placed };
}

/** Words are only replaced where they stand letter for letter; a block is known by words that resemble. */
function placeOf({ target, change }: Correction, text: SearchedText): Span | null {
  const found = findPassage(target, text);
  if (!found || (change.kind === 'text' && found.method === 'fuzzy')) return null;
  return { start: found.start, end: found.end };
}

function correct(issue: Issue, { id, change }: Correction, place: Span, text: SearchedText): Issue | null {
  const { slice } = text.points;
  const article = articleAt(issue, place);
  switch (change.kind) {
    case 'text':
      return correctText(issue, place, change.replacement, slice);
    case 'headline':
      return article && giveHeadline(issue, article, change.text);
    case 'split':
      return splitArticle(issue, place, articleIdOf(id));
    case 'merge': {
      const into = articleOf(issue, change.into, text);
      return article && into && mergeArticles(issue, into, article);
    }
    case 'move': {
      const other = articleOf(issue, change.other, text);
      return article && other && moveArticle(issue, article, change.where, other);
    }
    case 'role':
      return setRole(issue, place, change.role, slice);
  }
}

/** The id of the article that a split makes. */
const articleIdOf = (correctionId: string): string => `c-${correctionId}`;

function articleOf(issue: Issue, target: AnnotationTarget, text: SearchedText): Article | null {
  const place = findPassage(target, text);
  return place && articleAt(issue, place);
}

const noticeKinds: Readonly<Record<Exclude<CorrectedRole, 'article'>, NoticeKind>> = {
  notice: 'announcement',
  advertisement: 'advertisement',
};

function setRole(
  issue: Issue,
  place: Span,
  role: CorrectedRole,
  slice: (start: number, end: number) => string,
): Issue | null {
  const notice = issue.notices.find((one) => holdsOffset(one, place.start));
  if (notice) {
    if (role === 'article') return noticeToArticle(issue, notice);
    const kind = noticeKinds[role];
    return { ...issue, notices: issue.notices.map((one) => (one === notice ? { ...one, kind } : one)) };
  }
  const article = articleAt(issue, place);
  return article && role !== 'article' ? articleToNotice(issue, article, noticeKinds[role], slice) : null;
}

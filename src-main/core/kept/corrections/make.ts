import type { WantedCorrection } from '#shared/contract/calls/corrections.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Correction, CorrectionChange } from '#shared/model/correction.ts';
import type { Article, Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { flowAround } from '#shared/text/flow.ts';
import { describeTarget } from '../annotations/targets.ts';
import { firstStretch, isPrinted } from './blocks.ts';
import { flowsOfIssue } from './flows.ts';
import { narrowCorrection } from './narrow.ts';

/** What a correction does and where; who makes it and when is the store's. */
type CorrectionDraft = Pick<Correction, 'target' | 'change'>;

/**
 * Describes what a person wants so that it can be found again: `shown` is the issue as they see it,
 * `printed` as its file says. Throws `cannotCorrect` with the reason.
 */
export function draftCorrection(shown: Issue, printed: Issue, wanted: WantedCorrection): CorrectionDraft {
  const at = (span: Span | null) => {
    if (span) return describeTarget(printed, span);
    throw cannotCorrect('Nothing of this article is printed, so that it cannot be found again.');
  };
  const about = (article: Article, change: CorrectionChange): CorrectionDraft => ({
    target: at(firstStretch(article)),
    change,
  });
  switch (wanted.kind) {
    case 'text':
      return draftText(shown, printed, wanted, wanted.replacement);
    case 'headline': {
      const article = articleOf(shown, wanted.articleId);
      const text = oneLine(wanted.text);
      const { headline } = article;
      if (headline?.pieces.some(isPrinted)) return draftText(shown, printed, headline, text);
      return about(article, { kind: 'headline', text });
    }
    case 'split': {
      const article = articleOf(shown, wanted.articleId);
      const paragraph = article.paragraphs.find(({ start }) => start === wanted.start);
      const first = paragraph?.pieces.find(isPrinted);
      if (!first || paragraph === article.paragraphs[0])
        throw cannotCorrect('An article is split at a paragraph that is not its first: choose another one.');
      return { target: at(first), change: { kind: 'split' } };
    }
    case 'merge': {
      const article = articleOf(shown, wanted.articleId);
      const above = neighbour(shown, article, -1);
      return about(article, { kind: 'merge', into: at(firstStretch(above)) });
    }
    case 'move': {
      const article = articleOf(shown, wanted.articleId);
      const isUp = wanted.direction === 'up';
      const other = neighbour(shown, article, isUp ? -1 : 1);
      return about(article, {
        kind: 'move',
        where: isUp ? 'before' : 'after',
        other: at(firstStretch(other)),
      });
    }
    case 'role': {
      const change: CorrectionChange = { kind: 'role', role: wanted.role };
      const notice = shown.notices.find(({ id }) => id === wanted.blockId);
      if (!notice) return about(articleOf(shown, wanted.blockId), change);
      return { target: at(notice.pieces.find(isPrinted) ?? null), change };
    }
  }
}

function draftText(shown: Issue, printed: Issue, span: Span, typed: string): CorrectionDraft {
  const flow = flowAround(flowsOfIssue(shown), span);
  if (!flow) {
    throw cannotCorrect(
      'The passage runs over several paragraphs, which are corrected one by one: select words of one paragraph.',
    );
  }
  const narrowed = narrowCorrection(flow, span, oneLine(typed));
  if (!narrowed) throw cannotCorrect('The words are as they were: type what is to be read instead.');
  const { start, end, replacement } = narrowed;
  return { target: describeTarget(printed, { start, end }), change: { kind: 'text', replacement } };
}

/** A paragraph is one line, whatever was typed or pasted. */
const oneLine = (typed: string): string => typed.trim().replaceAll(/\s*\n\s*/g, ' ');

function articleOf({ articles }: Issue, id: string): Article {
  const article = articles.find((one) => one.id === id);
  if (article) return article;
  throw cannotCorrect('This article is no longer in the issue: look at the issue again.');
}

function neighbour({ articles }: Issue, article: Article, by: 1 | -1): Article {
  const other = articles[articles.indexOf(article) + by];
  if (other) return other;
  throw cannotCorrect(`There is no article ${by < 0 ? 'above' : 'below'} this one.`);
}

export const cannotCorrect = (message: string): BroadsheetError =>
  new BroadsheetError('cannotCorrect', message);

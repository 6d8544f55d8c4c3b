import type { IssueReprints, ReprintState, ReprintTexts } from '#shared/model/finding/reprints.ts';
import { call } from '../call.ts';
import { articleId, issueId } from '../inputs.ts';

/** Passages that stand in other issues too. */
export const reprintCalls = {
  /** Where the texts of an issue stand elsewhere, the earliest printing first. Throws as `issue.get`. */
  'reprints.ofIssue': call({ issueId }).answers<IssueReprints>(),
  /** The same for one article or notice, with more of the places where it may stand. */
  'reprints.ofArticle': call({ issueId, articleId }).answers<IssueReprints>(),
  /** The passages that two articles or notices have in common, as both print them. */
  'reprints.texts': call({
    issueId,
    articleId,
    otherIssueId: issueId,
    otherArticleId: articleId,
  }).answers<ReprintTexts>(),
  /** How far the library was looked through; afterwards `reprints.changed` tells. */
  'reprints.state': call({}).answers<ReprintState>(),
  /** Stops looking through the library; what was looked through stays. */
  'reprints.stop': call({}).answers<ReprintState>(),
  /** Goes on where it was stopped. */
  'reprints.resume': call({}).answers<ReprintState>(),
};

import { z } from 'zod';
import {
  chainOrders,
  type IssueReprints,
  type ReprintChains,
  type ReprintState,
  type ReprintTexts,
} from '#shared/model/finding/reprints.ts';
import { ask, call } from '../../call.ts';
import { articleId, issueId } from '../../inputs.ts';
import { limits } from '../../limits.ts';

/** Passages that stand in other issues too. */
export const reprintCalls = {
  /** Where the texts of an issue stand elsewhere, the earliest printing first. Throws as `issue.get`. */
  'reprints.ofIssue': ask({ issueId }).answers<IssueReprints>(),
  /** The same for one article or notice, with more of the places where it may stand. */
  'reprints.ofArticle': ask({ issueId, articleId }).answers<IssueReprints>(),
  /** The passages that two articles or notices have in common, as both print them. */
  'reprints.texts': ask({
    issueId,
    articleId,
    otherIssueId: issueId,
    otherArticleId: articleId,
  }).answers<ReprintTexts>(),
  /** The ways of passages through the papers of the library, as far as they are known. */
  'reprints.chains': ask({
    text: z.string().max(limits.words),
    order: z.enum(chainOrders),
    limit: z.number().int().min(1).max(1000),
  }).answers<ReprintChains>(),
  /** How far the library was looked through; afterwards `reprints.changed` tells. */
  'reprints.state': ask({}).answers<ReprintState>(),
  /** Stops looking through the library; what was looked through stays. */
  'reprints.stop': call({}).answers<ReprintState>(),
  /** Goes on where it was stopped. */
  'reprints.resume': call({}).answers<ReprintState>(),
};

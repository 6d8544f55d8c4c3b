import type { IssuePages } from '#core/archive/facsimile/issuePages.ts';
import type { CallInput } from '#shared/contract/calls.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { AnnotationTarget } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import {
  describeArticle,
  describePage,
  describePublication,
  describeRegion,
  describeWholeIssue,
} from './describePlace.ts';
import { describeTarget, selectedSpan, whereItStands } from './targets.ts';

/** What a person marked: see `annotations.create`. */
export type MarkedPart = Pick<
  CallInput<'annotations.create'>,
  'start' | 'end' | 'exact' | 'region' | 'about'
>;

/**
 * Describes what a person marked so that it is found again. Throws `badArguments` for nothing and for a selection
 * without text, `quoteNotFound`, `pageNotFound` and `articleNotFound`.
 */
export async function describeMarked(
  issue: Issue,
  { start, end, exact, region, about }: MarkedPart,
  loadPages: () => Promise<IssuePages>,
): Promise<AnnotationTarget> {
  if (start !== undefined && end !== undefined) {
    const given = { start, end };
    const span = selectedSpan(issue, exact === undefined ? given : whereItStands(issue, given, exact));
    return describeTarget(issue, span);
  }
  if (region) {
    const { pages, words } = await loadPages();
    return describeRegion(issue, pages, region, await words(region.page));
  }
  if (about?.kind === 'page') {
    const { pages, words } = await loadPages();
    return describePage(issue, pages, about.page, await words(about.page));
  }
  if (about?.kind === 'article') return describeArticle(issue, about.articleId);
  if (about?.kind === 'issue') return describeWholeIssue();
  if (about?.kind === 'publication') return describePublication();
  throw new BroadsheetError(
    'badArguments',
    'Nothing can be marked there because nothing is chosen: select some words, a part of a page or a whole.',
  );
}

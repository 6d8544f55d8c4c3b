import { type ForeignAnnotation, placeBesidesWords } from '#core/kept/annotations/adopt.ts';
import type { AnnotationStore } from '#core/kept/annotations/store.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import { IssueMatcher, type MatchingLibrary } from './match.ts';
import { sourceOfMarks } from './waiting.ts';

/**
 * Looks for the issues that imported annotations wait for and attaches them where one has come under
 * another id. (Under the same id they are attached as soon as it is read.) Marks on issues that were
 * here once and are gone are left where they are: their files may come back.
 */
export async function attachWaiting(library: MatchingLibrary, annotations: AnnotationStore): Promise<void> {
  let matcher: IssueMatcher | null = null;
  for (const issueId of annotations.issueIds) {
    if (library.summary(issueId)) continue;
    const issue = await annotations.issueOf(issueId).catch(() => null);
    if (!issue?.waiting) continue;
    const marks = (await annotations.list(issueId)).map(({ annotation }) => toForeign(annotation));
    if (marks.length === 0) continue;
    matcher ??= new IssueMatcher(library);
    const found = await matcher.find(sourceOfMarks(issue), marks);
    if (found) await annotations.rehome(issueId, { issueId: found.issueId, issue: null, annotations: marks });
  }
}

/** What never had a place looks for one afresh. */
function toForeign({ target, issueId: _, ...content }: Annotation): ForeignAnnotation {
  const { quote, position, shown, headline } = target;
  const wasPlaced = position.end > position.start;
  return {
    ...content,
    quote,
    shown,
    position: wasPlaced ? position : null,
    headline: wasPlaced ? headline : (headline ?? undefined),
    ...placeBesidesWords(target),
  };
}

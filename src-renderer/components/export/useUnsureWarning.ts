import type { ExportScope } from '#shared/contract/calls/export.ts';
import { message } from '#shared/i18n/translate.ts';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { useApplication } from '../../state/application.ts';
import { isUnsure } from '../../state/issue/certainty.ts';

/** Warns after an export of the issue on screen that quotes words of which a machine was not sure. */
export function useUnsureWarning(): (scope: ExportScope) => Promise<void> {
  const { currentIssue, facsimile, toasts } = useApplication();
  return async (scope) => {
    const { issue, annotations } = currentIssue.store.getState();
    if (!issue) return;
    const passages = exportedPassages(scope, issue, annotations);
    if (await isUnsure(facsimile, issue, passages)) toasts.done(message('pictures.unsure'));
  };
}

/** The marked passages of an issue that an export quotes; none where it is about more than this issue. */
function exportedPassages(
  scope: ExportScope,
  issue: Issue,
  annotations: readonly AnchoredAnnotation[],
): readonly Span[] {
  if (!('issueId' in scope) || scope.issueId !== issue.id) return [];
  const article =
    scope.kind === 'article' ? issue.articles.find(({ id }) => id === scope.articleId) : undefined;
  const isWanted = (id: string, span: Span) => {
    if (scope.kind === 'annotations') return scope.annotationIds.includes(id);
    return !article || (span.start < article.end && span.end > article.start);
  };
  return annotations.flatMap(({ annotation, anchor }) =>
    anchor && isWanted(annotation.id, anchor) ? [anchor] : [],
  );
}

import type { KeptTarget } from '#shared/contract/calls/targets.ts';
import { programOf } from '#shared/model/exportOptions.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';

/** What a kept export is called: what of the library, and in which form. */
export function useTargetName(): (target: KeptTarget) => string {
  const { library } = useApplication();
  const { t, dates } = useTranslator();
  const issues = usePart(library.store, (state) => state.issues);
  const scopeName = ({ scope }: KeptTarget): string => {
    if (scope.kind === 'tag') return scope.tag;
    if (scope.kind === 'annotations') {
      return t('export.scope.annotations', { count: scope.annotationIds.length });
    }
    if (scope.kind === 'selection') {
      const count = scope.annotations.reduce((sum, { annotationIds }) => sum + annotationIds.length, 0);
      return t('export.scope.annotations', { count });
    }
    const issue = 'issueId' in scope ? issues.get(scope.issueId) : undefined;
    if (!issue || scope.kind === 'article') return t(`export.scope.${scope.kind}`);
    const day = issue.date === null ? null : dates.day(issue.date);
    return [issue.publication, day].filter(Boolean).join(t('mark.comma')) || t('export.scope.issue');
  };
  return (target) => {
    const { format, template } = target.options;
    const form =
      format === 'markdown'
        ? typeof template === 'string'
          ? t(`export.program.${programOf(template)}`)
          : t('export.template.own')
        : t(`export.format.${format}`);
    return t('targets.what', { scope: scopeName(target), format: form });
  };
}

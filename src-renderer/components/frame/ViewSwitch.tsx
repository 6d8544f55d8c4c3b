import { useApplication, useTranslator } from '../../state/application.ts';
import type { Route } from '../../state/route.ts';
import { Segmented } from '../base/Segmented.tsx';

/** Page, reading, vertical. */
export function ViewSwitch({ route }: { readonly route: Extract<Route, { name: 'issue' }> }) {
  const { router } = useApplication();
  const { t } = useTranslator();
  return (
    <Segmented
      label={t('view.name')}
      value={route.view}
      options={[
        { value: 'page', label: t('view.page') },
        { value: 'reading', label: t('view.reading') },
        { value: 'vertical', label: t('view.vertical') },
      ]}
      onChange={(view) => router.replace({ ...route, view, articleId: null })}
    />
  );
}

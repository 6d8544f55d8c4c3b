import { useTranslator } from '../../../state/application.ts';
import { Icon } from '../../base/Icon.tsx';
import { Menu } from '../../base/Menu.tsx';

const forms = ['terms', 'phrase', 'not', 'wildcard', 'fields', 'dates'] as const;

/** The query language in six lines. */
export function QueryHelp() {
  const { t } = useTranslator();
  return (
    <Menu
      label={t('search.help')}
      trigger={<Icon name="help" />}
      triggerProps={{ className: 'icon-button', 'aria-label': t('search.help'), title: t('search.help') }}
    >
      {() => (
        <dl className="query-help">
          {forms.map((form) => (
            <div key={form}>
              <dt>
                <code>{t(`search.form.${form}`)}</code>
              </dt>
              <dd>{t(`search.formMeans.${form}`)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Menu>
  );
}

import { useTranslator } from '../../state/application.ts';
import { fetchedPart } from '../base/fetchedPart.tsx';
import { Menu } from '../base/Menu.tsx';

const TypeChoices = fetchedPart(() => import('./TypeChoices.tsx').then((module) => module.TypeChoices));

/** How the type is set, in a menu. */
export function TypeMenu() {
  const { t } = useTranslator();
  return (
    <Menu
      label={t('type.name')}
      triggerProps={{
        className: 'icon-button type-trigger',
        'aria-label': t('type.name'),
        title: t('type.name'),
      }}
      trigger={
        <span aria-hidden="true">
          A<small>A</small>
        </span>
      }
    >
      {() => <TypeChoices />}
    </Menu>
  );
}

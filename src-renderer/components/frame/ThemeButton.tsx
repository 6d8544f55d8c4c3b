import type { Settings } from '#shared/model/settings.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { IconButton } from '../base/IconButton.tsx';

const next: Readonly<Record<Settings['theme'], Settings['theme']>> = {
  system: 'light',
  light: 'dark',
  dark: 'system',
};

/** Goes round system, light and dark; the name says what is on. */
export function ThemeButton() {
  const { settings } = useApplication();
  const { t } = useTranslator();
  const theme = usePart(settings.store, (state) => state.theme);
  return (
    <IconButton
      icon="contrast"
      label={t('theme.now', { theme: t(`theme.${theme}`) })}
      onClick={() => void settings.change({ theme: next[theme] })}
    />
  );
}

import { settingsWords } from '#shared/i18n/settingsWords.ts';
import { useTranslator } from '../../state/application.ts';

/** Says that preferences and caches are left aside, so that nobody looks for theirs. */
export function SafeModeLine() {
  const { language } = useTranslator();
  return <output className="connection">{settingsWords[language].safeMode}</output>;
}

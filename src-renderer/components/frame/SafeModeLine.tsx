import { dialogWords } from '#shared/i18n/dialogWords.ts';
import { useLateWords } from '../../state/useLateWords.ts';

/** Says that preferences and caches are left aside, so that nobody looks for theirs. */
export function SafeModeLine() {
  const { t } = useLateWords(dialogWords);
  return <output className="connection">{t('settings.safeMode')}</output>;
}

import { openingWords } from '#shared/i18n/openingWords.ts';
import { useLateWords } from '../../state/useLateWords.ts';

/** Where the shelf of an archive would be: nothing was fed to it yet. */
export function EmptyArchive({ server }: { readonly server: string }) {
  const { t } = useLateWords(openingWords);
  return (
    <div className="notice-page">
      <h2>{t('archive.emptyTitle')}</h2>
      <p>{t('archive.empty', { server })}</p>
    </div>
  );
}

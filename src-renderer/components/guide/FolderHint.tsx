import { openingWords } from '#shared/i18n/openingWords.ts';
import { useLateWords } from '../../state/useLateWords.ts';
import { GuideLink } from './GuideLink.tsx';

/** How a folder is opened where no dialog can choose one: in a browser it is named where Broadsheet is started. */
export function FolderHint() {
  const { t } = useLateWords(openingWords);
  return (
    <div className="folder-hint">
      <p>{t('welcome.commandLine')}</p>
      <pre className="command">
        <code>npm start -- {t('welcome.folderArgument')}</code>
      </pre>
      <p>
        {t('welcome.commandLineWhy')}{' '}
        <GuideLink page="browser" className="welcome-help">
          {t('guide.more')}
        </GuideLink>
      </p>
    </div>
  );
}

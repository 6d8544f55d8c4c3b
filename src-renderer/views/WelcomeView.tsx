import { openingWords } from '#shared/i18n/openingWords.ts';
import { DialogButton } from '../components/base/DialogButton.tsx';
import { Icon } from '../components/base/Icon.tsx';
import { FolderHint } from '../components/guide/FolderHint.tsx';
import { GuideLink } from '../components/guide/GuideLink.tsx';
import { useApplication, usePart } from '../state/application.ts';
import { useLateWords } from '../state/useLateWords.ts';

/** Before a library is open: choose a folder, or one of the recent ones. */
export function WelcomeView() {
  const { library, info } = useApplication();
  const translator = useLateWords(openingWords);
  const { t } = translator;
  const recent = usePart(library.store, (state) => state.recent);
  const failure = usePart(library.store, (state) => state.failure);
  return (
    <main id="content" className="desk welcome" tabIndex={-1} aria-labelledby="welcome-title">
      <div className="welcome-sheet">
        <h1 id="welcome-title">Broadsheet</h1>
        <p className="welcome-lead">{t('welcome.lead')}</p>
        {failure !== null && (
          <p className="failure" role="alert">
            {translator.failure(failure)}
          </p>
        )}
        {info.canChooseFolder ? (
          <button type="button" className="button primary" onClick={() => void library.choose()}>
            <Icon name="folder" /> {t('welcome.choose')}
          </button>
        ) : (
          <FolderHint />
        )}
        <p>
          <DialogButton className="plain-button" dialog={{ kind: 'openArchive' }}>
            {t('archive.open')}
          </DialogButton>
        </p>
        {recent.length > 0 && (
          <section aria-labelledby="recent-title">
            <h2 id="recent-title" className="panel-title">
              {t('welcome.recent')}
            </h2>
            <ul className="recent">
              {recent.map((one) => (
                <li key={one.path}>
                  <button type="button" className="panel-item" onClick={() => void library.open(one.path)}>
                    <strong className="serif">{one.name}</strong>
                    <span>{one.server ?? one.path}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p className="soft">{t('welcome.promise')}</p>
        <p>
          <GuideLink page="first-ten-minutes" className="welcome-help">
            {t('guide.welcome')}
          </GuideLink>
        </p>
      </div>
    </main>
  );
}

import { useEffect, useState } from 'react';
import type { DictionaryFolder } from '#shared/model/finding/dictionary.ts';
import { useApplication, useTranslator } from '../../state/application.ts';

/** Which dictionaries a person has put in, where they are put, and which of them cannot be read. */
export function DictionarySettings() {
  const { peer, toasts } = useApplication();
  const { t } = useTranslator();
  const [folder, setFolder] = useState<DictionaryFolder | null>(null);
  useEffect(() => {
    const load = () => void peer.call('dictionaries.list', {}).then(setFolder, toasts.failed);
    load();
    // Who comes back from the folder wants to see what is in it now.
    window.addEventListener('focus', load);
    return () => window.removeEventListener('focus', load);
  }, [peer, toasts]);
  return (
    <section className="settings-library">
      <h3>{t('dictionary.title')}</h3>
      <p>{t('dictionary.how')}</p>
      {folder && (
        <>
          <p className="path">{folder.path}</p>
          {folder.dictionaries.length === 0 && <p className="soft">{t('dictionary.none')}</p>}
          <ul className="dictionary-list">
            {folder.dictionaries.map(({ name, words, problem }) => (
              <li key={name}>
                <span>{name}</span>
                <span className="soft">
                  {problem === null
                    ? t('dictionary.words', { count: words })
                    : t(`dictionary.problem.${problem}`)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <button
        type="button"
        className="button"
        onClick={() => void peer.call('dictionaries.openFolder', {}).catch(toasts.failed)}
      >
        {t('dictionary.folder')}
      </button>
    </section>
  );
}

import { useEffect, useState } from 'react';
import type { KnownArchive } from '#shared/contract/calls/archives.ts';
import { type ArchivePath, archivePaths } from '#shared/model/library.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { Dialog } from '../base/Dialog.tsx';
import { GuideLink } from '../guide/GuideLink.tsx';

type Paths = Readonly<Record<ArchivePath, string | null>>;

const noPaths: Paths = { notes: null, pictures: null, authority: null };

/** Opens an archive on a server of PostgreSQL: where it is, how to get in, and which folder keeps the notes. */
export function ArchiveDialog({ onClose }: { readonly onClose: () => void }) {
  const { library, info, peer, toasts } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const known = useKnownArchives();
  const [url, setUrl] = useState('');
  const [password, setPassword] = useState('');
  const [keepPassword, setKeepPassword] = useState(info.hasKeychain);
  const [paths, setPaths] = useState(noPaths);
  const [failure, setFailure] = useState<unknown>(null);
  const [isOpening, setIsOpening] = useState(false);
  const before = known.find((archive) => archive.url === url.trim());

  /** What was known of one archive says nothing of another, whose notes are not to lie among those of the first. */
  const changeUrl = (typed: string) => {
    setUrl(typed);
    const archive = known.find((one) => one.url === typed.trim());
    if (archive) {
      setPaths({ notes: archive.folder, pictures: archive.pictures, authority: archive.authority });
      setKeepPassword(archive.hasPassword || info.hasKeychain);
    } else if (before) {
      setPaths(noPaths);
      setKeepPassword(info.hasKeychain);
    }
  };
  const choose = (what: ArchivePath) =>
    void peer
      .call('archive.choose', { what })
      .then((path) => path !== null && setPaths((others) => ({ ...others, [what]: path })), toasts.failed);
  const open = async () => {
    setIsOpening(true);
    setFailure(null);
    try {
      await library.openArchive({
        url: url.trim(),
        password: password === '' ? null : password,
        keepPassword,
        folder: paths.notes,
        pictures: paths.pictures,
        authority: paths.authority,
      });
      onClose();
    } catch (error) {
      setFailure(error);
      setIsOpening(false);
    }
  };
  return (
    <Dialog title={t('archive.title')} onClose={onClose}>
      <form
        className="describe"
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <p className="describe-why">
          {t('archive.why')}{' '}
          <GuideLink page="archive" className="welcome-help">
            {t('guide.more')}
          </GuideLink>
        </p>
        {known.length > 0 && (
          <ul className="recent" aria-label={t('archive.known')}>
            {known.map((archive) => (
              <li key={archive.url}>
                <button type="button" className="panel-item" onClick={() => changeUrl(archive.url)}>
                  <strong>{shownUrl(archive.url)}</strong>
                  <span>{archive.folder}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <div className="fields">
          <div className="describe-field">
            <label>
              {t('archive.address')}
              <input
                type="text"
                required
                autoComplete="off"
                spellCheck={false}
                placeholder="postgresql://name@host/database"
                value={url}
                onChange={(event) => changeUrl(event.target.value)}
              />
            </label>
          </div>
          <div className="describe-field">
            <label>
              {t('archive.password')}
              <input
                type="password"
                autoComplete="off"
                placeholder={before?.hasPassword ? t('archive.passwordKept') : ''}
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            </label>
            <label className="describe-back">
              <input
                type="checkbox"
                checked={keepPassword}
                onChange={(event) => setKeepPassword(event.target.checked)}
              />
              {t('archive.keepPassword')}
            </label>
            <p className="soft">{t(info.hasKeychain ? 'archive.inKeychain' : 'archive.inFile')}</p>
          </div>
          {info.canChooseFolder ? (
            archivePaths.map((what) => (
              <ChosenPath key={what} what={what} path={paths[what]} onChoose={() => choose(what)} />
            ))
          ) : (
            <>
              <p className="soft">{t('archive.commandLine')}</p>
              <pre className="command">
                <code>serve {t('archive.commandValues')}</code>
              </pre>
            </>
          )}
        </div>
        {failure !== null && (
          <p className="failure" role="alert">
            {translator.failure(failure)}
          </p>
        )}
        <div className="dialog-actions">
          <span className="soft" role="status">
            {isOpening ? t('archive.opening') : ''}
          </span>
          <button type="button" className="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="button primary" disabled={isOpening || url.trim() === ''}>
            {t('archive.openButton')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface ChosenPathProps {
  readonly what: ArchivePath;
  readonly path: string | null;
  readonly onChoose: () => void;
}

/** What is done where no path is chosen. */
const usual = {
  notes: 'archive.notesUsual',
  pictures: 'archive.picturesNone',
  authority: 'archive.authorityUsual',
} as const;

function ChosenPath({ what, path, onChoose }: ChosenPathProps) {
  const { t } = useTranslator();
  const name = t(`archive.${what}`);
  return (
    <div className="describe-field archive-path">
      <span>{name}</span>
      <span className={path === null ? 'soft' : undefined}>{path ?? t(usual[what])}</span>
      <button
        type="button"
        className="button small"
        aria-label={`${t('archive.choose')} ${name}`}
        onClick={onChoose}
      >
        {t('archive.choose')}
      </button>
    </div>
  );
}

/** The archives that were opened before. */
function useKnownArchives(): readonly KnownArchive[] {
  const { peer, toasts } = useApplication();
  const [known, setKnown] = useState<readonly KnownArchive[]>([]);
  useEffect(() => {
    let isWanted = true;
    peer.call('archive.known', {}).then((found) => isWanted && setKnown(found), toasts.failed);
    return () => {
      isWanted = false;
    };
  }, [peer, toasts]);
  return known;
}

const shownUrl = (url: string): string => url.replace(/^postgres(?:ql)?:\/\//u, '');

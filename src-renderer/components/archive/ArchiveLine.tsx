import { BroadsheetError } from '#shared/contract/errors.ts';
import { openingWords } from '#shared/i18n/openingWords.ts';
import { useApplication, usePart } from '../../state/application.ts';
import { useLateWords } from '../../state/useLateWords.ts';

/** Says when the server of an archive cannot be reached; what was read, and all notes, go on working. */
export function ArchiveLine() {
  const { library, peer, toasts } = useApplication();
  const translator = useLateWords(openingWords);
  const archive = usePart(library.store, ({ state }) => state?.archive);
  if (!archive?.away) return null;
  const { code, message } = archive.away;
  const retry = () => void peer.call('archive.retry', {}).catch(toasts.failed);
  return (
    <div className="connection" role="alert">
      {translator.failure(new BroadsheetError(code, message, { server: archive.server }))}{' '}
      {translator.t('archive.awayRest')}{' '}
      <button type="button" className="plain-button" onClick={retry}>
        {translator.t('archive.retry')}
      </button>
    </div>
  );
}

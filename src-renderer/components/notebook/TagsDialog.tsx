import { useEffect, useState } from 'react';
import { type Message, message } from '#shared/i18n/translate.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { Dialog } from '../base/Dialog.tsx';
import { TagLine } from './TagLine.tsx';

/** The library's tags: how often each is used, to be renamed, merged and taken off everywhere. */
export function TagsDialog({ onClose }: { readonly onClose: () => void }) {
  const { history, libraryTags } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const tags = usePart(libraryTags.store, (state) => state.tags);
  const [wanted, setWanted] = useState('');
  const [outcome, setOutcome] = useState<Message | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => void libraryTags.load(), [libraryTags]);

  const run = async (work: () => Promise<number>) => {
    setOutcome(null);
    setFailure(null);
    try {
      setOutcome(message('notebook.changed', { count: await work() }));
    } catch (error) {
      setFailure(error);
    }
  };
  const words = wanted.trim().toLowerCase();
  const shown = tags.filter(({ value }) => value.toLowerCase().includes(words));
  return (
    <Dialog title={t('tags.title')} onClose={onClose}>
      {tags.length === 0 ? (
        <p className="soft">{t('tags.none')}</p>
      ) : (
        <input
          type="search"
          className="notebook-words"
          aria-label={t('tags.find')}
          placeholder={t('tags.find')}
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
      )}
      {failure !== null && (
        <p className="failure" role="alert">
          {translator.failure(failure)}
        </p>
      )}
      <p className="tags-outcome" role="status">
        {outcome && (
          <>
            {translator.say(outcome)}{' '}
            <button
              type="button"
              className="plain-button"
              onClick={() => {
                setOutcome(null);
                void history.undo();
              }}
            >
              {t('common.undo')}
            </button>
          </>
        )}
      </p>
      <ul className="tag-lines">
        {shown.map(({ value, count }) => (
          <TagLine
            key={value}
            tag={value}
            count={count}
            countOf={(name) => tags.find((one) => one.value === name)?.count ?? null}
            onRename={(to, merge) => run(() => libraryTags.rename(value, to, merge))}
            onRemove={() => void run(() => libraryTags.remove(value))}
          />
        ))}
      </ul>
    </Dialog>
  );
}

import { useState } from 'react';
import type { Collection } from '#shared/model/collection.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { IconButton } from '../base/IconButton.tsx';
import { SaidText } from './SaidText.tsx';

interface CollectionHeadProps {
  readonly collection: Collection;
  readonly locked: boolean;
}

/** What a collection is called and what is said of it, with what can be done to the whole. */
export function CollectionHead({ collection, locked }: CollectionHeadProps) {
  const { collections, overlays, router } = useApplication();
  const { t } = useTranslator();
  const { id, name, note, memberCount } = collection;
  const [renamed, setRenamed] = useState<string | null>(null);
  const rename = () => {
    const wanted = renamed?.trim() ?? '';
    setRenamed(null);
    if (wanted !== '' && wanted !== name) void collections.rename(id, wanted);
  };
  const askExport = () =>
    overlays.setState({
      dialog: {
        kind: 'export',
        subject: { kind: 'collection', issueId: null, articleId: null, annotationIds: [], collectionId: id },
      },
    });
  const remove = async () => {
    if (await collections.remove(collection)) router.go({ name: 'collection', collectionId: null });
  };
  return (
    <header className="collection-head">
      <div className="collection-title">
        {renamed === null ? (
          <h1>{name}</h1>
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              rename();
            }}
          >
            <input
              type="text"
              aria-label={t('collection.name')}
              maxLength={200}
              ref={(input) => input?.focus()}
              value={renamed}
              onChange={({ target }) => setRenamed(target.value)}
              onBlur={rename}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return;
                event.stopPropagation();
                setRenamed(null);
              }}
            />
          </form>
        )}
        <span className="collection-tools">
          {!locked && renamed === null && (
            <IconButton icon="pencil" label={t('collection.rename')} onClick={() => setRenamed(name)} />
          )}
          {!locked && (
            <IconButton icon="trash" label={t('collection.remove')} onClick={() => void remove()} />
          )}
          {memberCount > 0 && (
            <button type="button" className="button small" aria-haspopup="dialog" onClick={askExport}>
              {t('collection.export')}
            </button>
          )}
        </span>
      </div>
      <p className="soft">{t('collection.memberCount', { count: memberCount })}</p>
      <SaidText
        label={t('collection.note')}
        text={note}
        locked={locked}
        onSave={(said) => collections.setNote(id, said)}
      />
    </header>
  );
}

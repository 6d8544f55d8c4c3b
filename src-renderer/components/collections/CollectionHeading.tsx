import { useState } from 'react';
import type { Collection } from '#shared/model/collection.ts';
import { ariaKeysOf } from '#shared/model/finding/commandKeys.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { runCommand } from '../../state/commands.ts';
import { IconButton } from '../base/IconButton.tsx';
import { RenameForm } from '../fields/RenameForm.tsx';
import { SaidText } from './SaidText.tsx';

interface CollectionHeadingProps {
  readonly collection: Collection;
}

/** What a collection is called and what is said of it, with what can be done to the whole. */
export function CollectionHeading({ collection }: CollectionHeadingProps) {
  const application = useApplication();
  const { collections, router } = application;
  const { t } = useTranslator();
  const { id, name, note, memberCount } = collection;
  const [isRenaming, setRenaming] = useState(false);
  const rename = (typed: string | null) => {
    const wanted = typed?.trim() ?? '';
    setRenaming(false);
    if (wanted !== '' && wanted !== name) void collections.rename(id, wanted);
  };
  const remove = async () => {
    if (await collections.remove(collection)) router.go({ name: 'collection', collectionId: null });
  };
  return (
    <header className="collection-head">
      <div className="collection-title">
        {isRenaming ? (
          <RenameForm label={t('collection.name')} name={name} onDone={rename} />
        ) : (
          <h1>{name}</h1>
        )}
        <span className="collection-tools">
          {!isRenaming && (
            <IconButton icon="pencil" label={t('collection.rename')} onClick={() => setRenaming(true)} />
          )}
          <IconButton icon="trash" label={t('collection.remove')} onClick={() => void remove()} />
          {memberCount > 0 && (
            <>
              <button
                type="button"
                className="button small"
                aria-haspopup="dialog"
                onClick={() => runCommand('print', application)}
              >
                {t('print.button')}
              </button>
              <button
                type="button"
                className="button small"
                aria-haspopup="dialog"
                aria-keyshortcuts={ariaKeysOf('export')}
                onClick={() => runCommand('export', application)}
              >
                {t('collection.export')}
              </button>
            </>
          )}
        </span>
      </div>
      <p className="soft">{t('collection.memberCount', { count: memberCount })}</p>
      <SaidText label={t('collection.note')} text={note} onSave={(said) => collections.setNote(id, said)} />
    </header>
  );
}

import { useEffect } from 'react';
import type { Piece } from '#shared/model/piece.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { Dialog } from '../base/Dialog.tsx';
import { NewCollection } from './NewCollection.tsx';

interface CollectDialogProps {
  readonly pieces: readonly Piece[];
  readonly onClose: () => void;
}

/** Which collection something goes into: one that is there, or a new one. */
export function CollectDialog({ pieces, onClose }: CollectDialogProps) {
  const { collections } = useApplication();
  const { t } = useTranslator();
  const list = usePart(collections.store, (state) => state.list);
  useEffect(() => void collections.load(), [collections]);
  return (
    <Dialog title={t('collection.add')} onClose={onClose}>
      {list.length > 0 && (
        <ul className="panel-list collect-list" aria-label={t('collection.title')}>
          {list.map((collection) => (
            <li key={collection.id}>
              <button
                type="button"
                className="panel-item"
                onClick={() => {
                  onClose();
                  void collections.add(collection, pieces);
                }}
              >
                <strong>{collection.name}</strong>
                <span>{t('collection.memberCount', { count: collection.memberCount })}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <NewCollection
        onCreate={(name) => {
          onClose();
          void collections.create(name, pieces);
        }}
      />
    </Dialog>
  );
}

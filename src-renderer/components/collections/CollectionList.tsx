import { useEffect } from 'react';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { useRoute } from '../../state/hooks.ts';
import { NewCollection } from './NewCollection.tsx';

/** The library's collections, each a way to it, and a field for a new one. */
export function CollectionList() {
  const { collections, router } = useApplication();
  const { t } = useTranslator();
  const route = useRoute();
  const list = usePart(collections.store, (state) => state.list);
  useEffect(() => void collections.load(), [collections]);
  const chosen = route.name === 'collection' ? route.collectionId : null;
  const create = async (name: string) => {
    const collectionId = await collections.create(name, []);
    if (collectionId !== null) router.go({ name: 'collection', collectionId });
  };
  return (
    <section aria-label={t('collection.title')} className="collection-list">
      <h2 className="panel-title">{t('collection.title')}</h2>
      <ul className="panel-list">
        {list.map(({ id, name, memberCount }) => (
          <li key={id}>
            <button
              type="button"
              className="panel-item"
              aria-current={chosen === id ? 'page' : undefined}
              onClick={() => router.go({ name: 'collection', collectionId: id })}
            >
              <strong>{name}</strong>
              <span>{t('collection.memberCount', { count: memberCount })}</span>
            </button>
          </li>
        ))}
      </ul>
      <NewCollection onCreate={(name) => void create(name)} />
    </section>
  );
}

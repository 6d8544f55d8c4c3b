import { useApplication, usePart, useTranslator } from '../../state/application.ts';

/** The library's collections over the whole desk, while none of them is open. */
export function AllCollections() {
  const { collections, router } = useApplication();
  const { t } = useTranslator();
  const list = usePart(collections.store, (state) => state.list);
  if (list.length === 0) {
    return (
      <>
        <h1 className="visually-hidden">{t('collection.title')}</h1>
        <p className="nothing">{t('collection.none')}</p>
      </>
    );
  }
  return (
    <>
      <header className="collection-head">
        <div className="collection-title">
          <h1>{t('collection.title')}</h1>
        </div>
      </header>
      <ul className="all-collections">
        {list.map(({ id, name, memberCount }) => (
          <li key={id}>
            <button type="button" onClick={() => router.go({ name: 'collection', collectionId: id })}>
              <strong className="serif">{name}</strong>
              <span className="soft">{t('collection.memberCount', { count: memberCount })}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

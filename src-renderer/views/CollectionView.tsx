import { useEffect, useRef } from 'react';
import { AllCollections } from '../components/collections/AllCollections.tsx';
import { CollectionHeading } from '../components/collections/CollectionHeading.tsx';
import { CollectionList } from '../components/collections/CollectionList.tsx';
import { Members } from '../components/collections/Members.tsx';
import { Frame } from '../components/frame/Frame.tsx';
import { useApplication, usePart, useTranslator } from '../state/application.ts';
import { useScrollPlace } from '../state/scrollPlace.ts';

/** A collection: its members as clippings in order, and what a person says of them between. */
export function CollectionView({ collectionId }: { readonly collectionId: string | null }) {
  const { collections } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const scroller = useRef<HTMLElement>(null);
  const open = usePart(collections.store, (state) => (state.openId === collectionId ? state.open : null));
  const failure = usePart(collections.store, (state) => state.failure);
  useEffect(() => {
    void collections.open(collectionId);
    return () => void collections.open(null);
  }, [collections, collectionId]);
  useScrollPlace(scroller, {}, open !== null);
  return (
    <Frame
      left={
        <nav aria-label={t('collection.title')}>
          <CollectionList />
        </nav>
      }
    >
      <main
        ref={scroller}
        id="content"
        className="desk collection"
        tabIndex={-1}
        aria-label={open?.name ?? t('collection.title')}
      >
        <div className="collection-page">
          {open && (
            <>
              <CollectionHeading key={open.id} collection={open} />
              {open.members.length === 0 && <p className="nothing">{t('collection.empty')}</p>}
              <Members collection={open} />
            </>
          )}
          {collectionId === null && <AllCollections />}
          {failure !== null && (
            <p className="failure" role="alert">
              {translator.failure(failure)}
            </p>
          )}
        </div>
      </main>
    </Frame>
  );
}

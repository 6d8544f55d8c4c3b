import { useEffect, useRef } from 'react';
import { Frame } from '../components/frame/Frame.tsx';
import { PeopleList } from '../components/people/PeopleList.tsx';
import { PersonPage } from '../components/people/PersonPage.tsx';
import { ShelfPanel } from '../components/shelf/ShelfPanel.tsx';
import { useApplication, usePart, useTranslator } from '../state/application.ts';
import { useScrollPlace } from '../state/scrollPlace.ts';

/** The people named in bylines; and of one of them everything they wrote. */
export function PeopleView({ person }: { readonly person: string | null }) {
  const { people, library } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const scroller = useRef<HTMLElement>(null);
  const written = usePart(people.store, (state) => (state.name === person ? state.written : null));
  const isListed = usePart(people.store, (state) => state.found !== null);
  const failure = usePart(people.store, (state) => state.failure);
  const issues = usePart(library.store, (state) => state.issues);
  useEffect(() => void people.open(person), [people, person]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was added to the library may be theirs
  useEffect(() => people.again(), [people, issues]);
  useScrollPlace(scroller, {}, person === null ? isListed : written !== null);
  return (
    <Frame
      left={
        person === null ? (
          <ShelfPanel />
        ) : (
          <nav aria-label={t('people.title')}>
            <h2 className="panel-title">{t('people.title')}</h2>
            <PeopleList chosen={written?.person?.name ?? person} />
          </nav>
        )
      }
    >
      <main
        ref={scroller}
        id="content"
        className="desk people"
        tabIndex={-1}
        aria-label={person ?? t('people.title')}
      >
        <div className="people-page">
          {person === null && (
            <>
              <h1>{t('people.title')}</h1>
              <PeopleList chosen={null} />
            </>
          )}
          {person !== null && written && <PersonPage name={person} written={written} scroller={scroller} />}
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

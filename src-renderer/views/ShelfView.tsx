import { Suspense, useCallback, useRef, useState } from 'react';
import { openingWords } from '#shared/i18n/openingWords.ts';
import { DialogButton } from '../components/base/DialogButton.tsx';
import { fetchedPart } from '../components/base/fetchedPart.tsx';
import { useOneTabStop } from '../components/base/roving.ts';
import { FolderHint } from '../components/guide/FolderHint.tsx';
import { NameProposals } from '../components/shelf/NameProposals.tsx';
import { OpeningProgress } from '../components/shelf/OpeningProgress.tsx';
import { PublicationSection, SmallPublication } from '../components/shelf/PublicationSection.tsx';
import { useApplication, usePart } from '../state/application.ts';
import { usePublications } from '../state/hooks.ts';
import { hasRun, isSmall, type Publication } from '../state/library/publications.ts';
import { useScrollPlace } from '../state/scrollPlace.ts';
import { useLateWords } from '../state/useLateWords.ts';

const EmptyArchive = fetchedPart(() =>
  import('../components/archive/EmptyArchive.tsx').then((module) => module.EmptyArchive),
);

/** A library of more papers stands close: thirty of them are seen within three screens. */
const mostSections = 12;

interface ShelfPlace {
  readonly top: number;
  readonly years: Readonly<Record<string, number>>;
}

/** The shelf: every paper's run, a year at a time, and its newest front pages. */
export function ShelfView({ only }: { readonly only: string | null }) {
  const { router, library, info } = useApplication();
  const { t } = useLateWords(openingWords);
  const publications = usePublications();
  const state = usePart(library.store, (value) => value.state);
  const isPartial = usePart(library.store, (value) => value.isPartial);
  const [years, setYears] = useState(() => (router.place() as ShelfPlace | undefined)?.years ?? {});
  const showYear = useCallback(
    (paper: string, year: number) => setYears((before) => ({ ...before, [paper]: year })),
    [],
  );
  const scroller = useRef<HTMLElement>(null);
  useScrollPlace(scroller, { years }, true);
  if (!state) return null;
  // Papers of an issue or two flow together after those with runs; of many papers those without a run do, too.
  const isFull = publications.length > mostSections;
  const stands = (publication: Publication) =>
    only === null && (isSmall(publication) || (isFull && !hasRun(publication)));
  const shown = only === null ? publications : publications.filter(({ variants }) => variants.has(only));
  return (
    <main
      ref={scroller}
      id="content"
      className="desk shelf"
      aria-label={t('shelf.title')}
      aria-busy={isPartial}
      tabIndex={-1}
    >
      <h1 className="visually-hidden">{state.name}</h1>
      {state.status !== 'ready' && <OpeningProgress state={state} />}
      {state.status === 'ready' && state.archive?.away === null && publications.length === 0 && (
        <Suspense fallback={null}>
          <EmptyArchive server={state.archive.server} />
        </Suspense>
      )}
      {state.status === 'ready' && !state.archive && publications.length === 0 && (
        <div className="notice-page">
          <h2>{t('empty.title')}</h2>
          <p>{t('empty.text', { path: state.path })}</p>
          <p className="button-row">
            <DialogButton className="button primary" dialog={{ kind: 'import', paths: null }}>
              {t('import.add')}
            </DialogButton>
            {info.canChooseFolder && (
              <button type="button" className="button" onClick={() => void library.choose()}>
                {t('welcome.choose')}
              </button>
            )}
          </p>
          {!info.canChooseFolder && <FolderHint />}
        </div>
      )}
      {state.status === 'ready' && !state.archive && !isPartial && only === null && <NameProposals />}
      {shown
        .filter((publication) => !stands(publication))
        .map((publication) => (
          <PublicationSection
            key={publication.key}
            publication={publication}
            year={years[publication.key] ?? null}
            onYear={showYear}
            isWhole={only !== null}
          />
        ))}
      {shown.some(stands) && <Newsstand publications={shown.filter(stands)} isFull={isFull} />}
    </main>
  );
}

interface NewsstandProps {
  readonly publications: readonly Publication[];
  /** Each shows its newest issue only. */
  readonly isFull: boolean;
}

/** Papers of few issues, one stop of the Tab key together. */
function Newsstand({ publications, isFull }: NewsstandProps) {
  const stand = useRef<HTMLDivElement>(null);
  const roving = useOneTabStop(stand);
  return (
    <div ref={stand} className="newsstand" {...roving}>
      {publications.map((publication) => (
        <SmallPublication key={publication.key} publication={publication} isNewest={isFull} />
      ))}
    </div>
  );
}

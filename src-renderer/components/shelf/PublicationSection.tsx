import { memo, Suspense, useId, useRef } from 'react';
import type { IssueSummary } from '#shared/model/library.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { hasRun, isSmall, type Publication, yearOf } from '../../state/library/publications.ts';
import { isWithoutText, picturesOfPaper } from '../../state/library/readablePictures.ts';
import { useReached } from '../../state/library/useReached.ts';
import { beginPaperNote, pageOfPaper } from '../../state/paperNotes.ts';
import { FillInButton } from '../base/FillInButton.tsx';
import { fetchedPart } from '../base/fetchedPart.tsx';
import { IconButton } from '../base/IconButton.tsx';
import { useOneTabStop } from '../base/roving.ts';
import { PlaceLink } from '../panes/PlaceLink.tsx';
import { ReadPicturesButton } from '../pictures/ReadPicturesButton.tsx';
import { FrontPage, titleScript } from './FrontPage.tsx';
import { Gaps } from './Gaps.tsx';
import { HeatMap, HeatMapToCome } from './HeatMap.tsx';
import { UndatedIssues } from './UndatedIssues.tsx';
import { usePaperName } from './usePaperName.ts';
import { WhenNear } from './WhenNear.tsx';

const PublicationNotes = fetchedPart(() =>
  import('./PublicationNotes.tsx').then((module) => module.PublicationNotes),
);

interface PublicationSectionProps {
  readonly publication: Publication;
  /** The year shown; null shows the newest. */
  readonly year: number | null;
  /** Stays the same, so that the paper is drawn anew only when it changes. */
  readonly onYear: (paper: string, year: number) => void;
  /** All issues of the year are shown, not only the newest. */
  readonly isWhole: boolean;
}

/** How many front pages of a run show beside other papers. */
const frontPages = 5;

/** A paper on the shelf: its run a year at a time, or all its front pages where they are few. */
export const PublicationSection = memo(function PublicationSection({
  publication,
  year,
  onYear,
  isWhole,
}: PublicationSectionProps) {
  const { t } = useTranslator();
  const heading = useId();
  const { years, title, dated } = publication;
  const shown = year !== null && years.includes(year) ? year : (years.at(-1) ?? null);
  const isRun = hasRun(publication);
  const ofYear = isRun ? dated.filter((issue) => yearOf(issue.date) === shown) : dated;
  const fronts = (isRun && !isWhole ? ofYear.slice(-frontPages) : ofYear).toReversed();
  return (
    <section className="publication" aria-labelledby={heading}>
      <header className="publication-head">
        <PublicationName publication={publication} id={heading} />
        <p className="publication-counts">
          <PublicationCounts publication={publication} />
        </p>
        {isRun && shown !== null && (
          <YearSwitch years={years} shown={shown} onYear={(wanted) => onYear(publication.key, wanted)} />
        )}
      </header>
      {title === null && <p className="soft">{t('shelf.untitledWhy')}</p>}
      {isWhole && (
        <Suspense fallback={null}>
          <PublicationNotes publication={publication} />
        </Suspense>
      )}
      {shown !== null && (
        <WhenNear className={isRun ? 'publication-run' : 'publication-few'}>
          {isRun && <Year publication={publication} year={shown} />}
          <Fronts issues={fronts} isWhole={isWhole || !isRun} dateForm={isRun ? 'shortDay' : 'day'} />
        </WhenNear>
      )}
      {isWhole && publication.isArchived && <Rest publication={publication} isRun={isRun} />}
      {publication.undated.length > 0 && <UndatedIssues issues={publication.undated} />}
    </section>
  );
});

/** A year at a glance, once its issues are here. */
function Year({ publication, year }: { readonly publication: Publication; readonly year: number }) {
  const { library } = useApplication();
  const isPartial = usePart(library.store, (state) => state.isPartial);
  const isHere = useReached(publication, [year]);
  return isPartial || !isHere(year) ? <HeatMapToCome /> : <HeatMap publication={publication} year={year} />;
}

/** Has come what the page of an archive's paper shows besides a year: what has no date, and all of one with few issues. */
function Rest({ publication, isRun }: { readonly publication: Publication; readonly isRun: boolean }) {
  useReached(publication, isRun ? [null] : [null, ...publication.years]);
  return null;
}

interface FrontsProps {
  readonly issues: readonly IssueSummary[];
  /** In lines one below the other, not in one that is scrolled. */
  readonly isWhole: boolean;
  readonly dateForm: 'day' | 'shortDay';
}

/** Front pages beside each other, one stop of the Tab key. */
function Fronts({ issues, isWhole, dateForm }: FrontsProps) {
  const list = useRef<HTMLOListElement>(null);
  const roving = useOneTabStop(list);
  return (
    <ol ref={list} className={isWhole ? 'fronts all' : 'fronts'} data-count={issues.length} {...roving}>
      {issues.map((issue) => (
        <FrontPage key={issue.id} issue={issue} dateForm={dateForm} />
      ))}
    </ol>
  );
}

interface SmallPublicationProps {
  readonly publication: Publication;
  /** Of several issues the newest stands for all; a link leads to the others. */
  readonly isNewest: boolean;
}

/** A paper of which the library has few issues: it stands beside others of its kind. */
export const SmallPublication = memo(function SmallPublication({
  publication,
  isNewest,
}: SmallPublicationProps) {
  const { t } = useTranslator();
  const { router } = useApplication();
  const heading = useId();
  const all = [...publication.dated.toReversed(), ...publication.undated];
  const issues = isNewest ? all.slice(0, 1) : all;
  const [variant = null] = publication.variants;
  const whole = { name: 'shelf', publication: variant } as const;
  return (
    <section className="publication small" aria-labelledby={heading} data-count={issues.length}>
      <PublicationName publication={publication} id={heading} />
      <div className="publication-counts">
        <PublicationCounts publication={publication} />
        {issues.length < publication.issueCount && variant !== null && (
          <PlaceLink className="plain-button" route={whole} onOpen={() => router.go(whole)}>
            {t('shelf.allOfPaper')}
          </PlaceLink>
        )}
        {publication.title === null && <p className="soft">{t('shelf.untitledWhy')}</p>}
      </div>
      <ol className="fronts" data-count={issues.length}>
        {issues.map((issue) => (
          <FrontPage key={issue.id} issue={issue} dateForm="day" />
        ))}
      </ol>
    </section>
  );
});

function PublicationName({ publication, id }: { readonly publication: Publication; readonly id: string }) {
  const paperName = usePaperName();
  return (
    <h2 id={id} lang={publication.language} data-script={titleScript(publication.title ?? '')}>
      {paperName(publication)}
    </h2>
  );
}

/** What the library has of a paper, and what can be done with it. */
function PublicationCounts({ publication }: { readonly publication: Publication }) {
  const application = useApplication();
  const { library } = application;
  const { t } = useTranslator();
  const isPartial = usePart(library.store, (state) => state.isPartial);
  const paperName = usePaperName();
  const { years, dated, undated } = publication;
  const isListed = dated.length === 0 && !isSmall(publication);
  // A line as high as that of the counts.
  if (isPartial) return <span>…</span>;
  return (
    <>
      <span>{t('count.issues', { count: publication.issueCount })}</span>
      {years.length > 0 && <span>{yearSpan(years)}</span>}
      <span>{t('count.articles', { count: publication.articleCount })}</span>
      {publication.annotationCount > 0 && (
        <span>{t('count.notes', { count: publication.annotationCount })}</span>
      )}
      {publication.gapCount > 0 && <Gaps publication={publication} />}
      {/* Where no issue has a date the list of them offers it. */}
      {!isListed && !publication.isArchived && <FillInButton issueIds={publicationIssueIds(publication)} />}
      {pageOfPaper(publication) && (
        <button
          type="button"
          className="plain-button"
          onClick={() => beginPaperNote(application, publication)}
        >
          {t('command.noteOnPaper')}
        </button>
      )}
      {!publication.isArchived && [...dated, ...undated].some(isWithoutText) && (
        <ReadPicturesButton
          className="plain-button"
          what={picturesOfPaper([...dated, ...undated])}
          name={paperName(publication)}
        />
      )}
    </>
  );
}

function YearSwitch({
  years,
  shown,
  onYear,
}: {
  readonly years: readonly number[];
  readonly shown: number;
  readonly onYear: (year: number) => void;
}) {
  const { t } = useTranslator();
  const at = years.indexOf(shown);
  return (
    <div className="year-switch">
      <IconButton
        icon="left"
        label={t('shelf.yearBefore')}
        disabled={at <= 0}
        onClick={() => onYear(years[at - 1] ?? shown)}
      />
      <span>{shown}</span>
      <IconButton
        icon="right"
        label={t('shelf.yearAfter')}
        disabled={at >= years.length - 1}
        onClick={() => onYear(years[at + 1] ?? shown)}
      />
    </div>
  );
}

const publicationIssueIds = ({ dated, undated }: Publication): readonly string[] =>
  [...dated, ...undated].map(({ id }) => id);

const yearSpan = (years: readonly number[]): string => {
  const [first, last] = [years[0], years.at(-1)];
  return first === last ? String(first) : `${first}–${last}`;
};

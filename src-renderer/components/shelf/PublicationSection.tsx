import { useId } from 'react';
import { writtenRecord } from '#shared/papers/paperNames.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { type Publication, yearOf } from '../../state/library/publications.ts';
import { isWithoutText, picturesOfPaper } from '../../state/library/readablePictures.ts';
import { IconButton } from '../base/IconButton.tsx';
import { ReadPicturesButton } from '../pictures/ReadPicturesButton.tsx';
import { FrontPage, titleScript } from './FrontPage.tsx';
import { Gaps } from './Gaps.tsx';
import { HeatMap } from './HeatMap.tsx';
import { UndatedIssues } from './UndatedIssues.tsx';
import { WhenNear } from './WhenNear.tsx';

interface PublicationSectionProps {
  readonly publication: Publication;
  /** The year shown; null shows the newest. */
  readonly year: number | null;
  readonly onYear: (year: number) => void;
}

/** How many front pages a publication shows. */
const frontPages = 5;

export function PublicationSection({ publication, year, onYear }: PublicationSectionProps) {
  const { overlays } = useApplication();
  const { t } = useTranslator();
  const heading = useId();
  const { years, title, record, language } = publication;
  const shown = year !== null && years.includes(year) ? year : (years.at(-1) ?? null);
  const at = shown === null ? -1 : years.indexOf(shown);
  const newest = publication.dated
    .filter((issue) => yearOf(issue.date) === shown)
    .slice(-frontPages)
    .toReversed();
  return (
    <section className="publication" aria-labelledby={heading}>
      <header className="publication-head">
        <h2 id={heading} lang={language} data-script={titleScript(title ?? '')}>
          {title ?? (record ? writtenRecord(record) : t('shelf.untitled'))}
        </h2>
        <p className="publication-counts">
          <span>{t('count.issues', { count: publication.issueCount })}</span>
          {years.length > 0 && <span>{yearSpan(years)}</span>}
          <span>{t('count.articles', { count: publication.articleCount })}</span>
          {publication.annotationCount > 0 && (
            <span>{t('count.notes', { count: publication.annotationCount })}</span>
          )}
          {publication.gapCount > 0 && <Gaps publication={publication} />}
          {/* Where no issue has a date the list of them offers it. */}
          {publication.dated.length > 0 && (
            <button
              type="button"
              className="plain-button"
              aria-haspopup="dialog"
              onClick={() =>
                overlays.setState({
                  dialog: { kind: 'describe', issueIds: publicationIssueIds(publication) },
                })
              }
            >
              {t('describe.button')}
            </button>
          )}
          {[...publication.dated, ...publication.undated].some(isWithoutText) && (
            <ReadPicturesButton
              className="plain-button"
              what={picturesOfPaper([...publication.dated, ...publication.undated])}
              name={title ?? (record ? writtenRecord(record) : t('shelf.untitled'))}
            />
          )}
        </p>
        {shown !== null && (
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
        )}
      </header>
      {title === null && <p className="soft">{t('shelf.untitledWhy')}</p>}
      {shown !== null && (
        <WhenNear className="publication-run">
          <HeatMap publication={publication} year={shown} />
          <ol className="fronts" data-count={newest.length}>
            {newest.map((issue) => (
              <FrontPage key={issue.id} issue={issue} />
            ))}
          </ol>
        </WhenNear>
      )}
      {publication.undated.length > 0 && <UndatedIssues issues={publication.undated} />}
    </section>
  );
}

const publicationIssueIds = ({ dated, undated }: Publication): readonly string[] =>
  [...dated, ...undated].map(({ id }) => id);

const yearSpan = (years: readonly number[]): string => {
  const [first, last] = [years[0], years.at(-1)];
  return first === last ? String(first) : `${first}–${last}`;
};

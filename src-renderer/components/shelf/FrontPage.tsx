import { useMemo, useRef } from 'react';
import type { IssueSummary } from '#shared/model/library.ts';
import { coverMakeUp } from '../../layout/cover.ts';
import { inHalfWidth } from '../../layout/lines/halfWidth.ts';
import { directionOf, scriptOf } from '../../layout/script.ts';
import { useTranslator } from '../../state/application.ts';
import { useIssueDate } from '../../state/issueDates.ts';
import { WholeWords } from '../base/shown/WholeWords.tsx';
import { useCover } from './cover/useCover.ts';
import { IssueLink, useIssueLabel } from './issueLinks.tsx';

/**
 * A small front page: the paper's name, and below it the first page as it was printed, or where there is no picture of
 * it, the headline of the lead and the make-up in miniature.
 */
export function FrontPage({
  issue,
  dateForm,
}: {
  readonly issue: IssueSummary;
  /** With the year where nothing around it says that. */
  readonly dateForm: 'day' | 'shortDay';
}) {
  const { t } = useTranslator();
  const dateOf = useIssueDate();
  const label = useIssueLabel();
  const [lead] = issue.headlines;
  const item = useRef<HTMLLIElement>(null);
  const cover = useCover(issue, item);
  return (
    <li ref={item} className="front">
      <IssueLink
        issueId={issue.id}
        className="front-page"
        lang={issue.language}
        dir={directionOf(issue.language, issue.headlines.join(' '))}
        title={issue.headlines.join('\n') || undefined}
        aria-label={[label(issue), lead].filter((part) => part !== undefined).join(' — ')}
      >
        <span className="front-title" data-script={titleScript(issue.publication ?? '')}>
          {issue.publication ?? t('shelf.untitled')}
        </span>
        <span className="front-body" data-pictured={cover.isShown ? true : undefined}>
          <span className="front-lead">
            {lead === undefined ? t('shelf.noHeadlines') : <WholeWords text={inHalfWidth(lead, false)} />}
          </span>
          <CoverColumns issue={issue} />
          {cover.url !== null && (
            <img
              className="front-picture"
              src={cover.url}
              alt={t('shelf.cover', {
                title: issue.publication ?? t('shelf.untitled'),
                date: dateOf(issue, 'day'),
              })}
              decoding="async"
              draggable={false}
              onLoad={cover.onLoad}
              onError={cover.onError}
            />
          )}
        </span>
      </IssueLink>
      <p className="front-foot">
        <strong>{dateOf(issue, dateForm)}</strong>
        <span>
          {[
            issue.issueNumber === null ? issue.edition : t('issue.number', { number: issue.issueNumber }),
            issue.partCount > 1 ? t('shelf.parts', { count: issue.partCount }) : null,
            issue.annotationCount > 0 ? t('count.notes', { count: issue.annotationCount }) : null,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </p>
    </li>
  );
}

/** The stories of a front page as they would be made up: lines for their text, bars for headlines too small to be read. */
function CoverColumns({ issue }: { readonly issue: IssueSummary }) {
  const { headlines, headlineLetters, language } = issue;
  const script = scriptOf(language, headlines.join(' '));
  const made = useMemo(() => {
    const known = headlines.map((headline, index) => ({ headline, letters: headlineLetters[index] || null }));
    return coverMakeUp(known.length > 0 ? known : withoutHeadlines, script);
  }, [headlines, headlineLetters, script]);
  return (
    <span className="front-columns">
      <svg
        viewBox={`0 0 ${made.width} ${made.height}`}
        preserveAspectRatio="none"
        style={{ height: made.height }}
        aria-hidden="true"
      >
        <path className="front-text" d={made.text} />
        {made.bars && <path className="front-bars" d={made.bars} />}
      </svg>
      {made.headlines.map(({ story, left, width, top, lines, fit }) => (
        <span
          key={story}
          className="front-headline"
          style={{ left: `${left * 100}%`, width: `${width * 100}%`, top, '--lines': lines, '--fit': fit }}
        >
          {headlines[story]}
        </span>
      ))}
    </span>
  );
}

const withoutHeadlines = [0, 1, 2].map(() => ({ headline: '', letters: null }));

/** Which masthead type a title takes. */
export const titleScript = (title: string): 'han' | 'latin' =>
  /\p{Script=Han}/u.test(title) ? 'han' : 'latin';

import { useMemo } from 'react';
import { gapDays } from '#shared/model/gaps.ts';
import { useTranslator } from '../../state/application.ts';
import { publishedWeeks, yearWeeks } from '../../state/library/calendar.ts';
import { type DatedSummary, issuesByDay, type Publication } from '../../state/library/publications.ts';
import { Menu } from '../base/Menu.tsx';
import { moveByArrow } from '../base/roving.ts';
import { IssueChoices, IssueLink, useIssueLabel } from './issueLinks.tsx';

/** The months of a year in which a paper came out, a column a week, Monday on top. Arrow keys go from issue to issue. */
export function HeatMap({ publication, year }: { readonly publication: Publication; readonly year: number }) {
  const { t, dates } = useTranslator();
  const days = useMemo(() => issuesByDay(publication.dated), [publication.dated]);
  const weeks = useMemo(() => publishedWeeks(yearWeeks(year), (date) => days.has(date)), [year, days]);
  const gaps = useMemo(() => gapDays(publication.gaps), [publication.gaps]);
  const inYear = weeks.flatMap((week) => week.days.filter((date) => date !== null && days.has(date)));
  const first = inYear[0];
  return (
    <div className="heat">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields */}
      <div
        className="heat-grid"
        role="group"
        aria-label={t('shelf.year', { year: String(year), count: inYear.length })}
        onKeyDown={moveByArrow}
      >
        {weeks.flatMap((week, column) =>
          week.days.map((date, row) => {
            const key = date ?? `${column}-${row}`;
            const issues = date === null ? undefined : days.get(date);
            if (issues?.length) return <HeatDay key={key} issues={issues} stop={date === first} />;
            if (date !== null && gaps.has(date)) {
              return (
                <span
                  key={key}
                  className="heat-cell gap"
                  title={t('shelf.gapOn', { date: dates.day(date) })}
                />
              );
            }
            return <span key={key} className={date === null ? 'heat-cell outside' : 'heat-cell'} />;
          }),
        )}
      </div>
      <div className="heat-months" aria-hidden="true">
        {weeks.map((week, column) => (
          <span key={week.days.find((date) => date !== null) ?? column}>
            {week.month === null ? '' : dates.monthName(week.month)}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Room for a year whose issues are not all here yet. */
export function HeatMapToCome() {
  return (
    <div className="heat" aria-hidden="true">
      <div className="heat-grid">
        {[0, 1, 2, 3, 4, 5, 6].map((row) => (
          <span key={row} className="heat-cell outside" />
        ))}
      </div>
      <div className="heat-months">
        <span>&nbsp;</span>
      </div>
    </div>
  );
}

function HeatDay({ issues, stop }: { readonly issues: readonly DatedSummary[]; readonly stop: boolean }) {
  const { t, dates } = useTranslator();
  const label = useIssueLabel();
  const only = issues.length === 1 ? issues[0] : undefined;
  const annotated = issues.some((issue) => issue.annotationCount > 0);
  const className = `heat-cell issue${annotated ? ' annotated' : ''}${only ? '' : ' several'}`;
  const tabIndex = stop ? 0 : -1;
  if (only) {
    const name = label(only);
    return (
      <IssueLink issueId={only.id} className={className} tabIndex={tabIndex} aria-label={name} title={name} />
    );
  }
  const date = issues[0]?.date ?? '';
  const name = t('shelf.editionsOn', { date: dates.fullDay(date), count: issues.length });
  return (
    <Menu label={name} trigger={null} triggerProps={{ className, tabIndex, 'aria-label': name, title: name }}>
      {() => <IssueChoices title={name} issues={issues} />}
    </Menu>
  );
}

import { useMemo, useState } from 'react';
import { gapDays } from '#shared/model/gaps.ts';
import { useTranslator } from '../../state/application.ts';
import { addMonths, monthWeeks } from '../../state/library/calendar.ts';
import { type DatedSummary, issuesByDay, type Publication } from '../../state/library/publications.ts';
import { useReached } from '../../state/library/useReached.ts';
import { IconButton } from '../base/IconButton.tsx';
import { Menu } from '../base/Menu.tsx';
import { moveByArrow } from '../base/roving.ts';
import { PlaceLink } from '../panes/PlaceLink.tsx';
import { IssueChoices, useIssueLabel, useOpenIssue } from '../shelf/issueLinks.tsx';

interface CalendarProps {
  readonly publication: Publication;
  readonly current: DatedSummary;
}

/** The month of the issue on screen: issues bold, this one filled, known gaps dashed. */
export function Calendar({ publication, current }: CalendarProps) {
  const { t, dates } = useTranslator();
  const [turned, setTurned] = useState({ from: current.date, months: 0 });
  const months = turned.from === current.date ? turned.months : 0;
  const { year, month } = addMonths(
    Number(current.date.slice(0, 4)),
    Number(current.date.slice(5, 7)),
    months,
  );
  const days = useMemo(() => issuesByDay(publication.dated), [publication.dated]);
  const gaps = useMemo(() => gapDays(publication.gaps), [publication.gaps]);
  const weeks = monthWeeks(year, month);
  const shown = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  useReached(publication, [year]);
  const [first, last] = monthsOf(publication, shown);
  const stop =
    weeks.flat().find((date) => date === current.date) ??
    weeks.flat().find((date) => date !== null && days.has(date));
  const title = dates.month(year, month);
  return (
    <section className="calendar" aria-label={title}>
      <header className="calendar-head">
        <h2>{title}</h2>
        <IconButton
          icon="left"
          label={t('calendar.before')}
          disabled={shown <= first}
          onClick={() => setTurned({ from: current.date, months: months - 1 })}
        />
        <IconButton
          icon="right"
          label={t('calendar.after')}
          disabled={shown >= last}
          onClick={() => setTurned({ from: current.date, months: months + 1 })}
        />
      </header>
      <table onKeyDown={moveByArrow}>
        <thead>
          <tr>
            {[0, 1, 2, 3, 4, 5, 6].map((weekday) => (
              <th key={weekday} scope="col">
                {dates.weekday(weekday)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, row) => (
            <tr key={week.find((date) => date !== null) ?? row}>
              {week.map((date, column) => (
                <td key={date ?? `${row}-${column}`}>
                  {date !== null && (
                    <Day
                      date={date}
                      issues={days.get(date) ?? []}
                      gap={gaps.has(date)}
                      current={current}
                      stop={date === stop}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface DayProps {
  readonly date: string;
  readonly issues: readonly DatedSummary[];
  readonly gap: boolean;
  readonly current: DatedSummary;
  readonly stop: boolean;
}

function Day({ date, issues, gap, current, stop }: DayProps) {
  const { t, dates } = useTranslator();
  const label = useIssueLabel();
  const open = useOpenIssue();
  const number = Number(date.slice(8));
  const here = date === current.date;
  const only = issues[0];
  if (!only) {
    return (
      <span
        className={gap ? 'day gap' : 'day'}
        title={gap ? t('shelf.gapOn', { date: dates.day(date) }) : undefined}
      >
        {number}
        {gap && <span className="visually-hidden">{t('shelf.gap')}</span>}
      </span>
    );
  }
  const name =
    issues.length === 1
      ? label(only)
      : t('shelf.editionsOn', { date: dates.fullDay(date), count: issues.length });
  const props = {
    className: issues.length === 1 ? 'day issue' : 'day issue several',
    tabIndex: stop ? 0 : -1,
    'aria-label': name,
    'aria-current': here ? ('date' as const) : undefined,
    title: name,
  };
  if (issues.length === 1) {
    return (
      <PlaceLink
        {...props}
        route={{ name: 'issue', issueId: only.id, articleId: null, view: 'page', arrival: null }}
        onOpen={(beside) => (!here || beside) && open(only.id, beside)}
      >
        {number}
      </PlaceLink>
    );
  }
  return (
    <Menu label={name} trigger={number} triggerProps={props}>
      {() => <IssueChoices title={name} issues={issues} />}
    </Menu>
  );
}

/** The first and the last month that can be turned to. Of an archive not all issues are here, but its years are known. */
function monthsOf({ dated, years, isArchived }: Publication, shown: string): readonly [string, string] {
  if (!isArchived) return [dated[0]?.date.slice(0, 7) ?? shown, dated.at(-1)?.date.slice(0, 7) ?? shown];
  const year = (at: number) => String(years.at(at) ?? shown.slice(0, 4)).padStart(4, '0');
  return [`${year(0)}-01`, `${year(-1)}-12`];
}

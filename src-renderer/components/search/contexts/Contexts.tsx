import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useRef, useState } from 'react';
import type { SearchTask } from '#shared/model/search.ts';
import type { ContextLine } from '#shared/text/contextLines.ts';
import { contextRows } from '#shared/text/searchTables.ts';
import { moveBetweenResults } from '../../../dom/moveBetweenResults.ts';
import { useApplication, usePart, useTranslator } from '../../../state/application.ts';
import { useIssueDate } from '../../../state/issueDates.ts';
import { contextSorts } from '../../../state/navigation/searchWays.ts';
import { useShownPassages } from '../../base/shown/useShownPassages.ts';
import { Segmented } from '../../fields/Segmented.tsx';
import { PlaceLink } from '../../panes/PlaceLink.tsx';
import { ExportView } from '../export/ExportView.tsx';
import { type SearchRoute, useNarrowing } from '../filters/useNarrowing.ts';
import { routeOfHit } from '../hits/routeOfHit.ts';
import { contextsDrawing } from './contextsDrawing.ts';
import { contextHits, useContexts } from './useContexts.ts';

interface ContextsProps {
  readonly route: SearchRoute;
  readonly task: SearchTask;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onOpen: (line: ContextLine, beside: boolean) => void;
}

const lineHeight = 32;

/** Keyword in context: the matches below one another, sorted by what stands beside them. */
export function Contexts({ route, task, scroller, onOpen }: ContextsProps) {
  const { search } = useApplication();
  const { t, number } = useTranslator();
  const { change } = useNarrowing(route);
  const total = usePart(search.store, (state) => state.total);
  const sort = route.ways?.sort ?? 'hits';
  const lines = useContexts(task, sort);
  const list = useRef<HTMLOListElement>(null);
  if (!lines) return <p className="soft">{t('search.searching')}</p>;
  if (lines.length === 0) return null;
  return (
    <section className="contexts" aria-label={t('search.contexts')}>
      <header className="view-head">
        <h2 className="panel-title">
          {total > contextHits
            ? t('search.contextsOfFirst', { count: lines.length, hits: number(contextHits) })
            : t('search.matches', { count: lines.length })}
        </h2>
        <Segmented
          label={t('search.sort')}
          value={sort}
          options={contextSorts.map((value) => ({ value, label: t(`search.sort.${value}`) }))}
          onChange={(value) => change({ sort: value })}
        />
        <ExportView
          label={t('search.exportView', { view: t('search.contexts') })}
          fileName={`${route.query} – ${t('search.contexts')}`}
          rows={() => contextRows(lines)}
          svg={() => list.current && contextsDrawing(lines, list.current)}
        />
      </header>
      <ContextList list={list} lines={lines} scroller={scroller} onOpen={onOpen} />
    </section>
  );
}

interface ContextListProps {
  readonly list: RefObject<HTMLOListElement | null>;
  readonly lines: readonly ContextLine[];
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onOpen: (line: ContextLine, beside: boolean) => void;
}

function ContextList({ list, lines, scroller, onOpen }: ContextListProps) {
  const { library } = useApplication();
  const dateOf = useIssueDate();
  const show = useShownPassages();
  const issues = usePart(library.store, (state) => state.issues);
  const [element, setElement] = useState<HTMLElement | null>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 12,
    scrollMargin: element?.offsetTop ?? 0,
  });
  return (
    <ol
      ref={(node) => {
        list.current = node;
        setElement(node);
      }}
      className="hits"
      onKeyDown={moveBetweenResults}
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map((item) => {
        const line = lines[item.index];
        if (!line) return null;
        const { hit } = line;
        const issue = issues.get(hit.issueId);
        const language = issue?.language;
        const shown = inParts(line, show(line.before + line.match + line.after, language));
        return (
          <li
            key={line.key}
            className="hit"
            aria-setsize={lines.length}
            aria-posinset={item.index + 1}
            style={{ transform: `translateY(${item.start - virtualizer.options.scrollMargin}px)` }}
          >
            <PlaceLink
              className="context hit-link"
              title={hit.headline ?? undefined}
              route={routeOfHit(hit, line.start)}
              onOpen={(beside) => onOpen(line, beside)}
            >
              <span lang={language} className="context-before">
                <bdi data-printed={line.before}>{shown.before}</bdi>
              </span>
              <span lang={language} className="context-after">
                <mark className="match" data-printed={line.match}>
                  {shown.match}
                </mark>
                <span data-printed={line.after}>{shown.after}</span>
              </span>
              <span className="context-place">{dateOf(issue ?? hit, 'day')}</span>
            </PlaceLink>
          </li>
        );
      })}
    </ol>
  );
}

/** A line's text as it is shown, divided as the line is. */
function inParts({ before, match }: ContextLine, shown: string) {
  const end = before.length + match.length;
  return {
    before: shown.slice(0, before.length),
    match: shown.slice(before.length, end),
    after: shown.slice(end),
  };
}

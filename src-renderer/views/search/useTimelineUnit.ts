import { useMemo } from 'react';
import type { TimelineUnit } from '#shared/model/search.ts';
import type { SearchRoute } from '../../components/search/filters/useNarrowing.ts';
import { useApplication, usePart } from '../../state/application.ts';
import { unitFor } from '../../state/search/timeline.ts';

/** The unit of the timeline: the person's, or what suits the time that the library's issues span. */
export function useTimelineUnit({ ways }: SearchRoute): TimelineUnit {
  const issues = usePart(useApplication().library.store, (state) => state.issues);
  const papers = usePart(useApplication().library.store, (state) => state.papers);
  const usual = useMemo(() => {
    let [first, last] = ['9999-12-31', '0000-01-01'];
    for (const { years } of papers) {
      const [from, to] = [years[0], years.at(-1)].map((year) => String(year ?? '').padStart(4, '0'));
      if (years.length === 0 || from === undefined || to === undefined) continue;
      if (`${from}-01-01` < first) first = `${from}-01-01`;
      if (`${to}-12-31` > last) last = `${to}-12-31`;
    }
    for (const { date } of issues.values()) {
      if (date === null) continue;
      if (date < first) first = date;
      if (date > last) last = date;
    }
    return first <= last ? unitFor(first, last) : 'year';
  }, [issues, papers]);
  return ways?.unit ?? usual;
}

import { type RefObject, useEffect, useState } from 'react';
import type { IssueSummary } from '#shared/model/library.ts';
import { useApplication } from '../../../state/application.ts';
import { createTurns } from './turns.ts';

/** So many covers are asked for at once: the core makes one after the other, and those out of sight are forgotten. */
const turns = createTurns(2);
/** How near the window a cover comes before it is asked for (CSS pixels). */
const near = '300px';

/** What became of covers that were asked for: coming back to the shelf shows at once what was seen before. */
const outcomes = new WeakMap<IssueSummary, 'shown' | 'none'>();

export interface CoverOnScreen {
  /** Address of the picture of the first page; null before it is its turn, and where there is none. */
  readonly url: string | null;
  readonly isShown: boolean;
  readonly onLoad: () => void;
  readonly onError: () => void;
}

/** The picture of an issue's first page, once `box` is near the window; the line is left when it goes away before. */
export function useCover(issue: IssueSummary, box: RefObject<HTMLElement | null>): CoverOnScreen {
  const { files } = useApplication();
  const [outcome, setOutcome] = useState(() => outcomes.get(issue) ?? null);
  const [isAsked, setAsked] = useState(outcome === 'shown');
  const mayHaveOne = issue.hasFacsimile && outcome === null;
  useEffect(() => {
    const element = box.current;
    if (!mayHaveOne || !element) return;
    let leave: (() => void) | null = null;
    const observer = new IntersectionObserver(
      (entries) => {
        const isNear = entries.at(-1)?.isIntersecting === true;
        if (isNear) leave ??= turns.wait(() => setAsked(true));
        else {
          leave?.();
          leave = null;
          setAsked(false);
        }
      },
      { root: element.closest('.desk'), rootMargin: near },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      leave?.();
    };
  }, [mayHaveOne, box]);
  const settle = (now: 'shown' | 'none') => {
    outcomes.set(issue, now);
    setOutcome(now);
  };
  return {
    url: isAsked && outcome !== 'none' ? files.address(`/cover/${encodeURIComponent(issue.id)}`) : null,
    isShown: outcome === 'shown',
    onLoad: () => settle('shown'),
    onError: () => settle('none'),
  };
}

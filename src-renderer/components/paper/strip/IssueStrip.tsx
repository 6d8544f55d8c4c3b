import { type KeyboardEvent, type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import type { Issue } from '#shared/model/issue.ts';
import type { PaintRequest } from '../../../dom/highlights.ts';
import { paperSections } from '../../../layout/sections.ts';
import { type Stop, turnedStop } from '../../../layout/strip.ts';
import { useTranslator } from '../../../state/application.ts';
import { pageHeading } from '../../desk/names.ts';
import type { Placements } from '../sheet/placements.ts';
import { inkOf } from './ink.ts';
import { Miniature } from './Miniature.tsx';
import { useFits } from './useFits.ts';
import { usePlacementsOf } from './usePlacementsOf.ts';
import { useSheetGeometry } from './useSheetGeometry.ts';
import { useStripFrame } from './useStripFrame.ts';
import { useStripPointer } from './useStripPointer.ts';
import { stripMeasure, useStripScale } from './useStripScale.ts';

interface IssueStripProps {
  readonly issue: Issue;
  readonly view: 'page' | 'reading';
  readonly scroller: RefObject<HTMLElement | null>;
  readonly placements: Placements;
  readonly painted: PaintRequest;
  /** Tells that other elements stand in the scroller. */
  readonly sheetKey: string;
  /** An article lies open over the sheet. */
  readonly isCovered: boolean;
}

/**
 * The issue from afar, beside the sheet: its pages in miniature, and what is seen of them as a frame that can
 * be dragged. One stop of the Tab key; arrows, Page Up and Page Down turn pages.
 */
export function IssueStrip(props: IssueStripProps) {
  const { issue, view, scroller, placements, painted, sheetKey, isCovered } = props;
  const translator = useTranslator();
  const { t } = translator;
  const root = useRef<HTMLDivElement>(null);
  const roll = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const sections = useMemo(() => paperSections(issue), [issue]);
  const notices = useMemo(() => new Set(issue.notices.map(({ id }) => id)), [issue]);
  const { marks, matches, currentMatch } = painted;
  const ink = useMemo(
    () => inkOf(issue, { marks, matches, currentMatch }),
    [issue, marks, matches, currentMatch],
  );
  const geometry = useSheetGeometry(scroller, sheetKey);
  const laidOut = useStripScale(sections, geometry);
  const { stop, range, follow } = useStripFrame({ scroller, root, roll, frame, laidOut, geometry });
  const placementOf = usePlacementsOf(sections, placements, view, geometry?.sheetWidth ?? 0, range);
  const fitOf = useFits(geometry, view);
  const pointer = useStripPointer({ scroller, root, laidOut, geometry });
  useLayoutEffect(follow);

  const stops = laidOut?.stops ?? [];
  const here = stops[stop];
  const turnTo = (index: number) => {
    const to = stops[index];
    if (to) scroller.current?.scrollTo({ top: to.top, behavior: 'instant' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = stopOfKey(event.key, stops, scroller.current?.scrollTop ?? 0);
    if (to === null) return;
    event.preventDefault();
    turnTo(to);
  };

  const pages = laidOut?.pages ?? [];
  const page = pages.find(({ first, end }) => here && here.stretch >= first && here.stretch < end);
  const nameOf = (one: NonNullable<typeof page>) =>
    one.number === null ? null : pageHeading(translator, one.number, one.name);
  const value = [
    page && nameOf(page),
    stops.length > pages.length && t('strip.screen', { at: stop + 1, count: stops.length }),
    page && t('count.articles', { count: page.articleCount }),
  ]
    .filter(Boolean)
    .join(t('mark.comma'));
  return (
    <div
      ref={root}
      className="page-strip"
      role="slider"
      tabIndex={0}
      inert={isCovered}
      aria-label={t('strip.name')}
      aria-orientation="vertical"
      aria-valuemin={1}
      aria-valuemax={Math.max(1, stops.length)}
      aria-valuenow={stop + 1}
      aria-valuetext={value}
      title={t('strip.hint')}
      onKeyDown={onKeyDown}
      {...pointer}
    >
      <div ref={roll} className="page-strip-roll" style={{ height: laidOut?.height ?? 0 }}>
        {laidOut &&
          geometry &&
          sections.map((section, index) => {
            const place = laidOut.scale.places[index];
            const stretch = laidOut.drawn[index];
            if (!place || !stretch) return null;
            const isNear = index >= range.from && index < range.to;
            const known = isNear ? placementOf(index) : null;
            if (!known) {
              return (
                <div
                  key={section.key}
                  className="page-leaf"
                  style={{ top: place.top, height: place.height }}
                />
              );
            }
            return (
              <Miniature
                key={section.key}
                place={place}
                width={geometry.sheetWidth}
                height={stretch.height}
                placement={known.placement}
                fit={fitOf(index, stretch.top, known)}
                notices={notices}
                ink={ink}
                masthead={index === 0 ? (geometry.sections[0]?.top ?? 0) - stretch.top : 0}
              />
            );
          })}
        {pages.length > 1 &&
          pages.map((one) => (
            <span
              key={one.first}
              className="page-strip-number"
              data-current={one === page || undefined}
              style={{ top: one.bottom, height: stripMeasure.pageGap }}
            >
              {one.number}
            </span>
          ))}
        <div ref={frame} className="page-strip-window" />
      </div>
    </div>
  );
}

/** The stop that a key leads to; null for keys that turn no page. */
function stopOfKey(key: string, stops: readonly Stop[], top: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
    case 'PageDown':
      return turnedStop(stops, top, 1);
    case 'ArrowUp':
    case 'ArrowLeft':
    case 'PageUp':
      return turnedStop(stops, top, -1);
    case 'Home':
      return 0;
    case 'End':
      return stops.length - 1;
    default:
      return null;
  }
}

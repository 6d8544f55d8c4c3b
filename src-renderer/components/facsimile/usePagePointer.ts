import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { Zone } from '#shared/model/facsimile.ts';
import type { Span } from '#shared/model/span.ts';
import { type PointerPlace, pointOn } from './geometry/placed.ts';
import { type Point, spanBetween, type WordHit, type WordPlaces } from './geometry/wordPlaces.ts';
import { articleAtPoint } from './geometry/zones.ts';

interface PagePointerOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly stage: RefObject<HTMLElement | null>;
  readonly places: WordPlaces | null;
  readonly zones: readonly Zone[];
  /** The page lies under something that hears of the pointer itself. */
  readonly isPaused: boolean;
  /** Where lines are clicked instead of words selected: whether there was one. */
  readonly onLine: ((at: Point) => boolean) | null;
  /** The pointer over the page; null when it has left. */
  readonly onPoint: (at: Point | null) => void;
  readonly onHover: (articleId: string | null) => void;
  /** The selection while it grows, and once more with `settled` when it is done. */
  readonly onSelect: (span: Span | null, settled: boolean) => void;
  /** A click on a word: whether it meant something there. */
  readonly onWord: (unit: Span) => boolean;
  /** The marked part of the page at a point, and what a click on it does. */
  readonly regionAt: (at: Point) => string | null;
  readonly onRegion: (id: string) => void;
  readonly onArticle: (articleId: string) => void;
  readonly onZoom: (at: { readonly x: number; readonly y: number }) => void;
}

/** This close to a word the pointer means it, in page heights. */
const reach = 0.008;
/** A press that moves no farther is a click, in CSS pixels. */
const still = 4;
/** A second press within this time makes a double click of the first, in milliseconds. */
const doubleClick = 240;

type Press =
  | { readonly kind: 'pan'; readonly x: number; readonly y: number }
  | { readonly kind: 'select'; readonly x: number; readonly y: number; readonly from: Span };

/**
 * The pointer on a page: over words it selects them, elsewhere it takes hold of the page and moves it;
 * a click opens what is under it, a double click takes a word or enlarges. Fingers scroll and tap.
 */
export function usePagePointer(options: PagePointerOptions): void {
  const { scroller, stage } = options;

  const pointAt = useEffectEvent((event: PointerPlace) => pointOn(stage.current, event));
  const wordAt = useEffectEvent((event: PointerPlace): WordHit | null => {
    const point = pointAt(event);
    return point && (options.places?.nearest(point) ?? null);
  });
  /** What a press here would choose; null beyond reach of any word. */
  const unitAt = useEffectEvent((event: PointerPlace): Span | null => {
    const hit = options.isPaused ? null : wordAt(event);
    return hit && hit.distance <= reach ? hit.unit : null;
  });
  const hover = useEffectEvent((event: PointerEvent) => {
    const point = pointAt(event);
    const article = point && articleAtPoint(options.zones, point);
    options.onHover(article ?? null);
    options.onPoint(point);
    if (scroller.current)
      scroller.current.dataset.pointer = unitAt(event)
        ? 'word'
        : article || (point && options.regionAt(point))
          ? 'article'
          : 'page';
  });
  const select = useEffectEvent((span: Span | null, settled: boolean) => options.onSelect(span, settled));
  const click = useEffectEvent((event: PointerEvent): (() => void) | null => {
    const point = pointAt(event);
    const unit = unitAt(event);
    if (options.onLine) {
      if (point) options.onLine(point);
      return null;
    }
    if (unit && options.onWord(unit)) return null;
    const region = point && options.regionAt(point);
    if (region) {
      options.onRegion(region);
      return null;
    }
    const article = point && articleAtPoint(options.zones, point);
    return article ? () => options.onArticle(article) : null;
  });
  const doubled = useEffectEvent((event: MouseEvent) => {
    if (options.onLine) return;
    const unit = unitAt(event);
    if (unit) options.onSelect(unit, true);
    else options.onZoom({ x: event.clientX, y: event.clientY });
  });
  const leave = useEffectEvent(() => {
    options.onHover(null);
    options.onPoint(null);
  });
  const isPaused = useEffectEvent(() => options.isPaused);
  const selects = useEffectEvent(() => options.onLine === null);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let press: Press | null = null;
    let moved = false;
    let latest: PointerEvent | null = null;
    let frame = 0;
    let waiting = 0;

    const grow = (event: PointerEvent) => {
      if (press?.kind !== 'select') return;
      const hit = wordAt(event);
      if (hit) select(spanBetween(press.from, hit.unit), false);
    };
    /** While a selection is drawn beyond the window's edge, the page comes after it. */
    const follow = () => {
      frame = requestAnimationFrame(follow);
      if (press?.kind !== 'select' || !latest) return;
      const box = element.getBoundingClientRect();
      const left = Math.min(0, latest.clientX - box.left) + Math.max(0, latest.clientX - box.right);
      const top = Math.min(0, latest.clientY - box.top) + Math.max(0, latest.clientY - box.bottom);
      if (left === 0 && top === 0) return;
      element.scrollBy({ left: left / 4, top: top / 4, behavior: 'instant' });
      grow(latest);
    };
    const onDown = (event: PointerEvent) => {
      if (isOnControl(event) || isPaused()) return;
      // The scroll bars are the scroller's own.
      if (event.target === element && event.offsetX >= element.clientWidth) return;
      if (event.pointerType === 'touch' || event.button > 1) return;
      clearTimeout(waiting);
      const from = event.button === 0 && !event.altKey && selects() ? unitAt(event) : null;
      const { clientX: x, clientY: y } = event;
      press = from ? { kind: 'select', x, y, from } : { kind: 'pan', x, y };
      moved = false;
      element.focus({ preventScroll: true });
      element.setPointerCapture(event.pointerId);
      if (event.button === 0) select(null, true);
      if (event.button === 1) event.preventDefault();
      if (press.kind === 'select') frame = requestAnimationFrame(follow);
    };
    const onMove = (event: PointerEvent) => {
      latest = event;
      if (!press) {
        hover(event);
        return;
      }
      const [across, down] = [event.clientX - press.x, event.clientY - press.y];
      if (!moved && Math.hypot(across, down) < still) return;
      moved = true;
      if (press.kind === 'select') {
        grow(event);
        return;
      }
      element.dataset.pointer = 'held';
      element.scrollBy({ left: -across, top: -down, behavior: 'instant' });
      press = { kind: 'pan', x: event.clientX, y: event.clientY };
    };
    const onUp = (event: PointerEvent) => {
      cancelAnimationFrame(frame);
      const ended = press;
      press = null;
      const tapped = event.pointerType === 'touch' && event.type === 'pointerup';
      if (!ended && !tapped) return;
      if (ended && moved) {
        if (ended.kind === 'select') {
          const hit = wordAt(event);
          select(hit ? spanBetween(ended.from, hit.unit) : ended.from, true);
        }
        hover(event);
        return;
      }
      if (event.button !== 0 || event.type === 'pointercancel') return;
      if (isOnControl(event)) return;
      const act = click(event);
      // Opening an article moves the page; what is meant as a double click must find its word still there.
      if (act) waiting = window.setTimeout(act, doubleClick);
    };
    const onDouble = (event: MouseEvent) => {
      clearTimeout(waiting);
      if (isOnControl(event)) return;
      doubled(event);
    };
    const onLeave = () => leave();
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onUp);
    element.addEventListener('pointerleave', onLeave);
    element.addEventListener('dblclick', onDouble);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(waiting);
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onUp);
      element.removeEventListener('pointerleave', onLeave);
      element.removeEventListener('dblclick', onDouble);
    };
  }, [scroller]);
}

/** Buttons and fields on the page hear of their presses themselves. */
const isOnControl = ({ target }: MouseEvent): boolean =>
  target instanceof Element && target.closest('button, .line-editor, .region-grips') !== null;

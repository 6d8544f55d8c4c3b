/**
 * Something that is best seen whole: how far its right and left edges lie to the left of where the text
 * begins, in pixels.
 */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A window onto vertical lines: how far it is scrolled, how wide it is, and the width of a line. */
export interface Sight {
  readonly from: number;
  readonly size: number;
  readonly line: number;
}

/** Pixels that a browser's rounding may be off by. */
const close = 2;

/**
 * Where Page Down goes on: at the first stretch that is not seen to its end; in one that is wider than the
 * window, a window of whole lines further. Nothing that was not seen is passed over.
 */
export function nextStop(stretches: readonly Stretch[], { from, size, line }: Sight): number {
  const whole = Math.max(1, Math.floor((size + close) / line)) * line;
  const end = from + whole;
  const unseen = stretches.filter((stretch) => stretch.end > end + close);
  const begun = unseen.some((stretch) => stretch.start <= from + close);
  const next = unseen
    .map((stretch) => stretch.start)
    .filter((start) => start > from + close)
    .reduce((least, start) => Math.min(least, start), Number.POSITIVE_INFINITY);
  if (begun || next === Number.POSITIVE_INFINITY) return Math.min(end, next);
  return next;
}

/** Where Page Up goes back to: the furthest beginning from which what was first in sight is just reached. */
export function previousStop(stretches: readonly Stretch[], { from, size, line }: Sight): number {
  const whole = Math.max(1, Math.floor((size + close) / line)) * line;
  const furthest = from - whole;
  const start = stretches
    .map((stretch) => stretch.start)
    .filter((begin) => begin >= furthest - close && begin < from - close)
    .reduce((least, begin) => Math.min(least, begin), Number.POSITIVE_INFINITY);
  return Math.max(0, start === Number.POSITIVE_INFINITY ? furthest : start);
}

/** The stretches of a scroller in tiers: its pages, and in a long one what stands in the window at once. */
export function stretchesIn(scroller: HTMLElement): readonly Stretch[] {
  const box = scroller.getBoundingClientRect();
  const origin = box.right + Math.abs(scroller.scrollLeft);
  return [...scroller.querySelectorAll<HTMLElement>('.paper-masthead, .paper-tier-page')].flatMap((page) => {
    const { left, right } = page.getBoundingClientRect();
    const whole = { start: origin - right, end: origin - left };
    const body = page.querySelector<HTMLElement>('[data-leg] .paper-body');
    const leg = Number(body?.closest<HTMLElement>('[data-leg]')?.dataset.leg);
    if (!body || !leg) return [whole];
    const gap = Number.parseFloat(getComputedStyle(body).rowGap);
    const edges = body.getBoundingClientRect();
    const count = Math.max(1, Math.round((edges.width + gap) / (leg + gap)));
    return Array.from({ length: count }, (_, index): Stretch => {
      const start = origin - edges.right + index * (leg + gap);
      return { start: index === 0 ? whole.start : start, end: start + leg };
    });
  });
}

/** Width of a line where a scroller goes by whole lines, in pixels; null where it goes by pixels. */
export function lineStep(scroller: Element): number | null {
  const step = scroller instanceof HTMLElement ? Number(scroller.dataset.lineStep) : Number.NaN;
  return step > 0 ? step : null;
}

/** Moves a scroller that goes by whole lines onto the nearest one: no line is cut at the window's edge. */
export function stayOnLines(scroller: Element): void {
  const step = lineStep(scroller);
  if (step === null) return;
  const left = Math.round(scroller.scrollLeft / step) * step;
  if (left !== scroller.scrollLeft) scroller.scrollTo({ left, behavior: 'instant' });
}

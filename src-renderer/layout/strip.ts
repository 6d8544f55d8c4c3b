/**
 * The strip beside the sheet, in pure numbers: where each stretch of the sheet lies on it, and the pages that
 * one turns to. Lengths are CSS pixels, of the sheet or of the strip.
 */

/** A stretch of the sheet that is drawn by itself, from the top of all that scrolls. */
export interface SheetStretch {
  readonly top: number;
  readonly height: number;
  /** A printed page begins with it. */
  readonly opensPage: boolean;
}

/** Where a stretch is drawn. */
export interface StripPlace {
  readonly top: number;
  readonly height: number;
}

export interface StripScale {
  /** Pixels of the strip for one of the sheet. */
  readonly scale: number;
  readonly places: readonly StripPlace[];
  /** Of the whole strip. */
  readonly height: number;
  /** From the sheet to the strip; white between stretches is as wide as it is on the strip. */
  readonly toStrip: (y: number) => number;
}

/** Lays stretches out one below the other, with a gap before each page but the first. */
export function stripScale(
  stretches: readonly SheetStretch[],
  contentHeight: number,
  scale: number,
  pageGap: number,
): StripScale {
  const places: StripPlace[] = [];
  const known: { readonly sheet: number; readonly strip: number }[] = [];
  let at = 0;
  for (const [index, { top, height, opensPage }] of stretches.entries()) {
    if (index > 0 && opensPage) at += pageGap;
    // What stands above the first stretch and below the last one belongs to them: masthead and imprint.
    const from = index === 0 ? 0 : top;
    const to = index === stretches.length - 1 ? Math.max(top + height, contentHeight) : top + height;
    const place = { top: at, height: Math.max(1, (to - from) * scale) };
    places.push(place);
    known.push({ sheet: from, strip: at }, { sheet: to, strip: at + place.height });
    at += place.height;
  }
  return { scale, places, height: at, toStrip: (y) => between(known, y) };
}

function between(known: readonly { readonly sheet: number; readonly strip: number }[], y: number): number {
  let low = 0;
  let high = known.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((known[middle]?.sheet ?? 0) <= y) low = middle;
    else high = middle;
  }
  const [from, to] = [known[low], known[high]];
  if (!from || !to) return 0;
  if (to.sheet <= from.sheet) return to.strip;
  const share = Math.max(0, Math.min(1, (y - from.sheet) / (to.sheet - from.sheet)));
  return from.strip + share * (to.strip - from.strip);
}

/** How far the strip is pushed up while the sheet is scrolled by a share of all it can be, 0 to 1. */
export const stripShift = (height: number, room: number, share: number): number =>
  Math.max(0, height - room) * Math.max(0, Math.min(1, share));

/** A place that one turns to: the top of a printed page, or of a further screen of a long one. */
export interface Stop {
  /** How far the sheet is scrolled there. */
  readonly top: number;
  /** Index of the first stretch of the printed page. */
  readonly stretch: number;
  /** Counts the screens of a page from 0. */
  readonly screen: number;
}

/** Lines that two screens of a page have in common, as a share of the window. */
const overlap = 0.1;
/** What is left of a page by less than this share of the window is no screen of its own. */
const least = 0.35;
/** Stops that are nearer than this are the same, in pixels. */
export const tolerance = 8;

/** The pages of a sheet that can be scrolled by `most`, in a window of a height. */
export function stopsOf(
  stretches: readonly SheetStretch[],
  contentHeight: number,
  windowHeight: number,
): readonly Stop[] {
  const most = Math.max(0, contentHeight - windowHeight);
  const step = Math.max(1, windowHeight * (1 - overlap));
  const pages = stretches.flatMap((stretch, index) => (index === 0 || stretch.opensPage ? [index] : []));
  const stops: Stop[] = [];
  for (const [index, first] of pages.entries()) {
    const next = pages[index + 1];
    const top = index === 0 ? 0 : (stretches[first]?.top ?? 0);
    const end = next === undefined ? contentHeight : (stretches[next]?.top ?? contentHeight);
    for (let screen = 0; screen === 0 || end - (top + screen * step) > windowHeight * least; screen++) {
      const at = Math.min(most, top + screen * step);
      const before = stops.at(-1);
      if (!before || at - before.top > tolerance) stops.push({ top: at, stretch: first, screen });
    }
  }
  const last = stops.at(-1);
  if (last && most - last.top > tolerance) {
    stops.push({ top: most, stretch: last.stretch, screen: last.screen + 1 });
  }
  return stops;
}

/** The stop at which a sheet stands that is scrolled so far. */
export function stopAt(stops: readonly Stop[], top: number): number {
  return Math.max(
    0,
    stops.findLastIndex((stop) => stop.top <= top + tolerance),
  );
}

/** The stop that turning by one page leads to; from between two stops to the next one on that side. */
export function turnedStop(stops: readonly Stop[], top: number, by: 1 | -1): number {
  const found =
    by === 1
      ? stops.findIndex((stop) => stop.top > top + tolerance)
      : stops.findLastIndex((stop) => stop.top < top - tolerance);
  return found < 0 ? (by === 1 ? stops.length - 1 : 0) : found;
}

import { textWidth } from './script.ts';
import type { Level } from './types.ts';

/** The texts above an article's body, by their width in em; 0 where there is none. */
export interface HeadText {
  readonly kicker: number;
  readonly headline: number;
  readonly deck: number;
  readonly byline: number;
}

/** Sizes in em of the body type, as in print: the lead shouts, the small ones speak. */
const smallest: Readonly<Record<Level, number>> = { lead: 1.75, pageLead: 1.45, normal: 1.27 };
const largest: Readonly<Record<Level, readonly number[]>> = {
  // by span, from one column up
  lead: [1.75, 2.1, 2.4, 2.53, 2.8, 3],
  pageLead: [1.45, 1.73, 2, 2.13, 2.27, 2.4],
  normal: [1.27, 1.53, 1.73, 1.87, 1.87, 1.87],
};

/** Heights in em of the body type; styles/paper/paper.css sets the same. */
const headSpacing = {
  headlineLeading: 1.27,
  kickerSize: 0.94,
  kickerLeading: 1.5,
  deckSize: 1.06,
  deckLeading: 1.45,
  bylineSize: 0.8,
  bylineLeading: 1.6,
  gap: 0.27,
  belowHead: 0.55,
} as const;

/**
 * The headline's size over a span, in em of the body type: the size of its level, taken down to the
 * level's least where that saves a line.
 */
export function headlineSize(headlineEms: number, level: Level, span: number, widthEms: number): number {
  const sizes = largest[level];
  const most = sizes[Math.min(span, sizes.length) - 1] ?? 1;
  const least = Math.min(most, span === 1 ? smallest[level] : smallest[level] + 0.1);
  const lines = Math.max(1, Math.ceil((headlineEms * most) / widthEms));
  if (lines === 1) return most;
  const oneLess = ((lines - 1) * widthEms * 0.985) / headlineEms;
  return oneLess >= least ? Math.floor(oneLess * 100) / 100 : most;
}

/**
 * Whether a Han headline of several phrases is better broken at their spaces alone: when each of them fits
 * on a line.
 */
export function breaksAtSpaces(headline: string, size: number, widthEms: number): boolean {
  const phrases = headline.split(/\s+/u);
  return phrases.length > 1 && phrases.every((phrase) => textWidth(phrase) * size <= widthEms * 0.98);
}

/** Lines of a headline set in `size`. */
export function headlineLines(headlineEms: number, size: number, widthEms: number): number {
  return headlineEms === 0 ? 0 : Math.max(1, Math.ceil((headlineEms * size) / widthEms));
}

/** Height of the whole head in em of the body type. */
export function headHeight(text: HeadText, level: Level, span: number, widthEms: number): number {
  const size = headlineSize(text.headline, level, span, widthEms);
  const s = headSpacing;
  const lines = (ems: number, fontSize: number) => (ems === 0 ? 0 : Math.ceil((ems * fontSize) / widthEms));
  const parts = [
    lines(text.kicker, s.kickerSize) * s.kickerSize * s.kickerLeading,
    headlineLines(text.headline, size, widthEms) * size * s.headlineLeading,
    lines(text.deck, s.deckSize) * s.deckSize * s.deckLeading,
    lines(text.byline, s.bylineSize) * s.bylineSize * s.bylineLeading,
  ].filter((height) => height > 0);
  if (parts.length === 0) return 0;
  return parts.reduce((sum, height) => sum + height, 0) + (parts.length - 1) * s.gap + s.belowHead;
}

/** Measures the texts of a head. */
export function headText(kicker: string, headline: string, deck: string, byline: string): HeadText {
  return {
    kicker: textWidth(kicker),
    headline: textWidth(headline),
    deck: textWidth(deck),
    byline: textWidth(byline),
  };
}
